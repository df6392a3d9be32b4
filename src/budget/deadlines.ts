import { dayIn, daysAfter, startOfDay } from '../ground/time/index.ts';
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

/** When something is due, for a whole class or for some of it. */
export interface Deadline {
  readonly at: Date;
  /** Whether it is due then for the one who asks. */
  readonly isMine: boolean;
  /** Of the students of the course, those it is due for then: 1 = all. */
  readonly share: number;
}

export interface Calendar {
  readonly deadlines: readonly Deadline[];
  /** By whose midnight days begin. */
  readonly timeZone: string;
}

/**
 * What one student may not spend yet of a month's cap. Each day from so many before a due date to the day
 * itself opens a part of the reserve, so that the first deadline of a month leaves the others theirs: equal
 * parts for days that are everybody's, smaller ones for those of some of the class. What a day leaves, the
 * next such day may spend. On other days as much is kept as belongs to those who still wait for theirs; once
 * nobody does in the month, nothing is.
 */
export function keptForDeadlines(
  cap: number,
  { share, daysBefore }: Reserve,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Date },
): Kept | undefined {
  const days = deadlineDays(calendar, daysBefore, now);
  const today = startOfDay(calendar.timeZone, dayIn(calendar.timeZone, now)).getTime();
  const isOpen = days.some(({ start, isMine }) => isMine && start === today);
  const closed = days.filter(({ start }) => (isOpen ? start > today : start >= today));
  const last = closed.at(-1);
  if (last === undefined) return undefined;
  const part = isOpen ? sharesOf(closed) / sharesOf(days) : Math.max(...closed.map(shareOf));
  const mine = closed.find(({ isMine }) => isMine);
  return {
    micros: Math.ceil(Math.floor((cap * share) / 100) * part),
    opensAt: new Date(mine?.start ?? Math.min(last.end, windowEnd('month', now).getTime())),
  };
}

/** Due dates outside of these make no difference to the month of a moment. */
export function deadlineSpan(daysBefore: number, now: Date): { from: Date; to: Date } {
  // A day anywhere on earth is a day of the month of UTC or one beside it.
  const from = windowStart('month', now).getTime() - dayMs;
  const to = windowEnd('month', now).getTime() + (daysBefore + 1) * dayMs;
  return { from: new Date(from), to: new Date(to) };
}

const dayMs = 24 * 60 * 60 * 1000;

interface DeadlineDay {
  readonly start: number;
  readonly end: number;
  readonly isMine: boolean;
  readonly share: number;
}

/** The days that the reserve opens on and that have a part in the moment's month, in their order. */
function deadlineDays(
  { deadlines, timeZone }: Calendar,
  daysBefore: number,
  now: Date,
): DeadlineDay[] {
  const [first, end] = [windowStart('month', now).getTime(), windowEnd('month', now).getTime()];
  const named = deadlines.flatMap((deadline) => {
    const last = dayIn(timeZone, deadline.at);
    return Array.from({ length: daysBefore + 1 }, (_, back) => ({
      deadline,
      day: daysAfter(last, -back),
    }));
  });
  return [...Map.groupBy(named, ({ day }) => day)]
    .map(([day, those]) => ({
      start: startOfDay(timeZone, day).getTime(),
      end: startOfDay(timeZone, daysAfter(day, 1)).getTime(),
      isMine: those.some(({ deadline }) => deadline.isMine),
      share: Math.min(1, sharesOf(those.map(({ deadline }) => deadline))),
    }))
    .filter((day) => day.end > first && day.start < end)
    .toSorted((a, b) => a.start - b.start);
}

function shareOf({ share }: { readonly share: number }): number {
  return share;
}

function sharesOf(days: readonly { readonly share: number }[]): number {
  return days.reduce((sum, { share }) => sum + share, 0);
}
