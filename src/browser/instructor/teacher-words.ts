import type { TeacherLanguage } from '../../ground/language/index.ts';
import { words as english, type TeacherWords } from './words/en.ts';

/**
 * What the pages of those who teach say beside what students read: English, until `speak` was told
 * another language. Its parts may be held on to; single sentences are read when they are said.
 */
export const teacherWords: TeacherWords = english;

/** Each is a file of its own, fetched by those who teach and read it. */
export const otherTeacherWords: Readonly<
  Record<Exclude<TeacherLanguage, 'en'>, () => Promise<{ words: TeacherWords }>>
> = {
  es: () => import('./words/es.ts'),
  de: () => import('./words/de.ts'),
  fr: () => import('./words/fr.ts'),
  pt: () => import('./words/pt.ts'),
};
