import { countIn } from '../../ground/language/index.ts';

const count = countIn('es');

/** What stands in the gradebook of the LMS, in Spanish: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Cuestionarios de Preceptor',
  mastery: 'Dominio según Preceptor',
  /** The column of a single concept. */
  concept: (name: string) => `Preceptor: ${name}`,
  quizComment: (parts: readonly { conceptName: string; score: number; max: number }[]) =>
    `Cuestionarios de Preceptor. ${parts.map(({ conceptName, score, max }) => `${conceptName}: ${score} de ${max}`).join('; ')}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Dominio según Preceptor. Sin ayuda: ${count(answers, { one: '# respuesta', other: '# respuestas' })}${shown === 0 ? '' : `, ${count(shown, { one: '# vez mostrado en clase', other: '# veces mostrado en clase' })}`}.`,
  more: (left: number) => count(left, { other: 'y # más' }),
  concepts: (all: number) => `${count(all, { one: '# concepto', other: '# conceptos' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Retirada: esta calificación ya no cuenta.',
};
