import { countIn } from '../../ground/language/index.ts';

const count = countIn('en');

/** What stands in the gradebook of the LMS, in English: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Preceptor quizzes',
  mastery: 'Preceptor mastery',
  /** The column of a single concept. */
  concept: (name: string) => `Preceptor mastery: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `Preceptor quizzes. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} of ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Preceptor mastery. Without help: ${count(answers, { one: '# answer', other: '# answers' })}${shown === 0 ? '' : `, ${count(shown, { other: '# shown in class' })}`}.`,
  more: (left: number) => count(left, { other: 'and # more' }),
  concepts: (all: number) => `${count(all, { one: '# concept', other: '# concepts' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Taken back: this grade does not count any more.',
};
