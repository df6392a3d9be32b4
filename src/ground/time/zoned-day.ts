const dayMs = 24 * 60 * 60 * 1000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether it is a time zone this machine knows, such as "America/New_York". */
export function isTimeZone(name: string): boolean {
  try {
    clockIn(name);
    return true;
  } catch {
    return false;
  }
}

/** The day (2026-11-22) that a calendar in the time zone shows at a moment. */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(wallTime(timeZone, at)).toISOString().slice(0, 10);
}

/** So many days after a day, or before it. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The first moment of a day in the time zone, also where clocks are changed at midnight. */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = Date.parse(day);
  // Clocks are not changed twice within two days: one of both offsets is the day's own at its beginning.
  const [early = midnight, late = midnight] = [-dayMs, dayMs]
    .map((away) => new Date(midnight + away))
    .map((at) => midnight - (wallTime(timeZone, at) - at.getTime()))
    .toSorted((a, b) => a - b);
  return new Date(dayIn(timeZone, new Date(early)) === day ? early : late);
}

/** What clocks in the time zone show, as if it were UTC; whole seconds. */
function wallTime(timeZone: string, at: Date): number {
  const shown = new Map(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((part) => Number(shown.get(part)));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}
