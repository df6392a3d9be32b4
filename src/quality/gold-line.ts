import type { JudgedAnswer } from './judged-answer-store.ts';

/**
 * A judged answer as a line of a gold file (docs/evaluation.md). What a right answer cited is what has to
 * be found again. Where a wrong one should have looked nobody has said yet: `expected` waits for a person.
 */
export function goldLine({ turnId, verdict, question, answer, cited }: JudgedAnswer): object {
  const [first] = cited;
  const isRight = verdict === 'right';
  return {
    id: turnId,
    question,
    category: isRight ? 'judged_right' : 'judged_wrong',
    difficulty: 'unknown',
    docType: /\.([a-z0-9]+)$/i.exec(first?.fileName ?? '')?.[1]?.toLowerCase() ?? '',
    source: first?.fileName ?? '',
    sources: [...new Set(cited.map(({ fileName }) => fileName))],
    expected: isRight ? cited.map(({ quote }) => quote) : [],
    answer,
    ...(isRight ? {} : { citedWrongly: cited }),
  };
}
