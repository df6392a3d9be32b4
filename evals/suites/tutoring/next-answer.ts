import { contentTerms, sentences } from '../../../src/ground/text/index.ts';
import type { AskedTurn, Student } from '../../doors/student.ts';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly prompt: string;
  readonly options?: readonly string[];
}

export interface NamedConcept {
  readonly id: string;
  readonly name: string;
}

interface Result {
  readonly score: number;
  readonly max: number;
}

/** Shares of quiz items answered right: before, and with the tutor's words at hand. */
export interface NextAnswer {
  readonly before: number;
  readonly after: number;
}

/**
 * Sets a quiz of the product on what the turn was about and has it answered twice by a reader who knows
 * nothing, and then nothing but what the tutor just said: options and gaps are filled by overlap of
 * words. Undefined when the course gives no quiz on it.
 */
export async function answerNext(
  student: Student,
  turn: AskedTurn,
  concepts: readonly NamedConcept[],
): Promise<NextAnswer | undefined> {
  const conceptId = conceptIn(turn.message, concepts)?.id;
  if (conceptId === undefined) return undefined;
  const quiz = await student
    .post<{ quizId: string; items: readonly Item[] }>('/api/quizzes', { conceptId })
    .catch(() => undefined);
  if (!quiz || quiz.items.length === 0) return undefined;
  const answer = async (knowing: string): Promise<number> => {
    const answers = Object.fromEntries(quiz.items.map((item) => [item.id, choose(item, knowing)]));
    const result = await student.post<Result>(`/api/quizzes/${quiz.quizId}/attempts`, { answers });
    return result.max === 0 ? 0 : result.score / result.max;
  };
  const before = await answer('');
  return { before, after: await answer(turn.answer) };
}

/** The concept of the course most of whose name occurs in the message. */
function conceptIn(message: string, concepts: readonly NamedConcept[]): NamedConcept | undefined {
  const said = new Set(contentTerms(message));
  const scored = concepts.map((concept) => {
    const terms = [...new Set(contentTerms(concept.name))];
    return { concept, share: terms.filter((term) => said.has(term)).length / terms.length };
  });
  const [best] = scored.filter(({ share }) => share >= 0.5).toSorted((a, b) => b.share - a.share);
  return best?.concept;
}

/** What a reader of those words alone would answer. */
export function choose({ prompt, options }: Item, knowing: string): string {
  const asked = contentTerms(prompt);
  const near = nearest(knowing, asked);
  if (options && options.length > 0) {
    const scored = options.map((option) => ({
      option,
      score: overlap(contentTerms(option), near),
    }));
    return scored.reduce((best, one) => (one.score > best.score ? one : best)).option;
  }
  const unasked = near.find((term) => !asked.includes(term));
  return unasked ?? '';
}

/** The words of the sentence that shares most with what is asked. */
function nearest(knowing: string, asked: readonly string[]): string[] {
  const scored = sentences(knowing).map((sentence) => {
    const terms = contentTerms(sentence);
    return { terms, score: overlap(asked, terms) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best), {
    terms: [] as string[],
    score: 0,
  }).terms;
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const there = new Set(b);
  return [...new Set(a)].filter((term) => there.has(term)).length;
}
