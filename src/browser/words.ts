import { directionOf, type Language } from '../ground/language/index.ts';
import { words as english, type Words } from './words/en.ts';

/**
 * What the page says to students: English, until `speak` was told another language. Its parts may be
 * held on to; single sentences are read when they are said.
 */
export const words: Words = english;

/** Each is a file of its own, fetched by those who read it. */
const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ words: Words }>>> = {
  es: () => import('./words/es.ts'),
  de: () => import('./words/de.ts'),
  fr: () => import('./words/fr.ts'),
  pt: () => import('./words/pt.ts'),
};

/** Settles what the page speaks, before anything is drawn. What cannot be fetched is English. */
export async function speak(language: Language): Promise<void> {
  const told = language === 'en' ? undefined : await others[language]().catch(() => undefined);
  if (told) become(words, told.words);
  document.documentElement.lang = words.lang;
  document.documentElement.dir = directionOf(words.lang);
}

type Part = Record<string, unknown>;

function become(old: Part, told: Part): void {
  for (const [name, value] of Object.entries(told)) {
    const held = old[name];
    if (isPart(value) && isPart(held)) become(held, value);
    else old[name] = value;
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

/** What is said for a name that comes from elsewhere; undefined when nothing is. */
export function entry(said: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(said, name) ? said[name] : undefined;
}
