import type { Course } from '../courses/index.ts';
import { languageOf, type Language } from '../ground/language/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { conceptOfPurpose } from './concept-columns.ts';

/**
 * What a course's columns and comments are said in: the language its teachers have chosen in the LMS, or the LMS for
 * the course, as launches tell; English where none did.
 */
export function columnLanguage({ locale }: Pick<Course, 'locale'>): Language {
  return languageOf(locale);
}

/**
 * What a new column is called; one that is there keeps its name.
 * @param conceptName of the concept whose own column it is
 */
export function columnTitle(
  course: Pick<Course, 'locale'>,
  { purpose, conceptName }: { readonly purpose: string; readonly conceptName: string | null },
): string {
  const said = wordsIn(columnLanguage(course)).gradebook;
  if (purpose === 'quizzes') return said.quizzes;
  if (purpose === 'mastery') return said.mastery;
  return said.concept(conceptName ?? conceptOfPurpose(purpose) ?? purpose);
}
