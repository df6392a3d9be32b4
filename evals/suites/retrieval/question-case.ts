import { readQuestions, type Question } from '../../gold/question.ts';
import { lengthOf, type SuiteCase } from '../../suite.ts';

export interface QuestionCase extends SuiteCase {
  readonly question: Question;
}

export const questionSlices = [
  'category',
  'document type',
  'difficulty',
  'length',
  'short',
] as const;

/** @throws GoldError */
export async function readQuestionCases(file: string) {
  const { name, fingerprint, entries } = await readQuestions(file);
  return { name, fingerprint, cases: entries.map(toCase) };
}

function toCase(question: Question): QuestionCase {
  const { id, category, difficulty, docType, question: title } = question;
  return {
    id,
    title,
    question,
    tags: {
      category,
      difficulty,
      'document type': category === 'unanswerable' ? '' : docType,
      length: lengthOf(title),
      short: title.length <= 40 ? '40 characters or fewer' : 'more than 40 characters',
    },
  };
}
