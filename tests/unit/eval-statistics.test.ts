import { assert, float, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/quality/compare-runs.ts';
import { summarise } from '../../evals/report/summarise.ts';
import { auc } from '../../src/quality/index.ts';
import { inWords } from '../../evals/report/print-run.ts';
import { bootstrapMean } from '../../src/quality/statistics/bootstrap.ts';
import { holm } from '../../src/quality/statistics/holm.ts';
import { mcnemarExact } from '../../src/quality/statistics/mcnemar.ts';
import { signFlip } from '../../src/quality/statistics/sign-flip.ts';
import { wilson } from '../../src/quality/statistics/wilson.ts';
import type { CaseReport, RunReport } from '../../src/quality/index.ts';

describe('the interval of a share', () => {
  it('agrees with published values', () => {
    // Newcombe 1998, table I: 81 of 263, and 0 of 20.
    expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)?.low).toBe(0);
    expect(wilson(0, 20)?.high).toBeCloseTo(0.1611, 4);
  });

  it('always holds the share and stays between 0 and 1', () => {
    assert(
      property(integer({ min: 1, max: 5_000 }), float({ min: 0, max: 1 }), (n, part) => {
        const hits = Math.round((Number.isNaN(part) ? 0 : part) * n);
        const { low, high } = wilson(hits, n) ?? { low: 2, high: -1 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
      }),
    );
  });
});

describe('the paired tests', () => {
  it('give the exact binomial p of the pairs that changed', () => {
    expect(mcnemarExact(0, 0)).toBe(1);
    expect(mcnemarExact(5, 5)).toBe(1);
    expect(mcnemarExact(6, 0)).toBeCloseTo(2 / 64, 10);
    expect(mcnemarExact(1, 9)).toBeCloseTo((2 * 11) / 1024, 10);
    expect(mcnemarExact(600, 400)).toBeLessThan(1e-9);
  });

  it('do not care which run is called the first', () => {
    assert(
      property(nat(200), nat(200), (gained, lost) => {
        expect(mcnemarExact(gained, lost)).toBeCloseTo(mcnemarExact(lost, gained), 12);
      }),
    );
  });

  it('find a steady gain, and none in noise around nothing', () => {
    expect(signFlip(Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 0 : 0.5)))).toBeLessThan(
      0.01,
    );
    expect(
      signFlip(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 0.3 : -0.3))),
    ).toBeGreaterThan(0.5);
    expect(signFlip([0, 0, 0])).toBe(1);
  });

  // features: L34, B06
  it('call no difference of five cases or fewer a finding, however large it is', () => {
    expect([1, 2, 3, 5].map((n) => signFlip(Array(n).fill(-0.5)))).toEqual([1, 0.5, 0.25, 0.0625]);
    expect(signFlip([...Array<number>(6).fill(-0.5), 0, 0])).toBe(2 / 64);
  });

  it('count every way to set the signs where there are few, and agree with them where there are many', () => {
    // All 8 of 1, 2, 4: only +++ and --- reach 7, and +-+ and -+- reach 3 besides what is beyond.
    expect(signFlip([1, 2, 4])).toBe(2 / 8);
    expect(signFlip([1, -2, 4])).toBe(6 / 8);
    const many = Array.from({ length: 16 }, (_, at) => (at % 8 === 0 ? -1 : 1));
    // Of 16 signs 0, 1, 2, 14, 15 or 16 are the other way: 2 (1 + 16 + 120) of 65,536.
    expect(signFlip(many)).toBeCloseTo(274 / 65_536, 2);
    expect(signFlip(many)).toBe(signFlip(many));
  });

  it('give the same interval for the same numbers', () => {
    const values = [1, 0.5, 0, 0.25, 1, 0.5];
    expect(bootstrapMean(values)).toEqual(bootstrapMean(values));
    expect(bootstrapMean(values)?.low).toBeGreaterThan(0);
  });

  it('give none for a mean of fewer than six cases, or of cases that are all alike', () => {
    expect(bootstrapMean([])).toBeUndefined();
    expect(bootstrapMean([1, 0.5, 0, 0.25, 1])).toBeUndefined();
    expect(bootstrapMean(Array(12).fill(1))).toBeUndefined();
  });

  it('ask for more evidence when more is looked at', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
});

describe('the area under the curve', () => {
  it('is 1 when every answerable question scores above every unanswerable one, and 0.5 when nothing differs', () => {
    expect(auc([3, 4], [1, 2])?.value).toBe(1);
    expect(auc([1, 1], [1, 1])?.value).toBe(0.5);
    expect(auc([], [1])).toBeUndefined();
  });
});

const measures = [
  { key: 'hit', label: 'hit', better: 'higher', decides: true },
  { key: 'cost', label: 'cost', better: 'lower' },
] as const;

function caseOf(id: string, hit: boolean | null, cost = 1): CaseReport {
  return {
    id,
    title: `question ${id}`,
    tags: {},
    measures: { hit, cost },
    outcome: 'passed',
    reason: null,
    facts: {},
    transcript: [],
    trace: [],
  };
}

function runOf(cases: CaseReport[]): RunReport {
  return {
    format: 1,
    id: '3f6c2f0e-4a39-4a8e-9d0a-3a5b8f4a8a11',
    suite: 'retrieval',
    title: 'Retrieval',
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:00:00Z',
    complete: true,
    setup: {},
    gold: { name: 'gold', fingerprint: 'f', cases: cases.length },
    figures: [],
    slices: [],
    tables: [],
    notes: [],
    comparisons: [],
    cases,
  };
}

// features: L34
describe('the verdict', () => {
  const ids = Array.from({ length: 30 }, (_, at) => String(at));
  const all = (hit: boolean, cost = 1) => ids.map((id) => caseOf(id, hit, cost));

  it('is better, same or worse by what changed case by case', () => {
    expect(compareRuns(runOf(all(false)), all(true), measures).verdict).toBe('better');
    expect(compareRuns(runOf(all(true)), all(false), measures).verdict).toBe('worse');
    expect(compareRuns(runOf(all(true)), all(true), measures).verdict).toBe('same');
    const few = all(true).with(0, caseOf('0', false)).with(1, caseOf('1', false));
    expect(compareRuns(runOf(all(true)), few, measures).verdict).toBe('same');
  });

  it('reads a lower figure as better where lower is better, without letting it decide', () => {
    const { measures: rows, verdict } = compareRuns(runOf(all(true, 9)), all(true, 3), measures);
    expect(rows.find(({ key }) => key === 'cost')).toMatchObject({
      before: 9,
      after: 3,
      verdict: 'better',
    });
    expect(verdict).toBe('same');
  });

  it('compares only cases that both runs have, and refuses when there are none', () => {
    const later = [caseOf('0', true), { ...caseOf('1', true), title: 'another question' }];
    expect(compareRuns(runOf(all(true)), later, measures).pairs).toBe(1);
    expect(() => compareRuns(runOf(all(true)), [caseOf('x', true)], measures)).toThrow(
      'no case in common',
    );
  });
});

describe('the figures', () => {
  it('count only the cases a measure applies to', () => {
    const [hit] = summarise([caseOf('a', true), caseOf('b', null), caseOf('c', false)], measures);
    expect(hit).toMatchObject({ kind: 'share', value: 0.5, n: 2 });
  });

  it('say of a mean of two cases that these are too few for an interval', () => {
    const [, cost] = summarise([caseOf('a', true, 1), caseOf('b', true, 1)], measures);
    expect(cost).toMatchObject({ kind: 'mean', low: null, high: null });
    expect(cost && inWords(cost)).toBe('1.000 (too few for an interval, n = 2)');
  });
});
