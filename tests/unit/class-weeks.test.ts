import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floor } from '../../src/learner/board.ts';
import {
  closeWeek,
  draws,
  figureOf,
  mondayOf,
  mondaysToClose,
  mostNoise,
  noise,
  shiftOf,
  withCounted,
  type Counted,
  type Figure,
  type Move,
  type Standing,
  type Week,
} from '../../src/learner/weeks.ts';

const mondays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05'];
const weeks = mondays.map((monday): Week => ({
  monday,
  end: new Date(Date.parse(monday) + 7 * 24 * 3_600_000),
}));
const daysInto = (at: number, days: number) =>
  new Date(Date.parse(mondays[at] ?? '') + days * 24 * 3_600_000);

/** What one student does with the concept, week by week: whether they have it open at its end; null: nothing was ever noted. */
type Life = readonly (boolean | null)[];
const life: fc.Arbitrary<Life> = fc
  .tuple(
    fc.nat(mondays.length),
    fc.array(fc.boolean(), { minLength: mondays.length, maxLength: mondays.length }),
  )
  .map(([begins, open]) => open.map((isOpen, at) => (at < begins ? null : isOpen)));
const lives = fc.array(life, { maxLength: 40 });

function standingAt(at: number, student: number, lived: Life): Standing[] {
  const begins = lived.findIndex((one) => one !== null);
  const isOpen = lived[at];
  if (isOpen === null || isOpen === undefined) return [];
  const moved = lived.slice(0, at + 1).findLastIndex((one, day, all) => one !== all[day - 1]);
  return [
    {
      conceptId: 'concept',
      userId: `student-${student}`,
      firstSeenAt: daysInto(begins, 1),
      isOpen,
      hasCleared: !isOpen,
      lastMovedAt: daysInto(moved, 2),
      counted: [],
    },
  ];
}

interface Term {
  readonly figures: readonly Figure[];
  readonly counted: readonly (Counted & { readonly week: string })[];
}

/** Everything that is told of a class in a term, with every chance drawn alike. */
function term(class_: readonly Life[], draw: number, classSize = 60): Term {
  const figures: Figure[] = [];
  const counted: (Counted & { week: string })[] = [];
  for (const [at, week] of weeks.entries()) {
    const now = class_.flatMap((lived, student) => standingAt(at, student, lived));
    const closed = closeWeek(withCounted(now, counted), { week, classSize, draw: () => draw });
    figures.push(...closed.figures);
    counted.push(...closed.counted.map((one) => ({ ...one, week: week.monday })));
  }
  return { figures, counted };
}

/** How likely each figure is to be told, by its week and kind: chances are independent of each other. */
function told(class_: readonly Life[]): Map<string, Map<number | null, number>> {
  const terms = Array.from({ length: draws }, (_, draw) => term(class_, draw).figures);
  const kinds: readonly Move[] = ['came', 'went'];
  return new Map(
    mondays.flatMap((monday) =>
      kinds.map((kind) => {
        const shares = new Map<number | null, number>();
        for (const figures of terms) {
          const found = figures.find((one) => one.week === monday && one.kind === kind);
          const about = found?.about ?? null;
          shares.set(about, (shares.get(about) ?? 0) + 1 / draws);
        }
        return [`${monday} ${kind}`, shares] as const;
      }),
    ),
  );
}

/** How much of what is told in one world is more than twice as likely as in the other: what gives somebody away. */
function givenAway(
  one: ReadonlyMap<number | null, number>,
  other: ReadonlyMap<number | null, number>,
) {
  return [...one].reduce(
    (sum, [about, share]) => sum + Math.max(0, share - 2 * (other.get(about) ?? 0)),
    0,
  );
}
const edge = 1 / draws + 1e-9;

// features: B09, S04, S68
describe('what is told of a class week by week', () => {
  it('says nothing of fewer than five, whatever chance does', () => {
    fc.assert(
      fc.property(lives, fc.nat(draws - 1), (class_, draw) => {
        const { figures, counted } = term(class_, draw);
        for (const { week, kind, about } of figures) {
          const behind = counted.filter((one) => one.week === week && one.kind === kind);
          expect(behind.length).toBeGreaterThanOrEqual(floor);
          expect(about % 5).toBe(0);
          expect(Math.abs(about - behind.length)).toBeLessThan(5 + mostNoise);
        }
      }),
    );
  });

  it('counts nobody in two weeks, so that the difference of any two figures is about nobody', () => {
    fc.assert(
      fc.property(lives, (class_) => {
        const { counted } = term(class_, 0);
        const names = counted.map(({ userId, kind }) => `${kind} ${userId}`);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('leaves whoever knows everybody but one in doubt about that one: no figure is more than twice as likely after one life as after another, save at its edges', () => {
    fc.assert(
      fc.property(lives, life, life, (others, one, other) => {
        const [here, there] = [told([...others, one]), told([...others, other])];
        const differing = [...here].filter(
          ([key, shares]) =>
            JSON.stringify([...shares]) !== JSON.stringify([...(there.get(key) ?? [])]),
        );
        // Where each of the two lives counts: one week for each kind, however long they are.
        expect(differing.length).toBeLessThanOrEqual(4);
        for (const [key, shares] of here) {
          const across = there.get(key) ?? new Map<number | null, number>();
          expect(givenAway(shares, across)).toBeLessThanOrEqual(edge);
          expect(givenAway(across, shares)).toBeLessThanOrEqual(edge);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells whoever joins between two weeks from nobody else', () => {
    const classmates: Life[] = Array.from({ length: 9 }, () => [true, true, true, true, true]);
    const joins: Life = [null, null, true, true, true];
    expect(term([...classmates, joins], 0).figures).toEqual(term(classmates, 0).figures);
    for (let draw = 0; draw < draws; draw += 1) {
      expect(term([...classmates, joins], draw).figures).toEqual(term(classmates, draw).figures);
    }
  });

  it('moves by chance as it says it does: at most three, halved with every step, once in 22 at the floor', () => {
    const shifts = Array.from({ length: draws }, (_, draw) => shiftOf(draw));
    for (const { shift, times } of noise) {
      expect(shifts.filter((one) => one === shift)).toHaveLength(times);
      expect(times).toBe(2 ** (mostNoise - Math.abs(shift)));
    }
    const shown = (count: number) => shifts.filter((shift) => figureOf(count, shift) !== null);
    expect([4, 5, 6, 11].map((count) => shown(count).length)).toEqual([0, 1, 3, 22]);
    expect([figureOf(8, 0), figureOf(9, 0), figureOf(10, 0), figureOf(17, -3)]).toEqual([
      5, 5, 10, 10,
    ]);
  });

  it('tells nothing in a class so small that it would be told of everybody', () => {
    const class_: Life[] = Array.from({ length: 9 }, () => [true, true, false, false, false]);
    expect(term(class_, draws - 1, 9)).toMatchObject({ figures: [] });
    expect(term(class_, draws - 1, 9).counted).toHaveLength(18);
    expect(term(class_, draws - 1, 10).figures).not.toEqual([]);
  });

  it('begins on a Monday, and closes each week that is over, once', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29'].map(mondayOf)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ]);
    expect(mondaysToClose('2026-11-02', '2026-11-22')).toEqual(['2026-11-02', '2026-11-09']);
    expect(mondaysToClose('2026-11-16', '2026-11-22')).toEqual([]);
    expect(mondaysToClose('2020-01-06', '2026-11-22')).toHaveLength(52);
  });
});
