import { randomUUID } from 'node:crypto';
import { digest } from '../ground/crypto/index.ts';
import type { Prediction } from '../learner/index.ts';
import type { CaseReport, Figure, ReportTable, RunReport } from './run-report.ts';
import { auc } from './statistics/auc.ts';
import { wilson, z95, type Interval } from './statistics/wilson.ts';

/** Answers given alone by one student; who it is, is not told. */
export type Answers = readonly Prediction[];

/** Nothing is said of fewer students: not of all together, and not of a range of predictions. */
export const fewestStudents = 20;
const bins = 10;

/** What a run of mastery is about. */
interface About {
  readonly students: readonly Answers[];
  /** What was folded, by name. */
  readonly gold: string;
  readonly setup: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly tables?: readonly ReportTable[];
  readonly cases?: readonly CaseReport[];
  readonly startedAt: Date;
}

/**
 * How well mastery says beforehand which answers are right: the area under the ROC curve, the Brier score and
 * calibration, all students together. Undefined for fewer students than may be told of.
 */
export function masteryRun(about: About): RunReport | undefined {
  const { students, gold, setup, notes, tables = [], cases = [], startedAt } = about;
  const withAnswers = students.filter(({ length }) => length > 0);
  if (withAnswers.length < fewestStudents) return undefined;
  const all = withAnswers.flat();
  const figures = figuresOf(all).map(rounded);
  return {
    format: 1,
    id: randomUUID(),
    suite: 'mastery',
    title: 'Mastery',
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    complete: true,
    setup: { ...setup, students: String(withAnswers.length), answers: String(all.length) },
    gold: { name: gold, fingerprint: digest(JSON.stringify(figures)), cases: cases.length },
    figures,
    slices: [],
    tables: [calibrationTable(withAnswers), ...tables],
    notes: [
      'Predicted is the mastery just before an answer that was given alone, folded over the evidence before it; answers of one quiz do not predict each other.',
      'An AUC of 0.5 is a guess. The Brier score is the mean squared difference between prediction and outcome; 0.25 is what always saying one half gives.',
      'The intervals take answers for independent, although one student gives several: they are too narrow rather than too wide.',
      ...notes,
    ],
    comparisons: [],
    cases: [...cases],
  };
}

function figuresOf(all: readonly Prediction[]): Figure[] {
  const scores = (right: boolean): number[] =>
    all.filter((one) => one.right === right).map(({ predicted }) => predicted);
  const squares = all.map(({ predicted, right }) => (predicted - Number(right)) ** 2);
  const rights = scores(true).length;
  const number = { kind: 'number', n: all.length, unit: '' } as const;
  const none = { value: null, low: null, high: null };
  const area = auc(scores(true), scores(false)) ?? none;
  const brier = { value: meanOf(squares), ...intervalOf(squares) };
  const distance = { ...none, value: calibrationError(all) };
  const share = { ...(wilson(rights, all.length) ?? none), value: rights / all.length };
  const ranges = 'mean distance between prediction and share right, ten ranges';
  return [
    { ...number, ...area, key: 'auc', label: 'AUC', better: 'higher' },
    { ...number, ...brier, key: 'brier', label: 'Brier score', better: 'lower' },
    { ...number, ...distance, key: 'calibration', label: ranges, better: 'lower' },
    {
      ...number,
      ...share,
      key: 'right',
      label: 'answers that were right',
      kind: 'share',
      better: 'neither',
    },
  ];
}

/** To three places: two runs that differ by one student tell as little as one. */
function rounded(figure: Figure): Figure {
  const round = (value: number | null): number | null =>
    value === null ? null : Math.round(value * 1_000) / 1_000;
  const { value, low, high } = figure;
  return { ...figure, value: round(value), low: round(low), high: round(high) };
}

/** 95 % of a mean of many values, which resampling would take minutes for. */
function intervalOf(values: readonly number[]): Interval {
  const mean = meanOf(values);
  const variance = meanOf(values.map((value) => (value - mean) ** 2));
  const half = z95 * Math.sqrt(variance / Math.max(1, values.length));
  return { low: mean - half, high: mean + half };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function binOf({ predicted }: Prediction): number {
  return Math.min(bins - 1, Math.floor(predicted * bins));
}

function calibrationError(all: readonly Prediction[]): number {
  const groups = [...Map.groupBy(all, binOf).values()];
  return groups.reduce((sum, group) => {
    const distance = Math.abs(meanOf(group.map(({ predicted }) => predicted)) - shareRight(group));
    return sum + (group.length / all.length) * distance;
  }, 0);
}

function shareRight(group: readonly Prediction[]): number {
  return meanOf(group.map(({ right }) => Number(right)));
}

function calibrationTable(students: readonly Answers[]): ReportTable {
  const rows = Array.from({ length: bins }, (_, bin) => {
    const theirs = students.map((answers) => answers.filter((one) => binOf(one) === bin));
    const present = theirs.filter(({ length }) => length > 0);
    const range = `${bin * 10} to ${bin * 10 + 10} %`;
    if (present.length === 0) return [range, '–', '–', '0'];
    if (present.length < fewestStudents)
      return [range, '–', '–', `fewer than ${fewestStudents} students`];
    const group = present.flat();
    const predicted = percent(meanOf(group.map((one) => one.predicted)));
    return [range, predicted, percent(shareRight(group)), String(group.length)];
  });
  return {
    title: 'Calibration: what was predicted, and how many were right',
    note: `A range with answers of fewer than ${fewestStudents} students is not told.`,
    columns: ['predicted', 'mean prediction', 'share right', 'answers'],
    rows,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
