import { describe, expect, it } from 'vitest';
import {
  announcedSince,
  courseTables,
  dueOf,
  goesAt,
  isSuspicious,
  personalTables,
  stricter,
  wentOn,
  type Rules,
  type Standing,
} from '../../src/privacy/index.ts';

const day = 24 * 3_600_000;
const start = Date.parse('2026-09-01T08:00:00Z');
const at = (days: number): Date => new Date(start + days * day);

/** Repeatable numbers from 0 up to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function someRules(roll: () => number): Rules {
  const days = (): number | null => (roll() < 0.4 ? null : 7 + Math.floor(roll() * 400));
  return { courseEnd: days(), left: days(), inactivity: days() };
}

function someStanding(roll: () => number): Standing {
  const seen = roll() * 300;
  return {
    endsAt: roll() < 0.5 ? null : at(roll() * 400),
    seenAt: at(seen),
    courseSeenAt: at(seen + roll() * 100),
    leftAt: roll() < 0.5 ? null : at(roll() * 300),
  };
}

const none: Rules = { courseEnd: null, left: null, inactivity: null };

// features: B04
describe('how long something is kept', () => {
  it('is for ever without a rule, and never shorter than a week after a visit or than the rule says', () => {
    const roll = dice(7);
    for (let round = 0; round < 1_000; round += 1) {
      const standing = someStanding(roll);
      const rules = someRules(roll);
      expect(dueOf(standing, none)).toBeUndefined();
      const due = dueOf(standing, rules);
      if (!due) continue;
      expect(+due.at).toBeGreaterThanOrEqual(+standing.seenAt + 7 * day);
      const from = {
        course_end: [standing.endsAt ?? standing.courseSeenAt, rules.courseEnd],
        left: [standing.leftAt, rules.left],
        inactivity: [standing.seenAt, rules.inactivity],
      } as const;
      const [since, days] = from[due.reason];
      expect(since).not.toBeNull();
      expect(+due.at).toBeGreaterThanOrEqual(Number(since) + Number(days) * day);
    }
  });

  it('never ends by leaving for somebody whom a complete list names, whatever else is known', () => {
    const roll = dice(11);
    for (let round = 0; round < 500; round += 1) {
      const standing = { ...someStanding(roll), leftAt: null };
      expect(dueOf(standing, { ...none, left: 7 })).toBeUndefined();
      expect(dueOf(standing, someRules(roll))?.reason).not.toBe('left');
    }
  });

  it('only grows with a later visit, and only shrinks under a stricter rule', () => {
    const roll = dice(13);
    for (let round = 0; round < 300; round += 1) {
      const standing = someStanding(roll);
      const [school, course] = [someRules(roll), someRules(roll)];
      const both = dueOf(standing, stricter(school, course));
      const alone = [dueOf(standing, school), dueOf(standing, course)].flatMap((one) => one ?? []);
      expect(alone.every((one) => +both!.at <= +one.at)).toBe(true);
      const later = new Date(+standing.seenAt + roll() * 50 * day);
      const again = {
        ...standing,
        seenAt: later,
        courseSeenAt: new Date(Math.max(+later, +standing.courseSeenAt)),
      };
      const before = dueOf(standing, school);
      if (before) expect(+dueOf(again, school)!.at).toBeGreaterThanOrEqual(+before.at);
    }
  });

  it('does not end within a week of its announcement, also where the date comes nearer or the clock leaps', () => {
    const roll = dice(17);
    for (let round = 0; round < 300; round += 1) {
      let plan: { dueAt: Date; announcedAt: Date } | undefined;
      const told: [Date, Date][] = [];
      let now = start;
      for (let night = 0; night < 20; night += 1) {
        // Mostly a night on, at times back or far ahead.
        now += Math.round(day * (roll() < 0.9 ? 1 : roll() * 40 - 20));
        const dueAt = new Date(start + roll() * 40 * day);
        const announcedAt = announcedSince(plan, dueAt, new Date(now));
        expect(+announcedAt).toBeLessThanOrEqual(now);
        expect(+goesAt(dueAt, announcedAt) - +announcedAt).toBeGreaterThanOrEqual(7 * day);
        if (plan && +dueAt < +plan.dueAt - day) expect(+announcedAt).toBe(now);
        plan = { dueAt, announcedAt };
        told.push([dueAt, announcedAt]);
      }
      expect(told).toHaveLength(20);
    }
  });

  it('asks a person where a fifth of a school and more than ten, or most of a small one, are suddenly reached, and announces anew after a leap of the clock', () => {
    for (const [people, most] of [
      [1, 2],
      [2, 2],
      [4, 2],
      [6, 3],
      [10, 5],
      [19, 9],
      [30, 10],
    ] as const) {
      expect(isSuspicious(most, people), `${most} of ${people}`).toBe(false);
      expect(isSuspicious(most + 1, people), `${most + 1} of ${people}`).toBe(true);
    }
    expect(isSuspicious(11, 20)).toBe(true);
    expect(isSuspicious(200, 1_000)).toBe(false);
    expect(isSuspicious(201, 1_000)).toBe(true);
    expect(wentOn(null, at(0))).toBe(true);
    expect(wentOn(at(0), at(1))).toBe(true);
    expect(wentOn(at(0), at(-1))).toBe(false);
    expect(wentOn(at(0), at(40))).toBe(false);
  });

  it('has a list of what belongs to a course that leaves out only what belongs to the whole person', () => {
    const narrowed = new Set(courseTables.map(({ table }) => table));
    const left = personalTables.filter(
      ({ table, fate }) => fate.kind !== 'kept' && !narrowed.has(table),
    );
    expect(left.map(({ table }) => table)).toEqual([
      'budget_rules',
      'budget_meters',
      'course_syncs',
      'users',
    ]);
  });
});
