import type { WithTenant } from '../tenancy/index.ts';
import { gateCases } from './gate.ts';
import type { GateDecision } from './gate-decision-store.ts';
import type { Gates, PartStanding } from './gates.ts';
import { judgedAnswers, type Judge, type JudgedAnswer } from './judged-answer-store.ts';
import type { Rank } from './ranked-cases.ts';
import { wilson, type Interval } from './statistics/wilson.ts';

/** What serves a school, and what waits for its cases, as one of its teachers may see it. */
export interface GatePicture {
  /** Answers of the school called right: what something new must not lose. */
  readonly cases: number;
  readonly parts: readonly PicturedPart[];
}

type PicturedPart = Pick<PartStanding, 'part' | 'serves' | 'waits'> & {
  readonly last: PicturedDecision | null;
};

interface PicturedDecision extends Pick<GateDecision, 'verdict' | 'before' | 'after' | 'because'> {
  readonly at: Date;
  /** Null where it was decided without a trial. */
  readonly trial: PicturedTrial | null;
}

interface PicturedTrial {
  readonly cases: number;
  readonly measures: readonly PicturedMeasure[];
  readonly won: number;
  readonly lost: number;
  /** The lost ones that this teacher asked in this course: others' conversations are theirs. */
  readonly own: readonly LostCase[];
}

interface PicturedMeasure {
  readonly label: string;
  readonly before: Estimate | null;
  readonly after: Estimate | null;
  readonly verdict: 'better' | 'same' | 'worse';
}

/** A share or mean with its 95 % interval, where one can be given. */
interface Estimate extends Partial<Interval> {
  readonly value: number;
}

interface LostCase {
  readonly question: string;
  readonly answer: string;
  readonly quotes: readonly string[];
  readonly before: Rank;
  readonly after: Rank;
}

export function createReadGates({
  withTenant,
  gates,
}: {
  readonly withTenant: WithTenant;
  readonly gates: Pick<Gates, 'standing'>;
}) {
  return async (teacher: Judge): Promise<GatePicture> => {
    const { tenantId } = teacher;
    const { answers, own } = await withTenant(tenantId, async (tx) => ({
      answers: await judgedAnswers(tx, tenantId, null),
      own: await judgedAnswers(tx, tenantId, teacher.courseId, teacher.userId),
    }));
    const standing = await gates.standing(tenantId);
    const mine = new Map(own.map((answer) => [answer.turnId, answer]));
    return {
      cases: gateCases(answers).length,
      parts: standing.map(({ last, ...part }) => ({
        ...part,
        last: last ? pictureOf(last, mine) : null,
      })),
    };
  };
}

function pictureOf(
  { verdict, before, after, because, at, report }: GateDecision & { readonly at: Date },
  mine: ReadonlyMap<string, JudgedAnswer>,
): PicturedDecision {
  return { verdict, before, after, because, at, trial: report && trialOf(report, mine) };
}

function trialOf(
  { comparison, lost, won }: NonNullable<GateDecision['report']>,
  mine: ReadonlyMap<string, JudgedAnswer>,
): PicturedTrial {
  const own = lost.flatMap(({ turnId = '', question, quotes, before, after }) => {
    const judged = mine.get(turnId);
    return judged ? [{ question, answer: judged.answer, quotes, before, after }] : [];
  });
  const measures = comparison.measures.map(({ key, label, pairs, before, after, verdict }) => {
    const isShare = key !== 'reciprocalRank';
    const estimate = (value: number | null): Estimate | null =>
      value === null
        ? null
        : { value, ...(isShare ? wilson(Math.round(value * pairs), pairs) : {}) };
    return { label, before: estimate(before), after: estimate(after), verdict };
  });
  return { cases: comparison.pairs, measures, won, lost: lost.length, own };
}
