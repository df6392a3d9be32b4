import { countIn } from '../../ground/language/index.ts';

const count = countIn('fr');

/** What stands in the gradebook of the LMS, in French: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Quiz Preceptor',
  mastery: 'Maîtrise selon Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `Maîtrise selon Preceptor : ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `Quiz Preceptor. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} sur ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Maîtrise selon Preceptor. Sans aide : ${count(answers, { one: '# réponse', other: '# réponses' })}${shown === 0 ? '' : `, ${count(shown, { other: 'montré # fois en cours' })}`}.`,
  more: (left: number) => count(left, { other: 'et # de plus' }),
  concepts: (all: number) => `${count(all, { one: '# notion', other: '# notions' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Retirée : cette note ne compte plus.',
};
