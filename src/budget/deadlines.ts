import { windowEnd, windowStart } from './limit.ts';

/** What of a course's money is kept for the days before something is due. */
export interface Kept {
  readonly micros: number;
  /** First day on which more of it may be spent. */
  readonly opensAt: Date;
}

interface Reserve {
  /** In per cent of the cap. */
  readonly share: number;
  readonly daysBefore: number;
}

/**
 * What may not be spent yet of a month's cap. Each day from so many before a due date to the day itself
 * (UTC) opens an equal part of the reserve, so that the first deadline of a month leaves the others
 * theirs; what a day leaves, the next such day may spend, and no other. Once no such day is left in the
 * month nothing is kept.
 */
export function keptForDeadlines(
  cap: number,
  { share, daysBefore }: Reserve,
  { dueDates, now }: { readonly dueDates: readonly Date[]; readonly now: Date },
): Kept | undefined {
  const days = deadlineDays(dueDates, daysBefore, now);
  const today = windowStart('day', now).getTime();
  const ahead = days.filter((day) => day > today);
  const [next] = ahead;
  if (next === undefined) return undefined;
  const whole = Math.floor((cap * share) / 100);
  const part = days.includes(today) ? ahead.length / days.length : 1;
  return { micros: Math.ceil(whole * part), opensAt: new Date(next) };
}

/** Due dates outside of these make no difference to the month of a moment. */
export function deadlineSpan(daysBefore: number, now: Date): { from: Date; to: Date } {
  const to = windowEnd('month', now).getTime() + daysBefore * dayMs;
  return { from: windowStart('month', now), to: new Date(to) };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Beginnings of the days of the moment's month on which the reserve opens, in their order. */
function deadlineDays(dueDates: readonly Date[], daysBefore: number, now: Date): number[] {
  const [first, end] = [windowStart('month', now).getTime(), windowEnd('month', now).getTime()];
  const days = dueDates.flatMap((due) => {
    const last = windowStart('day', due).getTime();
    return Array.from({ length: daysBefore + 1 }, (_, back) => last - back * dayMs);
  });
  return [...new Set(days)].filter((day) => day >= first && day < end).toSorted((a, b) => a - b);
}
