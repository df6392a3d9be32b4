import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  bands,
  boardOf,
  floor,
  mayRelease,
  membersOf,
  type Board,
  type Members,
  type OpenIdea,
} from '../../src/learner/board.ts';

const texts = [
  'That the derivative of a product is the product of both derivatives',
  'That the product of both derivatives is the derivative of a product',
  'That constants have a derivative of one',
  'That the inner function never matters',
];
const idea = (student: number, text: string): OpenIdea => ({
  userId: `student-${student}`,
  misconceptionId: `${student}/${text}`,
  description: text,
});

/** What somebody has open, changing step by step: which student, and which of the ideas they have from then on. */
const change = fc.record({
  student: fc.integer({ min: 0, max: 30 }),
  has: fc.subarray(texts),
});
const days = fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 25 });

interface View {
  readonly board: Board;
  readonly members: Members;
}

/** As many as the changes below are about. */
const wholeClass = 31;

/** Everything that somebody sees who looks after each change. */
function views(changes: readonly (readonly { student: number; has: readonly string[] }[])[]) {
  const class_ = new Map<number, readonly string[]>();
  const shown: View[] = [];
  let last: View = { board: { band: null, ideas: [] }, members: new Map() };
  for (const day of changes) {
    for (const { student, has } of day) class_.set(student, has);
    const open = [...class_].flatMap(([student, has]) => has.map((text) => idea(student, text)));
    const members = membersOf(open);
    if (mayRelease(last.members, members)) last = { board: boardOf(open, wholeClass), members };
    shown.push(last);
  }
  return shown;
}

// features: B09
describe('the board of a class', () => {
  it('says nothing of fewer than five students, of a concept or of an idea', () => {
    fc.assert(
      fc.property(days, (changes) => {
        for (const { board, members } of views(changes)) {
          if (board.band === null) expect(board.ideas).toEqual([]);
          else expect(members.size).toBeGreaterThanOrEqual(floor);
          for (const { text } of board.ideas) {
            const sharing = [...members.values()].filter((theirs) =>
              texts.some((other) => alike(other, text) && theirs.includes(other)),
            );
            expect(sharing.length).toBeGreaterThanOrEqual(floor);
          }
        }
      }),
    );
  });

  it('never shows a picture that differs from the one before by what fewer than five students have open', () => {
    fc.assert(
      fc.property(days, (changes) => {
        const seen = views(changes);
        for (const [at, view] of seen.entries()) {
          const before = seen[at - 1];
          if (!before || JSON.stringify(before.board) === JSON.stringify(view.board)) continue;
          expect(changedBetween(before.members, view.members)).toBeGreaterThanOrEqual(floor);
        }
      }),
    );
  });

  it('tells of how many only in bands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.nat(5_000), (count, others) => {
        const band = bandOf(count, count + others);
        expect(band === null).toBe(count < floor || count + others < 2 * floor);
        if (band !== null) expect(bands).toContain(band);
      }),
    );
    const all = Array.from({ length: 12 }, (_, at) => idea(at, texts[0] ?? ''));
    expect(JSON.stringify(boardOf(all, 40))).not.toMatch(/12|student/);
  });

  it('never says of everybody in the class what each of them would be known by', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(60), (count, others) => {
        const classSize = count + others;
        const band = bandOf(count, classSize);
        if (band === null) return;
        const [, from = ''] = /^(\d+)/.exec(band) ?? [];
        expect(count).toBeGreaterThanOrEqual(Number(from));
        expect(classSize - Number(from)).toBeGreaterThanOrEqual(floor);
      }),
    );
    expect([bandOf(5, 5), bandOf(9, 10), bandOf(21, 22), bandOf(28, 30)]).toEqual([
      null,
      '5-9',
      '10+',
      '20-49',
    ]);
  });

  it('counts students and not how often, and puts the same idea in other words together', () => {
    const twice = Array.from({ length: 3 }, (_, at) => [
      idea(at, texts[0] ?? ''),
      idea(at, texts[1] ?? ''),
    ]).flat();
    expect(boardOf(twice, 40)).toEqual({ band: null, ideas: [] });
    const shared = Array.from({ length: 6 }, (_, at) => idea(at, texts[at % 2] ?? ''));
    const { ideas } = boardOf([...shared, idea(7, texts[3] ?? '')], 40);
    expect(ideas).toHaveLength(1);
    expect(ideas[0]).toMatchObject({ band: '5-9' });
  });
});

/** The first two say the same. */
function alike(one: string, other: string): boolean {
  const group = (text: string): number => Math.max(1, texts.indexOf(text));
  return group(one) === group(other);
}

function changedBetween(before: Members, after: Members): number {
  const everybody = new Set([...before.keys(), ...after.keys()]);
  return [...everybody].filter((userId) => before.get(userId) !== after.get(userId)).length;
}
