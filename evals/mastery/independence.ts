import {
  createRandom,
  wilson,
  type CaseReport,
  type ReportTable,
} from '../../src/quality/index.ts';
import type { IndependenceState } from '../../src/learner/index.ts';
import { learners, simulateTerm, type Learner, type Term } from './simulated-terms.ts';

/** Students of each kind, each with a seed of its own. */
const perLearner = 500;
/** Other seeds than those the rules were looked at with while they were written. */
const firstSeed = 900_001;
/** After so many weeks each is read. */
const weeks = [4, 10, 15] as const;

const states: readonly IndependenceState[] = [
  'alone',
  'growing',
  'with_help',
  'by_chance',
  'unknown',
];
const stateNames: Readonly<Record<IndependenceState, string>> = {
  alone: 'goes alone',
  growing: 'growing',
  with_help: 'only with help',
  by_chance: 'by chance',
  unknown: 'not known',
};

/** What each is after ten weeks, and never may be taken for. The bounds are held by the interval, not by the share. */
const wanted: Readonly<
  Record<
    Learner,
    {
      readonly is: readonly IndependenceState[];
      readonly atLeast: number;
      readonly never: readonly IndependenceState[];
      readonly atMost: number;
    }
  >
> = {
  'honest learner': {
    is: ['alone', 'growing'],
    atLeast: 0.95,
    never: ['with_help', 'by_chance'],
    atMost: 0.05,
  },
  'slow honest learner': {
    is: ['alone', 'growing'],
    atLeast: 0.85,
    never: ['with_help', 'by_chance'],
    atMost: 0.15,
  },
  'crutch user': { is: ['with_help'], atLeast: 0.8, never: ['alone'], atMost: 0.02 },
  guesser: { is: ['by_chance'], atLeast: 0.75, never: ['alone', 'with_help'], atMost: 0.02 },
};
const judgedAfter = 10;

/** Simulated terms read by the rule that the product reads by. The same numbers every time. */
export function measureIndependence(): {
  readonly tables: readonly ReportTable[];
  readonly cases: readonly CaseReport[];
} {
  const terms = Map.groupBy(allTerms(), (term) => term.weeks);
  const judged = terms.get(judgedAfter) ?? [];
  return {
    tables: [
      ...weeks.map((count) => toldApart(count, terms.get(count) ?? [])),
      checksTaken(judged),
    ],
    cases: learners.map((learner) => caseOf(learner, judged)),
  };
}

function allTerms(): Term[] {
  return learners.flatMap((learner, kind) =>
    Array.from({ length: perLearner }, (_, at) =>
      simulateTerm(learner, weeks, createRandom(firstSeed + kind * perLearner + at)),
    ).flat(),
  );
}

function sharesOf(terms: readonly Term[], learner: Learner, among: readonly IndependenceState[]) {
  const theirs = terms.filter((one) => one.learner === learner);
  const hits = theirs.filter(({ reading }) => among.includes(reading.state)).length;
  const interval = wilson(hits, theirs.length) ?? { low: 0, high: 1 };
  return { share: hits / theirs.length, ...interval };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function toldApart(count: number, terms: readonly Term[]): ReportTable {
  return {
    title: `With help and alone: what is read of whom after ${count} weeks`,
    note: `${perLearner} simulated students each, every one with a seed of its own; in brackets the 95 % interval.`,
    columns: ['student', ...states.map((state) => stateNames[state])],
    rows: learners.map((learner) => [
      learner,
      ...states.map((state) => {
        const { share, low, high } = sharesOf(terms, learner, [state]);
        return `${percent(share)} (${percent(low)} to ${percent(high)})`;
      }),
    ]),
  };
}

function checksTaken(terms: readonly Term[]): ReportTable {
  return {
    title: `Checks without help in ${judgedAfter} weeks`,
    note: 'Mean for one concept. Of the checks that wait at two visits a week seven in ten are taken.',
    columns: ['student', 'knows alone, in truth', 'after success with help', 'after success alone'],
    rows: learners.map((learner) => {
      const theirs = terms.filter((one) => one.learner === learner);
      const mean = (of: (one: Term) => number): number =>
        theirs.reduce((sum, one) => sum + of(one), 0) / theirs.length;
      return [
        learner,
        percent(mean(({ knows }) => knows)),
        mean(({ checks }) => checks.short_check).toFixed(1),
        mean(({ checks }) => checks.delayed_recheck).toFixed(1),
      ];
    }),
  };
}

function caseOf(learner: Learner, terms: readonly Term[]): CaseReport {
  const { is, atLeast, never, atMost } = wanted[learner];
  const right = sharesOf(terms, learner, is);
  const wrong = sharesOf(terms, learner, never);
  const passed = right.low >= atLeast && wrong.high <= atMost;
  return {
    id: `term-of-${learner.replaceAll(' ', '-')}`,
    title: `Terms of a simulated ${learner}`,
    tags: { profile: learner },
    measures: { right: right.share, wrong: wrong.share },
    outcome: passed ? 'passed' : 'failed',
    reason: passed ? null : 'is taken for somebody else',
    facts: {},
    transcript: [],
    trace: [],
  };
}
