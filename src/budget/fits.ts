import { keptForDeadlines, type Calendar, type Kept } from './deadlines.ts';
import { windowEnd, windowStart, type Limit, type Period, type Scope } from './limit.ts';
import type { Amounts, Meter } from './meter.ts';
import type { Rule, RulesInForce } from './rule.ts';

/** Students among whom the money of a course, of its sections and of its tenant is shared. */
export interface Heads {
  readonly course: number;
  readonly tenant: number;
  /** By their keys. */
  readonly sections: ReadonlyMap<string, number>;
}

export interface Books {
  readonly rules: RulesInForce;
  readonly meters: readonly Meter[];
  readonly heads: Heads;
  readonly now: Date;
  /** When work of the course is due, as far as it matters this month. */
  readonly calendar: Calendar;
}

export type Fit =
  | { readonly amounts: Amounts }
  | { readonly limit: Limit; readonly whenReached: Rule['whenReached'] };

/**
 * Whether so much more can be set aside. Of a capped section, course or tenant, every student's floor
 * is kept back for that student; what a student wants beyond the own floor comes out of the rest. So
 * the floors of all and the common rest never come to more than the cap.
 */
export function fit(books: Books, want: { readonly micros: number; readonly tokens: number }): Fit {
  const { rules, meters } = books;
  const floorMicros = Math.min(want.micros, floorLeft(books));
  const amounts: Amounts = { ...want, floorMicros };
  for (const meter of meters) {
    const rule = rules.cap(meter);
    const wanted = meter.period === 'hour' ? want.tokens : want.micros;
    if (!rule || wanted === 0) continue;
    const left = leftFor(books, meter, rule.amount);
    if (wanted > left) {
      const kept = keptOf(books, meter, rule.amount);
      const limit = limitOf(rule, { left, kept }, books.now);
      return { limit, whenReached: rule.whenReached };
    }
  }
  return { amounts };
}

/** How often so much could still be set aside, and by which limit; undefined where there is none. */
export function remaining(
  books: Books,
  each: { readonly micros: number; readonly tokens: number },
): { answers: number; limit: Limit; whenReached: Rule['whenReached'] } | undefined {
  const found = books.meters.flatMap((meter) => {
    const rule = books.rules.cap(meter);
    const wanted = meter.period === 'hour' ? each.tokens : each.micros;
    if (!rule || wanted === 0) return [];
    const left = leftFor(books, meter, rule.amount);
    const limit = limitOf(rule, { left, kept: keptOf(books, meter, rule.amount) }, books.now);
    return [{ answers: Math.floor(left / wanted), limit, whenReached: rule.whenReached }];
  });
  return found.toSorted((a, b) => a.answers - b.answers)[0];
}

/** What one student may still set aside under a cap. */
function leftFor(books: Books, meter: Meter, cap: number): number {
  const free = cap - meter.used - meter.reserved;
  if (isOnesOwn(meter)) return Math.max(0, free);
  const kept = keptForFloors(books, meter) + (keptOf(books, meter, cap)?.micros ?? 0);
  const common = Math.max(0, free - kept);
  return Math.max(0, Math.min(free, common + floorLeft(books)));
}

function keptOf({ rules, calendar, now }: Books, meter: Meter, cap: number): Kept | undefined {
  const reserve = rules.reserve(meter);
  if (!reserve) return undefined;
  const { amount: share, daysBefore } = reserve;
  return keptForDeadlines(cap, { share, daysBefore: daysBefore ?? 0 }, { calendar, now });
}

/** A student's own money and the tokens of an hour know no floors. */
function isOnesOwn({ scope, period }: Meter): boolean {
  return scope === 'student' || period === 'hour';
}

/**
 * What the floors of today still hold, and those of the days to come. A floor lasts a day: what a day
 * left of it is everybody's the next.
 */
function keptForFloors(books: Books, meter: Meter): number {
  const { meters, now } = books;
  const aDay = floorWithin(books, meter) * headsOf(books, meter);
  const today = meters.find((one) => isSameScope(one, meter) && one.period === 'day');
  return Math.max(0, aDay - (today?.fromFloor ?? 0)) + aDay * (daysFrom(meter.period, now) - 1);
}

/**
 * The most the floor of anybody within a scope can be: caps that cannot pay it for everybody make it
 * smaller, those of the scope itself and of what it is part of.
 */
function floorWithin(books: Books, { scope, scopeId }: Pick<Meter, 'scope' | 'scopeId'>): number {
  const around = books.meters.filter((one) => {
    return one.scopeId === scopeId || breadth[one.scope] > breadth[scope];
  });
  return Math.min(books.rules.floorMicros, ...around.map((one) => shareOf(books, one)));
}

const breadth = { student: 0, section: 1, course: 2, tenant: 3 } as const;

/** Of a cap among all it is for, a day. */
function shareOf(books: Books, meter: Meter): number {
  const cap = isOnesOwn(meter) ? undefined : books.rules.cap(meter);
  if (!cap) return Infinity;
  return Math.floor(cap.amount / (headsOf(books, meter) * daysOf(meter.period, books.now)));
}

function headsOf({ heads }: Books, { scope, scopeId }: Meter): number {
  if (scope === 'student') return 1;
  const key = scopeId.slice(scopeId.indexOf('/') + 1);
  return scope === 'section' ? (heads.sections.get(key) ?? 1) : heads[scope];
}

function floorLeft(books: Books): number {
  const today = books.meters.find(({ scope, period }) => scope === 'student' && period === 'day');
  // Work that no student asked for has no floor of its own, and none of theirs.
  return today ? Math.max(0, floorWithin(books, today) - today.fromFloor) : 0;
}

function isSameScope(one: Meter, { scope, scopeId }: Meter): boolean {
  return one.scope === scope && one.scopeId === scopeId;
}

const dayMs = 24 * 60 * 60 * 1000;

function daysOf(period: Period, now: Date): number {
  return period === 'month' ? daysFrom(period, windowStart(period, now)) : 1;
}

/** Days a window still has, the one of the moment counted whole. */
function daysFrom(period: Period, at: Date): number {
  if (period !== 'month') return 1;
  return (windowEnd(period, at).getTime() - windowStart('day', at).getTime()) / dayMs;
}

export function limitOf(
  { scope, period, amount }: { scope: Scope; period: Period; amount: number },
  { left, kept }: { left: number; kept: Kept | undefined },
  now: Date,
): Limit {
  return {
    scope,
    period,
    unit: period === 'hour' ? 'tokens' : 'micro-usd',
    cap: amount,
    left,
    resetsAt: (kept?.opensAt ?? windowEnd(period, now)).toISOString(),
    ...(kept && { keptBack: kept.micros }),
  };
}
