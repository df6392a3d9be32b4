import { countIn } from '../../ground/language/index.ts';

const count = countIn('es');

/** What stands in the gradebook of the LMS, in Spanish: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Cuestionarios de Preceptor',
  mastery: 'Dominio según Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `Dominio según Preceptor: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `Cuestionarios de Preceptor. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} de ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Dominio según Preceptor. Sin ayuda: ${count(answers, { one: '# respuesta', other: '# respuestas' })}${shown === 0 ? '' : `, ${count(shown, { one: '# vez mostrado en clase', other: '# veces mostrado en clase' })}`}.`,
  more: (left: number) => count(left, { other: 'y # más' }),
  concepts: (all: number) => `${count(all, { one: '# concepto', other: '# conceptos' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Retirada: esta calificación ya no cuenta.',
};
