import type { Language } from '../ground/language/index.ts';
import { words as en, type StudentWords } from './words/en.ts';
import { words as es } from './words/es.ts';
import { words as de } from './words/de.ts';
import { words as fr } from './words/fr.ts';
import { words as pt } from './words/pt.ts';
import { words as he } from './words/he.ts';
import { words as ar } from './words/ar.ts';

export type { StudentWords } from './words/en.ts';

const all: Readonly<Record<Language, StudentWords>> = { en, es, de, fr, pt, he, ar };

/** What the server itself says to students, in one language; nothing of a course is in it. */
export function wordsIn(language: Language): StudentWords {
  return all[language];
}
