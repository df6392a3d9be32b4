import {
  bootstrapMean,
  wilson,
  type CaseReport,
  type Figure,
  type Slice,
} from '../../src/quality/index.ts';
import type { Measure } from '../suite.ts';

/** A figure a measure over the cases it applies to: shares with Wilson's interval, means with a bootstrap one. */
export function summarise(cases: readonly CaseReport[], measures: readonly Measure[]): Figure[] {
  return measures.flatMap((measure) => {
    const values = valuesOf(cases, measure.key);
    return values.length === 0 ? [] : [figureOf(measure, values)];
  });
}

function valuesOf(cases: readonly CaseReport[], key: string): (boolean | number)[] {
  return cases.flatMap(({ measures }) => {
    const value = measures[key];
    return value === null || value === undefined ? [] : [value];
  });
}

function figureOf(
  { key, label, better, unit = '' }: Measure,
  values: (boolean | number)[],
): Figure {
  const n = values.length;
  const common = { key, label, better, unit, n };
  if (values.every((value) => typeof value === 'boolean')) {
    return shareFigure(common, values.filter(Boolean).length, n);
  }
  const numbers = values.map(Number);
  const interval = bootstrapMean(numbers);
  const value = numbers.reduce((sum, one) => sum + one, 0) / n;
  return {
    ...common,
    kind: 'mean',
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** A share with its interval, for figures that are not a measure of every case. */
export function shareFigure(
  { key, label, better, unit = '' }: Pick<Figure, 'key' | 'label' | 'better'> & { unit?: string },
  hits: number,
  n: number,
): Figure {
  const interval = wilson(hits, n);
  return {
    key,
    label,
    better,
    unit,
    n,
    kind: 'share',
    value: n === 0 ? null : hits / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** The same figures for each value of each tag, in the order in which the values first occur. */
export function slices(
  cases: readonly CaseReport[],
  measures: readonly Measure[],
  sliceBy: readonly string[],
): Slice[] {
  const shown = measures.filter(({ wholeOnly }) => !wholeOnly);
  return sliceBy.flatMap((by) => {
    const groups = Map.groupBy(cases, ({ tags }) => tags[by] ?? '');
    return [...groups]
      .filter(([value]) => value !== '')
      .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([value, group]) => ({
        by,
        value,
        cases: group.length,
        figures: summarise(group, shown),
      }));
  });
}
