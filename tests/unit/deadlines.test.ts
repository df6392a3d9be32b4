import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptForDeadlines } from '../../src/budget/deadlines.ts';

const at = (day: number, month = 11): Date => new Date(Date.UTC(2026, month - 1, day, 13, 30));
const kept = (now: Date, dueDates: readonly Date[], share = 30) =>
  keptForDeadlines(1_000, { share, daysBefore: 2 }, { dueDates, now });

// features: B05
describe('what is kept of a month’s money for the days before due dates', () => {
  const first = at(10);
  const second = at(20);

  it('is the whole share while a due date is ahead, until its days begin', () => {
    expect(kept(at(1), [second])).toEqual({ micros: 300, opensAt: new Date('2026-11-18') });
    expect(kept(at(17), [second])).toEqual({ micros: 300, opensAt: new Date('2026-11-18') });
  });

  it('opens day by day, and all of it on the last', () => {
    const days = [18, 19, 20].map((day) => kept(at(day), [second])?.micros ?? 0);
    expect(days).toEqual([200, 100, 0]);
  });

  it('leaves the second deadline its part, and is closed between the two', () => {
    const dates = [first, second];
    expect(kept(at(10), dates)).toEqual({ micros: 150, opensAt: new Date('2026-11-18') });
    expect(kept(at(11), dates)?.micros).toBe(300);
    expect(kept(at(18), dates)?.micros).toBe(100);
  });

  it('is nothing once no such day is left in the month, and without any due date', () => {
    expect(kept(at(21), [first, second])).toBeUndefined();
    expect(kept(at(1), [])).toBeUndefined();
    expect(kept(at(1), [at(1, 9)])).toBeUndefined();
  });

  it('is kept for what is due early in the next month', () => {
    expect(kept(at(5), [at(1, 12)])).toEqual({ micros: 300, opensAt: new Date('2026-11-29') });
    expect(kept(at(30), [at(1, 12)])).toBeUndefined();
  });

  it('is never more than the share, and less only on the days that open it', () => {
    const day = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 6 }), fc.nat({ max: 90 }), (now, due, share) => {
        const dates = due.map((one) => at(one));
        const found = kept(at(now), dates, share);
        const whole = Math.floor((1_000 * share) / 100);
        const isOpen = due.some((one) => now <= one && now >= one - 2);
        expect(found?.micros ?? 0).toBeLessThanOrEqual(whole);
        if (found && !isOpen) expect(found.micros).toBe(whole);
        if (found) expect(found.opensAt.getTime()).toBeGreaterThan(at(now).getTime());
        else expect(due.every((one) => one <= now)).toBe(true);
      }),
    );
  });
});
