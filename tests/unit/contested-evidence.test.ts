import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, linesOf, replay } from '../../src/learner/concept-ledger.ts';
import { claimsAgainst, standingFrom, type EvidenceEventKind } from '../../src/learner/contest.ts';
import type { TalkedOf } from '../../src/learner/contest-store.ts';
import { masteryFrom, type Evidence } from '../../src/learner/mastery.ts';

const kinds = [
  'guessed',
  'typo',
  'can_show',
  'withdrawn',
  'dismissed',
  'check_passed',
  'check_failed',
  'check_assisted',
  'set_aside',
  'let_stand',
  'shown',
] as const satisfies readonly EvidenceEventKind[];

const kind = fc.constantFrom(...kinds);
const outcome = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const evidence = fc.record({
  outcome: outcome.map((value) => Math.fround(value)),
  weight: fc.constantFrom(1, 0.5, 0.25, Math.fround(0.3)),
  assisted: fc.boolean(),
  source: fc.constantFrom<Evidence['source'][]>('quiz', 'chat', 'check', 'instructor'),
  at: fc.integer({ min: 0, max: 2e12 }),
  said: fc.array(kind, { maxLength: 5 }),
});
const talked = fc.array(evidence, { maxLength: 30 }).map((list) =>
  list.map(({ at, said, ...one }, place): TalkedOf => ({
    ...one,
    id: `e${place}`,
    userId: 'u',
    conceptId: 'c',
    reference: `q/${place}`,
    happenedAt: new Date(at),
    said: said.map((what) => ({ kind: what, reason: null, at: new Date(at) })),
    standing: standingFrom(said),
  })),
);

// features: B12
describe('a number of mastery', () => {
  it('comes out of the entries that are told for it again, bit for bit', () => {
    fc.assert(
      fc.property(talked, (all) => {
        const shown = masteryFrom(all.filter(({ standing }) => standing.counts));
        const lines = linesOf(all);
        expect(isSame(shown, replay(JSON.stringify(lines), 'c'))).toBe(true);
        if (lines.length > 0) expect(lines.at(-1)?.after).toBe(shown.probability);
      }),
    );
  });

  it('is lower without what a student may call guessed, and higher without what they may contest', () => {
    fc.assert(
      fc.property(talked, (all) => {
        const counting = all.filter(({ standing }) => standing.counts);
        const wrong = counting.filter((one) => {
          const rest = counting.filter((other) => other !== one);
          const change = masteryFrom(rest).probability - masteryFrom(counting).probability;
          const may = claimsAgainst(counting, one);
          const honest = !may.includes('guessed') || change < 0;
          const better = !(may.includes('typo') || may.includes('can_show')) || change > 0;
          return !honest || !better || (one.source === 'instructor' && may.length > 0);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});

// features: B12
describe('what is said about evidence', () => {
  it.each<[string, EvidenceEventKind[], { counts: boolean; waits: boolean }]>([
    ['a guess counts no more at once', ['guessed'], { counts: false, waits: false }],
    ['a typo counts until it is settled', ['typo'], { counts: true, waits: true }],
    ['a passed check settles it', ['typo', 'check_passed'], { counts: false, waits: false }],
    ['a failed one leaves it standing', ['typo', 'check_failed'], { counts: true, waits: false }],
    ['so does one with help', ['can_show', 'check_assisted'], { counts: true, waits: false }],
    ['it may be said again', ['typo', 'check_failed', 'typo'], { counts: true, waits: true }],
    ['what is taken back was not said', ['guessed', 'withdrawn'], { counts: true, waits: false }],
    ['a teacher settles it', ['typo', 'set_aside'], { counts: false, waits: false }],
    ['and settles it otherwise', ['set_aside', 'let_stand'], { counts: true, waits: false }],
    ['against a check', ['typo', 'check_passed', 'let_stand'], { counts: true, waits: false }],
    ['nobody but a teacher after that', ['let_stand', 'guessed'], { counts: true, waits: false }],
    ['a check that was not asked for', ['check_passed'], { counts: true, waits: false }],
    ['what is not so stays so', ['dismissed', 'let_stand'], { counts: false, waits: false }],
  ])('%s', (_what, said, expected) => {
    expect(standingFrom(said)).toMatchObject(expected);
  });

  it('is said by a teacher last, whatever students and checks say', () => {
    fc.assert(
      fc.property(fc.array(kind), fc.array(kind), (before, after) => {
        const rest = after.filter((one) => !['set_aside', 'let_stand', 'dismissed'].includes(one));
        const { counts, waits } = standingFrom([...before, 'let_stand', ...rest]);
        expect(waits).toBe(false);
        expect(counts).toBe(!before.includes('dismissed'));
      }),
    );
  });
});
