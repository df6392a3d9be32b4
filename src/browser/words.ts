import {
  apart,
  directionOf,
  forTeachers,
  type Language,
  type TeacherLanguage,
} from '../ground/language/index.ts';
import { otherTeacherWords, teacherWords } from './instructor/teacher-words.ts';
import { words as english, type Words } from './words/en.ts';

/**
 * What the page says to everybody: English, until `speak` was told another language. Its parts may be
 * held on to; single sentences are read when they are said.
 */
export const words: Words = english;

/** Each is a file of its own, fetched by those who read it. */
const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ words: Words }>>> = {
  es: () => import('./words/es.ts'),
  de: () => import('./words/de.ts'),
  fr: () => import('./words/fr.ts'),
  pt: () => import('./words/pt.ts'),
  he: () => import('./words/he.ts'),
  ar: () => import('./words/ar.ts'),
};

/** Settles what the page speaks, before anything is drawn. When a part cannot be fetched, all is English. */
export async function speak(language: Language, to: 'students' | 'teachers'): Promise<void> {
  const learned = to === 'teachers' ? learnForTeachers(forTeachers(language)) : learn(language);
  await learned.catch(() => {});
  document.documentElement.lang = words.lang;
  document.documentElement.dir = directionOf(words.lang);
}

async function learn(language: Language): Promise<void> {
  if (language === 'en') return;
  const told = await others[language]();
  become(words, told.words);
}

async function learnForTeachers(language: TeacherLanguage): Promise<void> {
  if (language === 'en') return;
  const [told, taught] = await Promise.all([others[language](), otherTeacherWords[language]()]);
  become(words, told.words);
  become(teacherWords, taught.words);
  become(words, teacherWords.frame);
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

/**
 * A title or a name between words of the page. On a page read from right to left it keeps its own
 * direction by signs that nobody sees, since these sentences are also spoken and cannot hold elements.
 */
export function asItIs(title: string): string {
  return directionOf(words.lang) === 'rtl' ? apart(title) : title;
}

/** What is said for a name that comes from elsewhere; undefined when nothing is. */
export function entry<Said>(said: Readonly<Record<string, Said>>, name: string): Said | undefined {
  return Object.hasOwn(said, name) ? said[name] : undefined;
}
