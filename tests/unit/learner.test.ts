import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile } from '../../src/learner/beta.ts';
import { conceptsOf, slugOf, toCandidate } from '../../src/learner/concept.ts';
import { masteryFrom, type Evidence } from '../../src/learner/mastery.ts';
import { chooseStrategy } from '../../src/learner/strategy.ts';
import type { ConceptState, Snapshot } from '../../src/learner/snapshot.ts';

const event = (outcome: number, more: Partial<Evidence> = {}): Evidence => ({
  conceptId: 'c',
  source: 'quiz',
  outcome,
  weight: 1,
  assisted: false,
  happenedAt: new Date(0),
  ...more,
});
const events = fc.array(
  fc
    .record({ outcome: fc.double({ min: 0, max: 1, noNaN: true }), assisted: fc.boolean() })
    .map((e) => event(e.outcome, e)),
  { maxLength: 40 },
);

// features: S12, S13, P05
describe('mastery', () => {
  it('is one half with a wide interval before anything is known', () => {
    const { probability, low, high, evidence } = masteryFrom([]);
    expect([probability, evidence]).toEqual([0.5, 0]);
    expect(low).toBeCloseTo(0.05);
    expect(high).toBeCloseTo(0.95);
  });

  it('is α / (α + β) over successes and failures', () => {
    expect(masteryFrom([event(1), event(1), event(0)])).toMatchObject({
      alpha: 3,
      beta: 2,
      probability: 0.6,
    });
  });

  it('is the same in whatever order the events are read', () => {
    fc.assert(
      fc.property(events, (list) => {
        const forwards = masteryFrom(list);
        const backwards = masteryFrom(list.toReversed());
        expect(backwards.probability).toBeCloseTo(forwards.probability, 10);
      }),
    );
  });

  it('lies inside its interval, and success never lowers it', () => {
    fc.assert(
      fc.property(events, (list) => {
        const before = masteryFrom(list);
        const after = masteryFrom([...list, event(1)]);
        expect(before.low).toBeLessThanOrEqual(before.probability);
        expect(before.high).toBeGreaterThanOrEqual(before.probability);
        expect(after.probability).toBeGreaterThan(before.probability);
      }),
    );
  });

  it('moves less by an answer given with help', () => {
    const alone = masteryFrom([event(1)]).probability;
    const helped = masteryFrom([event(1, { assisted: true })]).probability;
    expect(helped).toBeLessThan(alone);
    expect(helped).toBeGreaterThan(0.5);
  });
});

describe('the quantiles of the Beta distribution', () => {
  // Reference: @stdlib/stats-base-dists-beta-quantile 0.2.3, an independent implementation.
  it.each([
    [0.05, 1, 1, 0.05],
    [0.95, 2, 5, 0.5818034],
    [0.05, 0.5, 0.5, 0.00615583],
    [0.5, 10, 3, 0.7833136],
    [0.95, 200, 50, 0.8401296],
  ])('at %d of Beta(%d, %d) is %d', (p, a, b, x) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(x, 5);
  });

  it('undo the distribution function', () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, p) => {
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6);
      }),
    );
  });
});

const state = (probability: number, name = 'The chain rule'): ConceptState => ({
  conceptId: name,
  name,
  slug: slugOf(name),
  probability,
  low: 0,
  high: 1,
  alpha: 1,
  beta: 1,
  evidence: 3,
});
const snapshot = (probability: number | null, quiz: Partial<Snapshot['quiz']> = {}): Snapshot => ({
  mastery: probability === null ? [] : [state(probability)],
  quiz: {
    totalAttempts: 0,
    averageScore: null,
    passRate: null,
    weakAreas: [],
    latest: null,
    ...quiz,
  },
  misconceptions: [],
  episodes: [],
  wish: null,
  history: [],
});
const pick = (probability: number | null, quiz?: Partial<Snapshot['quiz']>) =>
  chooseStrategy('How does the chain rule work?', snapshot(probability, quiz)).name;

// features: S25, S26, S27, S28, S29, S64
describe('the strategy', () => {
  it.each([
    [0, 'direct_instruction'],
    [0.29, 'direct_instruction'],
    [0.3, 'scaffolding'],
    [0.5, 'socratic'],
    [0.7, 'guided_practice'],
    [0.9, 'challenge'],
    [1, 'challenge'],
  ])('at a mastery of %d is %s', (probability, name) => {
    expect(pick(probability)).toBe(name);
  });

  it('goes one step down when quizzes show less than the conversation', () => {
    expect(pick(0.8, { totalAttempts: 4, averageScore: 0.3, passRate: 0.5 })).toBe('socratic');
  });

  it('goes one step up for a quiet student whose quizzes are good', () => {
    expect(pick(0.2, { totalAttempts: 4, averageScore: 0.9, passRate: 1 })).toBe('scaffolding');
  });

  it('stays at scaffolding while fewer than 40 % of quizzes are passed', () => {
    expect(pick(0.95, { totalAttempts: 5, averageScore: 0.55, passRate: 0.2 })).toBe('scaffolding');
  });

  it('gives hints to a student nothing is known of', () => {
    expect(pick(null)).toBe('scaffolding');
  });

  it('looks at the concept that was asked about, and says why', () => {
    const both = { ...snapshot(0.1), mastery: [state(0.1), state(0.95, 'The product rule')] };
    const { concept, name, reasons } = chooseStrategy('Explain the product rule', both);
    expect([concept?.name, name]).toEqual(['The product rule', 'challenge']);
    expect(reasons[0]).toEqual({ mastery: 0.95, of: 'The product rule' });
  });

  it('knows a concept by the name that an instructor gave it', () => {
    const given = { ...state(0.95), name: 'Rates of change', slug: 'tuesday' };
    const both = { ...snapshot(0.1), mastery: [state(0.1), given] };
    expect(chooseStrategy('Explain rates of change', both).concept).toEqual(given);
  });
});

describe('the concepts of a course', () => {
  const entry = (title: string, headingPath: string[] = [], documentId = title) => ({
    documentId,
    title,
    moduleTitle: null,
    mayCite: true,
    chunkId: title,
    content: 'text',
    headingPath,
    page: null,
    timeFrom: null,
    timeTo: null,
  });

  it('are its page titles, in order, each once', () => {
    const names = conceptsOf([
      entry('Limits'),
      entry('The chain rule'),
      entry('Chain rule', [], 'slides'),
    ]).map(({ name }) => name);
    expect(names).toEqual(['Limits', 'The chain rule']);
  });

  it('are the main headings of a document about several things', () => {
    const long = ['Limits', 'Derivatives', 'Integrals'].flatMap((heading) =>
      Array.from({ length: 5 }, () => entry('Notes', [heading, 'Detail'], 'notes')),
    );
    expect(conceptsOf(long).map(({ name }) => name)).toEqual([
      'Limits',
      'Derivatives',
      'Integrals',
    ]);
  });

  it.each(['Introduction', 'Summary', 'Exercises 3', '1.', 'Table of contents', '—'])(
    'are never called %s',
    (heading) => {
      expect(toCandidate(heading)).toBeNull();
    },
  );

  it('lose their numbering', () => {
    expect(toCandidate('Lecture 7: The chain rule')?.name).toBe('The chain rule');
    expect(toCandidate('3.2 Product rule')?.name).toBe('Product rule');
  });
});
