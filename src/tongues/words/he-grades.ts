import { countIn } from '../../ground/language/index.ts';

const count = countIn('he');

/** What stands in the gradebook of the LMS, in Hebrew: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'חידוני Preceptor',
  mastery: 'שליטה לפי Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `שליטה לפי Preceptor: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `חידוני Preceptor. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} מתוך ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `שליטה לפי Preceptor. בלי עזרה: ${count(answers, { one: 'תשובה אחת', two: 'שתי תשובות', other: '# תשובות' })}${shown === 0 ? '' : `, ${count(shown, { one: 'הוצג פעם אחת בכיתה', two: 'הוצג פעמיים בכיתה', other: 'הוצג # פעמים בכיתה' })}`}.`,
  more: (left: number) => count(left, { other: 'ועוד #' }),
  concepts: (all: number) =>
    `${count(all, { one: 'מושג אחד', two: 'שני מושגים', other: '# מושגים' })}.`,
  /** The last word where comments stay. */
  takenBack: 'הציון בוטל ואינו נחשב עוד.',
};
