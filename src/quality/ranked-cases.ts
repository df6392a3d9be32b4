import { foldSpace } from '../ground/text/index.ts';
import type { Hit, Search } from '../retrieve/index.ts';
import { compareCases, level, type ComparedMeasure } from './compare-runs.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import type { CaseReport, Comparison } from './run-report.ts';
import { mcnemarExact } from './statistics/mcnemar.ts';

/** Place of the first passage that holds what an answer cited, from 1; null: not among the first ten. */
export type Rank = number | null;

/** A case, and where its passage stands. */
export interface TriedCase {
  /** Of the answer; trials of before did not keep it. */
  readonly turnId?: string;
  readonly question: string;
  readonly quotes: readonly string[];
  readonly before: Rank;
  readonly after: Rank;
}

export interface TrialReport {
  readonly comparison: Comparison;
  /** Right answers whose passage came up among the first five and does no more. */
  readonly lost: readonly TriedCase[];
  /** And the other way round. */
  readonly won: number;
  readonly isHeldBack: boolean;
}

/** The trial says nothing now: something did not answer, or changed under it. It is made again later. */
export class TrialPostponedError extends Error {
  override readonly name = 'TrialPostponedError';
  readonly code = 'trial_postponed';
}

/** Tries what is new on a tenant's own cases. @throws TrialPostponedError, and whatever the newcomer throws */
export type Trial = (
  tenantId: string,
  answers: readonly JudgedAnswer[],
  signal: AbortSignal,
) => Promise<TrialReport>;

const searched = 10;

const measures: readonly ComparedMeasure[] = [
  { key: 'hit1', label: 'hit@1', better: 'higher', decides: true },
  { key: 'hit3', label: 'hit@3', better: 'higher', decides: true },
  { key: 'hit5', label: 'hit@5', better: 'higher', decides: true },
  { key: 'reciprocalRank', label: 'MRR (first 10)', better: 'higher', decides: true },
  // Why an answer is wrong nobody says: its passages may have been the right ones.
  { key: 'wrong5', label: 'passages of answers called wrong, first 5', better: 'lower' },
];

/** Asks for a case as the class. @throws TrialPostponedError, and whatever the search throws */
export async function rankOf(
  search: Search,
  tenantId: string,
  answer: JudgedAnswer,
  signal: AbortSignal,
): Promise<Rank> {
  const { courseId, question: query } = answer;
  const hits = await search({ tenantId, courseId, query, limit: searched }, signal);
  return rankIn(whole(hits), answer);
}

/** @throws TrialPostponedError when the reranker did not answer: that would be measured instead */
function whole(hits: readonly Hit[]): readonly Hit[] {
  if (hits.some(({ reranked }) => reranked && 'failure' in reranked))
    throw new TrialPostponedError('The reranker did not answer.');
  return hits;
}

function rankIn(hits: readonly Hit[], { cited }: JudgedAnswer): Rank {
  const quotes = cited.map(({ quote }) => foldSpace(quote));
  const at = hits.findIndex(({ content }) => {
    const text = foldSpace(content);
    return quotes.some((quote) => text.includes(quote));
  });
  return at === -1 ? null : at + 1;
}

export type Tried = readonly {
  readonly answer: JudgedAnswer;
  readonly before: Rank;
  readonly after: Rank;
}[];

/** Compares case by case, as two runs of a suite are. */
export function conclude(newcomer: string, tried: Tried): TrialReport {
  const side = (which: 'before' | 'after') =>
    tried.map(({ answer, [which]: rank }) => caseOf(answer, rank));
  const against = `what serves, tried against ${newcomer}`;
  const comparison = compareCases(side('before'), side('after'), { against, measures });
  const right = tried.filter(({ answer }) => answer.verdict === 'right');
  const isFound = (rank: Rank): boolean => rank !== null && rank <= 5;
  const lost = right.filter(({ before, after }) => isFound(before) && !isFound(after));
  const won = right.filter(({ before, after }) => !isFound(before) && isFound(after)).length;
  const fewer = isTooFew(right.length, comparison) && lost.length > won;
  return {
    comparison,
    lost: lost.map(({ answer, before, after }) => ({
      turnId: answer.turnId,
      question: answer.question,
      quotes: answer.cited.map(({ quote }) => quote),
      before,
      after,
    })),
    won,
    isHeldBack: comparison.verdict === 'worse' || fewer,
  };
}

/** With so few cases the test would call not even the loss of all of them worse: then more lost than won is. */
function isTooFew(cases: number, { measures: compared }: Comparison): boolean {
  return mcnemarExact(0, cases) * compared.length >= level;
}

function caseOf({ turnId, question, verdict }: JudgedAnswer, rank: Rank): CaseReport {
  const within = (k: number): boolean => rank !== null && rank <= k;
  const isRight = verdict === 'right';
  return {
    id: turnId,
    title: question,
    tags: {},
    measures: isRight
      ? {
          hit1: within(1),
          hit3: within(3),
          hit5: within(5),
          reciprocalRank: rank === null ? 0 : 1 / rank,
        }
      : { wrong5: within(5) },
    outcome: 'review',
    reason: null,
    facts: {},
    transcript: [],
    trace: [],
  };
}
