import { windowEnd, windowStart, type Limit, type Period, type Scope } from './limit.ts';
import type { Amounts, Meter } from './meter.ts';
import type { Rule, RulesInForce } from './rule.ts';

/** Students among whom a course's and a tenant's money is shared. */
export interface Heads {
  readonly course: number;
  readonly tenant: number;
}

export interface Books {
  readonly rules: RulesInForce;
  readonly meters: readonly Meter[];
  readonly heads: Heads;
  readonly now: Date;
}

export type Fit =
  | { readonly amounts: Amounts }
  | { readonly limit: Limit; readonly whenReached: Rule['whenReached'] };

/**
 * Whether so much more can be set aside. Of a capped course or tenant, every student's floor is kept
 * back for that student; what a student wants beyond the own floor comes out of the rest. So the
 * floors of all and the common rest never come to more than the cap.
 */
export function fit(books: Books, want: { readonly micros: number; readonly tokens: number }): Fit {
  const { rules, meters } = books;
  const floor = effectiveFloor(books);
  const floorMicros = Math.min(want.micros, floorLeft(meters, floor));
  const amounts: Amounts = { ...want, floorMicros };
  for (const meter of meters) {
    const rule = rules.cap(meter.scope, meter.period);
    const wanted = meter.period === 'hour' ? want.tokens : want.micros;
    if (!rule || wanted === 0) continue;
    const left = leftFor(books, meter, { cap: rule.amount, floor });
    if (wanted > left) {
      return { limit: limitOf(rule, left, books.now), whenReached: rule.whenReached };
    }
  }
  return { amounts };
}

/** What one student may still set aside under a cap. */
function leftFor(
  { meters, heads, now }: Books,
  meter: Meter,
  { cap, floor }: { cap: number; floor: number },
): number {
  const free = cap - meter.used - meter.reserved;
  if (floor === 0 || meter.scope === 'student' || meter.period === 'hour') return Math.max(0, free);
  const kept = floor * heads[meter.scope] * daysOf(meter.period, now);
  const common = cap - kept - (meter.used + meter.reserved - meter.fromFloor);
  return Math.max(0, Math.min(free, Math.max(0, common) + floorLeft(meters, floor)));
}

/** A floor that the caps cannot pay for everybody is smaller for everybody. */
function effectiveFloor({ rules, heads, now }: Books): number {
  const shares = (['course', 'tenant'] as const).flatMap((scope) =>
    (['day', 'month'] as const).flatMap((period) => {
      const cap = rules.cap(scope, period);
      return cap ? [Math.floor(cap.amount / (heads[scope] * daysOf(period, now)))] : [];
    }),
  );
  return Math.min(rules.floorMicros, ...shares);
}

function floorLeft(meters: readonly Meter[], floor: number): number {
  const today = meters.find(({ scope, period }) => scope === 'student' && period === 'day');
  // Work that no student asked for has no floor of its own, and none of theirs.
  return today ? Math.max(0, floor - today.fromFloor) : 0;
}

function daysOf(period: Period, now: Date): number {
  if (period !== 'month') return 1;
  const ms = windowEnd('month', now).getTime() - windowStart('month', now).getTime();
  return ms / (24 * 60 * 60 * 1000);
}

export function limitOf(
  { scope, period, amount }: { scope: Scope; period: Period; amount: number },
  left: number,
  now: Date,
): Limit {
  return {
    scope,
    period,
    unit: period === 'hour' ? 'tokens' : 'micro-usd',
    cap: amount,
    left,
    resetsAt: windowEnd(period, now).toISOString(),
  };
}
