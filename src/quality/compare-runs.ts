import type { CaseReport, Comparison, Figure, RunReport, Verdict } from './run-report.ts';
import { holm } from './statistics/holm.ts';
import { mcnemarExact } from './statistics/mcnemar.ts';
import { signFlip } from './statistics/sign-flip.ts';
import { creditObjection } from './who-answered.ts';

/** A difference counts when chance alone would show one as large in less than one of twenty comparisons. */
export const level = 0.05;

/** One thing measured at every case it applies to. */
export interface ComparedMeasure {
  readonly key: string;
  readonly label: string;
  readonly better: Figure['better'];
  /** Decides, with the others so marked, whether a run is better or worse than another. */
  readonly decides?: boolean;
}

/** "Is this way better than that way on the same cases?" */
export interface Contest {
  readonly against: string;
  readonly pairs: readonly {
    readonly label: string;
    readonly before: string;
    readonly after: string;
  }[];
}

interface Paired {
  readonly key: string;
  readonly label: string;
  readonly better: ComparedMeasure['better'];
  readonly decides: boolean;
  readonly pairs: readonly (readonly [before: boolean | number, after: boolean | number])[];
}

/**
 * Compares two runs case by case, measure by measure: McNemar's exact test for what is right or wrong,
 * sign flips for quantities, p-values adjusted by Holm. The verdict is worse when any deciding
 * measure is, else better when any is, else same.
 * @throws Error when the runs have no case in common
 */
export function compareRuns(
  before: RunReport,
  after: readonly CaseReport[],
  measures: readonly ComparedMeasure[],
): Comparison {
  const against = describeRun(before);
  const { id: run, setup, gold, complete } = before;
  const ids = new Set(after.map(({ id }) => id));
  const earlier = {
    setup,
    gold: gold.fingerprint,
    complete,
    credited: creditObjection(before) === undefined,
    passed: before.cases.filter(({ id, outcome }) => ids.has(id) && outcome === 'passed').length,
  };
  return { ...compareCases(before.cases, after, { against, measures }), run, earlier };
}

/**
 * The same for two lists of cases.
 * @throws Error when they have no case in common
 */
export function compareCases(
  before: readonly CaseReport[],
  after: readonly CaseReport[],
  { against, measures }: { against: string; measures: readonly ComparedMeasure[] },
): Comparison {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const common = after.flatMap((one) => {
    const other = earlier.get(one.id);
    return other && other.title === one.title ? [[other, one] as const] : [];
  });
  if (common.length === 0)
    throw new Error('The runs have no case in common: they were made from different gold files.');
  const compared = measures.map((measure) => ({
    ...measure,
    decides: measure.decides ?? false,
    pairs: common.flatMap(([a, b]) => pairOf(a, measure.key, b, measure.key)),
  }));
  return conclude(against, common.length, compared);
}

/** Compares two ways of doing the same thing within one run. */
export function settleContest(cases: readonly CaseReport[], contest: Contest): Comparison {
  const compared = contest.pairs.map(({ label, before, after }) => ({
    key: after,
    label,
    better: 'higher' as const,
    decides: true,
    pairs: cases.flatMap((one) => pairOf(one, before, one, after)),
  }));
  return conclude(contest.against, compared[0]?.pairs.length ?? 0, compared);
}

function pairOf(a: CaseReport, aKey: string, b: CaseReport, bKey: string) {
  const before = a.measures[aKey];
  const after = b.measures[bKey];
  if (before === null || before === undefined || after === null || after === undefined) return [];
  return [[before, after] as const];
}

function conclude(against: string, pairs: number, compared: readonly Paired[]): Comparison {
  const tested = compared
    .filter((one) => one.pairs.length > 0 && one.better !== 'neither')
    .map((one) => ({ ...one, ...test(one.pairs) }));
  const adjusted = holm(tested.map(({ p }) => p));
  const rows = tested.map((one, at) => {
    const p = adjusted[at] ?? 1;
    return { ...one, p, verdict: verdictOf(one, p) };
  });
  const deciding = new Set(rows.filter(({ decides }) => decides).map(({ verdict }) => verdict));
  const verdict: Verdict = deciding.has('worse')
    ? 'worse'
    : deciding.has('better')
      ? 'better'
      : 'same';
  return {
    against,
    run: null,
    pairs,
    verdict,
    measures: rows.map((row) => ({
      key: row.key,
      label: row.label,
      test: row.test,
      pairs: row.pairs.length,
      before: row.before,
      after: row.after,
      p: row.p,
      verdict: row.verdict,
    })),
  };
}

function test(pairs: Paired['pairs']): { test: string; p: number; before: number; after: number } {
  const mean = (side: 0 | 1): number =>
    pairs.reduce((sum, pair) => sum + Number(pair[side]), 0) / pairs.length;
  const binary = pairs.every((pair) => pair.every((value) => typeof value === 'boolean'));
  if (!binary) {
    const p = signFlip(pairs.map(([a, b]) => Number(b) - Number(a)));
    return { test: 'sign flips', p, before: mean(0), after: mean(1) };
  }
  const gained = pairs.filter(([a, b]) => !a && b).length;
  const lost = pairs.filter(([a, b]) => a && !b).length;
  return { test: 'McNemar, exact', p: mcnemarExact(gained, lost), before: mean(0), after: mean(1) };
}

function verdictOf(
  { better, before, after }: { better: ComparedMeasure['better']; before: number; after: number },
  p: number,
): Verdict {
  if (p >= level || before === after) return 'same';
  return after > before === (better === 'higher') ? 'better' : 'worse';
}

function describeRun({ finishedAt, setup, id }: RunReport): string {
  return `run ${id.slice(0, 8)} of ${finishedAt.slice(0, 10)} (${setup['chat'] ?? ''}, ${setup['prompt'] ?? ''}, ${setup['embedder'] ?? ''})`;
}
