import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/learner/mastery.ts';
import {
  essenceOf,
  rosePast,
  statusFrom,
  type MisconceptionEvent,
  type MisconceptionEventKind,
} from '../../src/learner/misconception.ts';

const kinds = ['seen', 'addressed', 'overcome', 'mastery_rose', 'quiz_passed'] as const;
const event = fc.record({
  kind: fc.constantFrom<MisconceptionEventKind>(...kinds),
  reference: fc.constantFrom('a', 'b', 'c', 'd'),
});
const history = fc.array(event, { maxLength: 12 });
const seen = (reference: string): MisconceptionEvent => ({ kind: 'seen', reference });
const happened = (...events: readonly (readonly [MisconceptionEventKind, string])[]) =>
  statusFrom([seen('first'), ...events.map(([kind, reference]) => ({ kind, reference }))]);

// features: S52
describe('a misconception', () => {
  it.each([
    [[], 'active'],
    [[['addressed', 't2']], 'resolving'],
    [[['overcome', 't2']], 'resolving'],
    [[['quiz_passed', 'q1']], 'resolving'],
    [[['mastery_rose', 'q1']], 'resolving'],
    [
      [
        ['addressed', 't2'],
        ['addressed', 't3'],
      ],
      'resolving',
    ],
    [
      [
        ['addressed', 't2'],
        ['quiz_passed', 'q1'],
      ],
      'resolved',
    ],
    [
      [
        ['quiz_passed', 'q1'],
        ['overcome', 't2'],
      ],
      'resolved',
    ],
    [
      [
        ['quiz_passed', 'q1'],
        ['mastery_rose', 'q1'],
      ],
      'resolving',
    ],
    [
      [
        ['quiz_passed', 'q1'],
        ['quiz_passed', 'q2'],
        ['seen', 't9'],
      ],
      'active',
    ],
    [
      [
        ['dismissed', 'u'],
        ['seen', 't9'],
      ],
      'dismissed',
    ],
  ] as const)('after %j is %s', (events, status) => {
    expect(happened(...events)).toBe(status);
  });

  it('is active whenever it was seen last, whatever went before', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(statusFrom([...events, seen('last')])).toBe('active');
      }),
    );
  });

  it('is never led further than one step by one turn or one quiz', () => {
    const rank = { active: 0, resolving: 1, resolved: 2, dismissed: 3 } as const;
    const causes = fc.array(fc.constantFrom(...kinds.slice(1)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(history, causes, (events, one) => {
        const more = one.map((kind) => ({ kind, reference: 'new' }));
        const before = rank[statusFrom(events)];
        const after = rank[statusFrom([...events, ...more])];
        expect(after - before).toBeLessThanOrEqual(1);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('stays away for good once its student has said that it is not so', () => {
    fc.assert(
      fc.property(history, history, (before, after) => {
        const said = { kind: 'dismissed', reference: 'u' } as const;
        expect(statusFrom([...before, said, ...after])).toBe('dismissed');
      }),
    );
  });

  it('is not gone by being talked about alone', () => {
    const talk = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(talk, (turns) => {
        const events = turns.map((reference) => ({ kind: 'addressed', reference }) as const);
        expect(statusFrom([seen('x'), ...events])).not.toBe('resolved');
      }),
    );
  });

  it('is the same one in another order, case and number', () => {
    expect(essenceOf('That the derivatives of a product are the product')).toBe(
      essenceOf('The product: that is the derivative of a product!'),
    );
    expect(essenceOf('?!')).not.toBe('');
  });
});

const quizAnswer = (outcome: number): Evidence => ({
  conceptId: 'c',
  source: 'quiz',
  outcome,
  weight: 1,
  assisted: false,
  happenedAt: new Date(0),
});

// features: S50, S52
describe('the mastery since a misconception was seen', () => {
  const before = [quizAnswer(1)];

  it('rises past the threshold once, with the answer that does it', () => {
    // 2/3 after one right answer, 3/4 after two, 4/5 after three.
    expect(rosePast([], before)).toBe(false);
    expect(rosePast(before, [...before, quizAnswer(1)])).toBe(true);
    const two = [...before, quizAnswer(1)];
    expect(rosePast(two, [...two, quizAnswer(1)])).toBe(false);
  });

  it('does not rise by conversations as quickly as by answers given alone', () => {
    const talked = { ...quizAnswer(1), source: 'chat', weight: 0.5, assisted: true } as const;
    const many = Array.from({ length: 5 }, () => talked);
    expect(rosePast([], many)).toBe(false);
    expect(rosePast(many, [...many, talked])).toBe(true);
  });
});
