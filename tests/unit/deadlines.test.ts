import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, daysAfter, startOfDay } from '../../src/ground/time/index.ts';
import { keptForDeadlines, type Deadline } from '../../src/budget/deadlines.ts';

const at = (day: number, month = 11): Date => new Date(Date.UTC(2026, month - 1, day, 13, 30));
const everybodys = (dueDates: readonly Date[]): Deadline[] =>
  dueDates.map((date) => ({ at: date, isMine: true, share: 1 }));
const keptIn = (timeZone: string, now: Date, deadlines: readonly Deadline[], share = 30) =>
  keptForDeadlines(1_000, { share, daysBefore: 2 }, { calendar: { deadlines, timeZone }, now });
const kept = (now: Date, dueDates: readonly Date[], share = 30) =>
  keptIn('UTC', now, everybodys(dueDates), share);

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

// features: B05
describe('what is kept for one whose date is not everybody’s', () => {
  const everybody = { at: at(20), isMine: false, share: 1 };
  const mine = { at: at(25), isMine: true, share: 0.02 };
  const forMe = [everybody, mine];
  const forOthers = [
    { ...everybody, isMine: true },
    { ...mine, isMine: false },
  ];

  it('stays closed on the days of the others, and opens on their own', () => {
    expect(kept(at(19), [at(20)])?.micros).toBeLessThan(300);
    expect(keptIn('UTC', at(19), forMe)).toEqual({
      micros: 300,
      opensAt: new Date('2026-11-23'),
    });
    // What the class has left, and but for the last two days all of what is theirs.
    expect(keptIn('UTC', at(23), forMe)?.micros).toBeLessThanOrEqual(4);
    expect(keptIn('UTC', at(25), forMe)).toBeUndefined();
  });

  it('takes from the others no more than that one’s part, before and after their own days', () => {
    const alone = (day: number) => kept(at(day), [at(20)])?.micros ?? 0;
    for (const day of [1, 17]) expect(keptIn('UTC', at(day), forOthers)?.micros).toBe(alone(day));
    for (const day of [18, 19, 20]) {
      const more = (keptIn('UTC', at(day), forOthers)?.micros ?? 0) - alone(day);
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThanOrEqual(6);
    }
    // A fiftieth of the class may still spend a fiftieth of the reserve.
    expect(keptIn('UTC', at(22), forOthers)).toEqual({
      micros: 6,
      opensAt: new Date('2026-11-26'),
    });
    expect(keptIn('UTC', at(26), forOthers)).toBeUndefined();
  });
});

// features: B05
describe('the days before a due date', () => {
  const due = [new Date('2026-11-20T23:59:00-05:00')];
  const openAt = (timeZone: string, moment: string) =>
    (keptIn(timeZone, new Date(moment), everybodys(due))?.micros ?? 0) < 300;

  it('begin and end at midnight where the course is', () => {
    expect(openAt('America/New_York', '2026-11-17T23:59:00-05:00')).toBe(false);
    expect(openAt('America/New_York', '2026-11-18T00:00:00-05:00')).toBe(true);
    expect(openAt('UTC', '2026-11-18T00:00:00-05:00')).toBe(false);
    expect(keptIn('America/New_York', new Date('2026-11-01'), everybodys(due))?.opensAt).toEqual(
      new Date('2026-11-18T05:00:00Z'),
    );
  });

  it('are whole also when clocks are changed, and when a month of UTC begins within them', () => {
    const autumn = [new Date('2026-11-02T12:00:00-05:00')];
    const on = (moment: string) =>
      keptIn('America/New_York', new Date(moment), everybodys(autumn))?.micros;
    // The evening of 31 October there is November in UTC: a third of the reserve is its part.
    expect(on('2026-11-01T00:00:00-04:00')).toBeDefined();
    expect(on('2026-11-01T23:30:00-05:00')).toBe(100);
    expect(on('2026-11-02T00:30:00-05:00')).toBeUndefined();
    const tokyo = [new Date('2026-12-01T23:00:00+09:00')];
    expect(
      keptIn('Asia/Tokyo', new Date('2026-12-01T10:00:00Z'), everybodys(tokyo)),
    ).toBeUndefined();
  });

  it('have a beginning in every time zone on every day, an hour that clocks leave out included', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const day = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, number) => {
        const name = daysAfter('1990-01-01', number);
        const start = startOfDay(zone, name);
        // Samoa and others have left out whole days to change sides of the date line.
        if (dayIn(zone, start) !== name) return expect(dayIn(zone, start) > name).toBe(true);
        expect(dayIn(zone, new Date(start.getTime() - 1_000)) < name).toBe(true);
      }),
    );
  });
});
