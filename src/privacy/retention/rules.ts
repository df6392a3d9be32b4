/** Why somebody is erased by themselves. */
export type DueReason = 'course_end' | 'left' | 'inactivity';

/** Days; null: there is no such rule. */
export interface Rules {
  readonly courseEnd: number | null;
  readonly left: number | null;
  readonly inactivity: number | null;
}

/** What is known of somebody in a course. */
export interface Standing {
  /** As the operator or the LMS says; null: nobody says. */
  readonly endsAt: Date | null;
  /** When anybody of the course was last there. */
  readonly courseSeenAt: Date;
  readonly seenAt: Date;
  /** Since when complete lists of the members have been without them; null: they are listed, or nobody knows. */
  readonly leftAt: Date | null;
}

export interface Due {
  readonly at: Date;
  readonly reason: DueReason;
}

export const dayMs = 24 * 3_600_000;
/** Nobody is erased so soon after a visit, whatever else is over. */
const quietMs = 7 * dayMs;
/** Nor so soon after it was first announced. */
const noticeMs = 7 * dayMs;
/** How far ahead is announced. */
export const aheadMs = 30 * dayMs;

/** For each rule the shorter time. */
export function stricter(one: Rules, other: Rules): Rules {
  const shorter = (a: number | null, b: number | null): number | null =>
    a === null ? b : Math.min(a, b ?? a);
  return {
    courseEnd: shorter(one.courseEnd, other.courseEnd),
    left: shorter(one.left, other.left),
    inactivity: shorter(one.inactivity, other.inactivity),
  };
}

/** When what is kept about somebody in a course has been kept long enough; undefined without a rule that says so. */
export function dueOf(standing: Standing, rules: Rules): Due | undefined {
  const { endsAt, courseSeenAt, seenAt, leftAt } = standing;
  const ends: readonly [DueReason, Date | null, number | null][] = [
    // Where nobody says when it ends, it ended when the last one was there.
    ['course_end', endsAt ?? courseSeenAt, rules.courseEnd],
    ['left', leftAt, rules.left],
    ['inactivity', seenAt, rules.inactivity],
  ];
  const found = ends.flatMap(([reason, from, days]) =>
    from === null || days === null ? [] : [{ reason, at: new Date(+from + days * dayMs) }],
  );
  const [first] = found.toSorted((a, b) => +a.at - +b.at);
  return first && { ...first, at: new Date(Math.max(+first.at, +seenAt + quietMs)) };
}

/** When it goes at the earliest: when it is due, and not within a week of its announcement. */
export function goesAt(dueAt: Date, announcedAt: Date): Date {
  return new Date(Math.max(+dueAt, +announcedAt + noticeMs));
}

/** A plan that was announced keeps its time of announcement, unless it now comes noticeably sooner. */
export function announcedSince(
  before: { readonly dueAt: Date; readonly announcedAt: Date } | undefined,
  dueAt: Date,
  now: Date,
): Date {
  const stands = before && before.announcedAt <= now && +dueAt >= +before.dueAt - dayMs;
  return stands ? before.announcedAt : now;
}

/** So few are never too many at once, and so few are not too many unless they are most of a small school. */
const alwaysFew = 2;
const fewPeople = 10;
const mostShare = 0.2;

/** Whether so many were suddenly to be erased, of so many, that a person must say that it is meant. */
export function isSuspicious(suddenly: number, people: number): boolean {
  return suddenly > Math.max(alwaysFew, Math.min(fewPeople, people / 2), people * mostShare);
}

/** A night or two may fail. */
const longestGapMs = 3 * dayMs;

/** Whether the clock can be believed that was there the night before: after a leap, back or ahead, all is announced anew. */
export function wentOn(lastNight: Date | null, now: Date): boolean {
  const passed = lastNight === null ? 0 : +now - +lastNight;
  return passed >= 0 && passed <= longestGapMs;
}
