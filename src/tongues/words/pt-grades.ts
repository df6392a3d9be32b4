import { countIn } from '../../ground/language/index.ts';

const count = countIn('pt');

/** What stands in the gradebook of the LMS, in Portuguese: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Quizzes do Preceptor',
  mastery: 'Domínio segundo o Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `Domínio segundo o Preceptor: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `Quizzes do Preceptor. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} de ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Domínio segundo o Preceptor. Sem ajuda: ${count(answers, { one: '# resposta', other: '# respostas' })}${shown === 0 ? '' : `, ${count(shown, { one: '# vez mostrado em aula', other: '# vezes mostrado em aula' })}`}.`,
  more: (left: number) => count(left, { other: 'e mais #' }),
  concepts: (all: number) => `${count(all, { one: '# conceito', other: '# conceitos' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Retirada: esta nota já não conta.',
};
