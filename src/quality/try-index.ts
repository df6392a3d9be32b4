import type { CourseKey } from '../courses/index.ts';
import { foldSpace } from '../ground/text/index.ts';
import { embedChunks, payingFor } from '../ingest/index.ts';
import type { Embedder } from '../models/index.ts';
import {
  dropTrialVectors,
  keepTrialVectors,
  untriedChunks,
  type Hit,
  type Search,
} from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { compareCases, level, type ComparedMeasure } from './compare-runs.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import type { CaseReport, Comparison } from './run-report.ts';
import { mcnemarExact } from './statistics/mcnemar.ts';

/** A case, and the rank of the first passage that holds what its answer cited; null: not among the first ten. */
export interface TriedCase {
  readonly question: string;
  readonly quotes: readonly string[];
  readonly before: number | null;
  readonly after: number | null;
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

/** Tries the newcomer on a tenant's own cases. @throws TrialPostponedError, and whatever the newcomer throws */
export type TryIndex = (
  tenantId: string,
  answers: readonly JudgedAnswer[],
  signal: AbortSignal,
) => Promise<TrialReport>;

interface TryIndexNeeds {
  readonly withTenant: WithTenant;
  /** The model on trial. */
  readonly embedder: Embedder;
  /** The search that serves. */
  readonly asIs: Search;
  /** The same on the newcomer's vectors. */
  readonly onTrial: Search;
}

const searched = 10;
const chunksAtATime = 500;

const measures: readonly ComparedMeasure[] = [
  { key: 'hit1', label: 'hit@1', better: 'higher', decides: true },
  { key: 'hit3', label: 'hit@3', better: 'higher', decides: true },
  { key: 'hit5', label: 'hit@5', better: 'higher', decides: true },
  { key: 'reciprocalRank', label: 'MRR (first 10)', better: 'higher', decides: true },
  // Why an answer is wrong nobody says: its passages may have been the right ones.
  { key: 'wrong5', label: 'passages of answers called wrong, first 5', better: 'lower' },
];

/**
 * Has the released material of the courses that hold cases embedded by the newcomer, beside what serves,
 * asks every case both ways and compares them pair by pair as the suites do. What was embedded already
 * when a trial broke off is not embedded again.
 */
export function createTryIndex(needs: TryIndexNeeds): TryIndex {
  const { withTenant } = needs;
  return async (tenantId, answers, signal) => {
    const courses = [...new Set(answers.map(({ courseId }) => courseId))].map((courseId) => ({
      tenantId,
      courseId,
    }));
    for (const course of courses) await fill(needs, course, signal);
    const tried: { answer: JudgedAnswer; before: number | null; after: number | null }[] = [];
    for (const answer of answers) {
      const ask = async (search: Search): Promise<number | null> => {
        const { courseId, question: query } = answer;
        const hits = await search({ tenantId, courseId, query, limit: searched }, signal);
        return rankIn(whole(hits), answer);
      };
      tried.push({ answer, before: await ask(needs.asIs), after: await ask(needs.onTrial) });
    }
    await requireFilled(needs, courses);
    await withTenant(tenantId, (tx) => dropTrialVectors(tx, tenantId));
    return conclude(needs.embedder.id, tried);
  };
}

async function fill(
  { withTenant, embedder }: TryIndexNeeds,
  course: CourseKey,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId } = course;
  for (;;) {
    const chunks = await withTenant(tenantId, (tx) =>
      untriedChunks(tx, course, embedder.id, chunksAtATime),
    );
    if (chunks.length === 0) return;
    for await (const batch of embedChunks(payingFor(embedder, course), chunks, signal))
      await withTenant(tenantId, (tx) => keepTrialVectors(tx, tenantId, embedder.id, batch));
  }
}

/** A document that was read anew meanwhile was asked about by words alone. */
async function requireFilled(
  { withTenant, embedder }: TryIndexNeeds,
  courses: readonly CourseKey[],
): Promise<void> {
  for (const course of courses) {
    const missing = await withTenant(course.tenantId, (tx) =>
      untriedChunks(tx, course, embedder.id, 1),
    );
    if (missing.length > 0) throw new TrialPostponedError('The material changed during the trial.');
  }
}

/** @throws TrialPostponedError when the reranker did not answer: that would be measured instead */
function whole(hits: readonly Hit[]): readonly Hit[] {
  if (hits.some(({ reranked }) => reranked && 'failure' in reranked))
    throw new TrialPostponedError('The reranker did not answer.');
  return hits;
}

function rankIn(hits: readonly Hit[], { cited }: JudgedAnswer): number | null {
  const quotes = cited.map(({ quote }) => foldSpace(quote));
  const at = hits.findIndex(({ content }) => {
    const text = foldSpace(content);
    return quotes.some((quote) => text.includes(quote));
  });
  return at === -1 ? null : at + 1;
}

type Tried = readonly {
  readonly answer: JudgedAnswer;
  readonly before: number | null;
  readonly after: number | null;
}[];

function conclude(newcomer: string, tried: Tried): TrialReport {
  const side = (which: 'before' | 'after') =>
    tried.map(({ answer, [which]: rank }) => caseOf(answer, rank));
  const against = `what serves, tried against ${newcomer}`;
  const comparison = compareCases(side('before'), side('after'), { against, measures });
  const right = tried.filter(({ answer }) => answer.verdict === 'right');
  const isFound = (rank: number | null): boolean => rank !== null && rank <= 5;
  const lost = right.filter(({ before, after }) => isFound(before) && !isFound(after));
  const won = right.filter(({ before, after }) => !isFound(before) && isFound(after)).length;
  const fewer = isTooFew(right.length, comparison) && lost.length > won;
  return {
    comparison,
    lost: lost.map(({ answer, before, after }) => ({
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

function caseOf({ turnId, question, verdict }: JudgedAnswer, rank: number | null): CaseReport {
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
