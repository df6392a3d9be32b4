import type { Evidence } from './mastery.ts';

/** Why a short check without help is worth while. */
export type CheckKind = 'short_check' | 'delayed_recheck';

/** The next check of a concept. */
export interface NextCheck {
  readonly kind: CheckKind;
  /** The success that it asks about. */
  readonly since: Date;
  readonly dueAt: Date;
  /** Days since that success, for `delayed_recheck`. */
  readonly afterDays: number;
}

/** What a student said to a check that waited: later, or not about this success. */
export interface Deferral {
  readonly said: 'postponed' | 'declined';
  readonly at: Date;
  /** Of a postponed one. */
  readonly until: Date | null;
}

/** `none`: nothing is planned; `not_yet`: it is, for later. */
export type CheckStanding = 'none' | 'not_yet' | 'waits' | 'postponed' | 'declined';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Days between one success alone and the next check. The best gap grows with how long something is to be kept, from a
 * fifth and more of a week to a tenth and less of a year (Cepeda et al. 2008, doi:10.1111/j.1467-9280.2008.02209.x): 21
 * days are a fifth of a term of 15 weeks. Three of them, since three relearnings on days apart bring most of what
 * many bring (Rawson and Dunlosky 2011, doi:10.1037/a0023956). They grow because that keeps more within reach
 * meanwhile; in the end equal gaps do as well (Kang et al. 2014, doi:10.3758/s13423-014-0636-z).
 */
export const recheckGaps: readonly number[] = [2, 7, 21];

/** What is answered while an explanation is fresh says little of what stays (Soderstrom and Bjork 2015, doi:10.1177/1745691615569000). */
const freshFor = hour;
/**
 * Days from what was last answered alone to the next short check, by how often in a row it did not go: one a day, as
 * with contested answers, and ever fewer for whom they would only show the same again.
 */
const restDays = [1, 3, 7] as const;
/** One exercise, or two conversations: less would make a check of every remark. */
const leastHelped = 1;
/** Told as “right” (two thirds), and as a passed quiz (0.6). */
const success = 2 / 3;
const passed = 0.6;
/** Answers so close together are one sitting. */
const sitting = 12 * hour;

/**
 * What is due next for a concept, from its evidence alone. Pure: no row is kept of it. After success with help that
 * nobody has seen alone, a short check; after success alone, checks after growing gaps, as long as each holds; after
 * failure alone nothing, until it has gone again. A check taken early counts as a success and moves no date.
 * @param events of one concept that count, oldest first
 */
export function nextCheck(events: readonly Evidence[]): NextCheck | null {
  const alone = events.filter(({ assisted }) => !assisted);
  const { anchor, held, failed } = heldBy(alone);
  if (anchor !== null) {
    const afterDays = recheckGaps[held];
    if (afterDays === undefined) return null;
    const dueAt = new Date(anchor.getTime() + afterDays * day);
    return { kind: 'delayed_recheck', since: anchor, dueAt, afterDays };
  }
  const last = alone.at(-1)?.happenedAt.getTime() ?? -Infinity;
  const helped = events.filter(
    ({ assisted, outcome, happenedAt }) =>
      assisted && outcome >= success && happenedAt.getTime() > last,
  );
  const since = helped.at(-1)?.happenedAt;
  const weight = helped.reduce((sum, event) => sum + event.weight, 0);
  if (!since || weight < leastHelped) return null;
  const rest = (restDays[Math.max(failed, 1) - 1] ?? restDays[2]) * day;
  const dueAt = new Date(Math.max(since.getTime() + freshFor, last + rest));
  return { kind: 'short_check', since, dueAt, afterDays: 0 };
}

/** The success that counts now, how many gaps have been held since the first, and how often in a row it did not go. */
interface Held {
  readonly anchor: Date | null;
  readonly held: number;
  readonly failed: number;
}

function heldBy(alone: readonly Evidence[]): Held {
  return sittingsOf(alone).reduce<Held>(
    ({ anchor, held, failed }, { at, share }) => {
      if (share < passed) return { anchor: null, held: 0, failed: failed + 1 };
      if (anchor === null) return { anchor: at, held: 0, failed: 0 };
      const gap = recheckGaps[held];
      const isHeld = gap !== undefined && at.getTime() >= anchor.getTime() + gap * day;
      return isHeld ? { anchor: at, held: held + 1, failed: 0 } : { anchor, held, failed: 0 };
    },
    { anchor: null, held: 0, failed: 0 },
  );
}

interface Sitting {
  /** When it began. */
  readonly at: Date;
  /** How much of it was right, 0 to 1. */
  readonly share: number;
}

function sittingsOf(alone: readonly Evidence[]): Sitting[] {
  const sittings: { at: Date; right: number; weight: number }[] = [];
  for (const { happenedAt: at, outcome, weight } of alone) {
    const last = sittings.at(-1);
    if (last && at.getTime() < last.at.getTime() + sitting) {
      last.right += weight * outcome;
      last.weight += weight;
    } else sittings.push({ at, right: weight * outcome, weight });
  }
  return sittings.map(({ at, right, weight }) => ({ at, share: right / weight }));
}

/** Whether a check waits now, with the student's own word about it: later lasts as long as they said, no until there is new success. */
export function standingOf(
  next: NextCheck | null,
  deferral: Deferral | null,
  now: Date,
): CheckStanding {
  if (next === null) return 'none';
  if (next.dueAt > now) return 'not_yet';
  if (deferral?.said === 'declined' && next.since <= deferral.at) return 'declined';
  if (deferral?.until && deferral.until > now) return 'postponed';
  return 'waits';
}
