import { countIn } from '../../ground/language/index.ts';

const count = countIn('de');

/** What stands in the gradebook of the LMS, in German: titles of columns, and what is said beside a grade. */
export const gradeWords = {
  quizzes: 'Preceptor-Quiz',
  mastery: 'Preceptor-Lernstand',
  /** The column of a single concept. */
  concept: (name: string) => `Preceptor-Lernstand: ${name}`,
  /** What each concept came to, one after the other. */
  quizComment: (parts: string) => `Preceptor-Quiz. ${parts}`,
  scoreOf: (score: number, max: number) => `${score} von ${max}`,
  /** Answers given without help, and how often a teacher saw it in class. */
  masteryComment: (answers: number, shown: number) =>
    `Preceptor-Lernstand. Ohne Hilfe: ${count(answers, { one: '# Antwort', other: '# Antworten' })}${shown === 0 ? '' : `, ${count(shown, { other: '#-mal im Unterricht gezeigt' })}`}.`,
  more: (left: number) => count(left, { other: 'und # weitere' }),
  concepts: (all: number) => `${count(all, { one: '# Thema', other: '# Themen' })}.`,
  /** The last word where comments stay. */
  takenBack: 'Zurückgenommen: Diese Bewertung zählt nicht mehr.',
};
