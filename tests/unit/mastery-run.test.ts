import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureMastery } from '../../evals/mastery/mastery.ts';
import { predictionsOf, type Evidence } from '../../src/learner/index.ts';
import { auc, fewestStudents, masteryRun, runReport } from '../../src/quality/index.ts';

const event = (outcome: number, day: number, more: Partial<Evidence> = {}): Evidence => ({
  conceptId: 'c',
  source: 'quiz',
  outcome,
  weight: 1,
  assisted: false,
  happenedAt: new Date(day * 86_400_000),
  ...more,
});

// features: B12, B13
describe('how well mastery foretells answers', () => {
  it('is looked at before each answer given alone, by what happened earlier and nothing else', () => {
    const events = [
      event(1, 1),
      event(0, 1),
      event(0.9, 2, { source: 'chat', weight: 0.5, assisted: true }),
      event(1, 3),
      event(1, 4, { source: 'instructor' }),
    ];
    expect(predictionsOf(events)).toEqual([
      { predicted: 0.5, right: true },
      { predicted: 0.5, right: false },
      { predicted: (1 + 1 + 0.25 * 0.9) / (2 + 2 + 0.25), right: true },
    ]);
  });

  it('tells simulated learners, crutch users and guessers apart, with the same numbers every time', () => {
    const [run, again] = [measureMastery(), measureMastery()];
    expect(again.figures).toEqual(run.figures);
    expect(again.tables).toEqual(run.tables);
    expect(runReport.safeParse(run).success).toBe(true);
    expect(run.cases.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['honest-learner', 'passed'],
      ['crutch-user', 'passed'],
      ['guesser', 'passed'],
      ['term-of-honest-learner', 'passed'],
      ['term-of-slow-honest-learner', 'passed'],
      ['term-of-crutch-user', 'passed'],
      ['term-of-guesser', 'passed'],
    ]);
    const figure = (key: string) => run.figures.find((one) => one.key === key);
    expect(figure('auc')?.low).toBeGreaterThan(0.6);
    expect(figure('brier')?.high).toBeLessThan(0.25);
  });

  it('is said of no fewer than twenty students, all together or in one range of predictions', () => {
    const one = [{ predicted: 0.55, right: true }];
    const about = { gold: 'some', setup: {}, notes: [], startedAt: new Date(0) };
    const many = (length: number) => Array.from({ length }, () => one);
    const of = (students: number) => masteryRun({ ...about, students: many(students) });
    expect(of(fewestStudents - 1)).toBeUndefined();
    expect(of(fewestStudents)?.tables[0]?.rows[5]).toEqual([
      '50 to 60 %',
      '55.0 %',
      '100.0 %',
      '20',
    ]);
    const students = [...many(fewestStudents), [{ predicted: 0.95, right: false }]];
    const rows = masteryRun({ ...about, students })?.tables[0]?.rows ?? [];
    expect(rows[9]).toEqual(['90 to 100 %', '–', '–', 'fewer than 20 students']);
  });

  it('is an area that counts the pairs in the right order, ties half', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (right, wrong) => {
        const wins = right.flatMap((a) => wrong.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const mean = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
        expect(auc(right, wrong)?.value).toBeCloseTo(mean, 10);
      }),
    );
  });
});
