import { daysAfter } from '../ground/time/index.ts';
import { floor } from './board.ts';

/** What a student did with a concept in a week: had something noted for the first time, or had it all cleared up. */
export type Move = 'came' | 'went';

/** How a student stands with a concept now, and since when. */
export interface Standing {
  readonly conceptId: string;
  readonly userId: string;
  /** When something was first noted that they have not dismissed. */
  readonly firstSeenAt: Date;
  readonly isOpen: boolean;
  /** Something was cleared up. */
  readonly hasCleared: boolean;
  readonly lastMovedAt: Date;
  /** They stand behind a figure of the kind already, and never do again. */
  readonly counted: readonly Move[];
}

export interface Week {
  /** Its Monday: 2026-11-16. */
  readonly monday: string;
  /** The first moment after it. */
  readonly end: Date;
}

export interface Figure {
  readonly conceptId: string;
  readonly week: string;
  readonly kind: Move;
  /** A multiple of five. */
  readonly about: number;
}

export interface Counted {
  readonly conceptId: string;
  readonly userId: string;
  readonly kind: Move;
}

export interface ClosedWeek {
  readonly figures: readonly Figure[];
  readonly counted: readonly Counted[];
}

/** At most so far does chance move a figure. */
export const mostNoise = 3;

/**
 * How often each shift falls in `draws` of them: every step away from none half as often as the one before. So
 * one student more or less makes what is told at most twice as likely, save at the edges (once in `draws`).
 */
export const noise: readonly { readonly shift: number; readonly times: number }[] = [
  { shift: -3, times: 1 },
  { shift: -2, times: 2 },
  { shift: -1, times: 4 },
  { shift: 0, times: 8 },
  { shift: 1, times: 4 },
  { shift: 2, times: 2 },
  { shift: 3, times: 1 },
];
export const draws = noise.reduce((sum, { times }) => sum + times, 0);

/** The shift of one draw, an integer from 0 to `draws` − 1. */
export function shiftOf(draw: number): number {
  const shifts = noise.flatMap(({ shift, times }) => Array.from({ length: times }, () => shift));
  return shifts[draw] ?? 0;
}

/** What is told of so many students, in fives; null: too few. With any shift, never anything of fewer than five. */
export function figureOf(count: number, shift: number): number | null {
  const shifted = count + shift;
  return shifted < floor + mostNoise ? null : shifted - (shifted % floor);
}

/** In so small a class a figure would say of everybody what it says of a few. */
const smallestClass = 2 * floor;

/**
 * Closes a week: who moved in it for the first time, and what is told of it. Everybody counts once for each kind
 * of move on a concept, whatever follows, so that no two figures of a kind have a student in common and the
 * difference of two says nothing about anybody.
 * @param draw an integer from 0 to `draws` − 1, drawn anew for each concept and kind
 */
export function closeWeek(
  standings: readonly Standing[],
  { week, classSize, draw }: { week: Week; classSize: number; draw: () => number },
): ClosedWeek {
  const counted = standings.flatMap((standing) =>
    movesBy(standing, week).map((kind): Counted => {
      const { conceptId, userId } = standing;
      return { conceptId, userId, kind };
    }),
  );
  if (classSize < smallestClass) return { figures: [], counted };
  const groups = Map.groupBy(counted, ({ conceptId, kind }) => `${kind} ${conceptId}`);
  const figures = [...groups.values()].flatMap((group) => {
    const about = figureOf(group.length, shiftOf(draw()));
    const [one] = group;
    if (about === null || !one) return [];
    return [{ conceptId: one.conceptId, week: week.monday, kind: one.kind, about }];
  });
  return { figures, counted };
}

function movesBy(standing: Standing, { end }: Week): Move[] {
  const { firstSeenAt, lastMovedAt, isOpen, hasCleared, counted } = standing;
  if (firstSeenAt >= end) return [];
  const moves: Move[] = [];
  if (!counted.includes('came')) moves.push('came');
  const isGone = hasCleared && !isOpen && lastMovedAt < end;
  if (isGone && !counted.includes('went')) moves.push('went');
  return moves;
}

/** The same people as they stand once they were counted. */
export function withCounted(
  standings: readonly Standing[],
  counted: readonly Counted[],
): Standing[] {
  const keyOf = (one: { conceptId: string; userId: string }) => `${one.conceptId} ${one.userId}`;
  const byStudent = Map.groupBy(counted, keyOf);
  return standings.map((one) => {
    const now = (byStudent.get(keyOf(one)) ?? []).map(({ kind }) => kind);
    return now.length === 0 ? one : { ...one, counted: [...one.counted, ...now] };
  });
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(day, -sinceMonday);
}

/** A year of them: what lies further back is told as one with its first. */
const mostWeeks = 52;

/** Mondays of the weeks that are over and not closed yet, oldest first. */
export function mondaysToClose(from: string, today: string): string[] {
  const current = mondayOf(today);
  const earliest = daysAfter(current, -7 * mostWeeks);
  const mondays: string[] = [];
  for (let monday = from < earliest ? earliest : from; monday < current;) {
    mondays.push(monday);
    monday = daysAfter(monday, 7);
  }
  return mondays;
}
