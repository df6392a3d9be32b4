import type { Period, Scope } from './limit.ts';
import type { Meter } from './meter.ts';

/**
 * What was laid down for a tenant: a cap nobody passes, a floor nobody else can drain, or a reserve of a
 * course for the days before something is due.
 */
export interface Rule {
  readonly kind: 'cap' | 'floor' | 'reserve';
  readonly scope: Scope;
  /** One course, section or student, or each section of one course; null: each that has no rule of its own. */
  readonly scopeId: string | null;
  readonly period: Period;
  /** Millionths of a US dollar by day and month, tokens by hour; of a reserve, per cent of the course's cap. */
  readonly amount: number;
  readonly whenReached: 'bend' | 'refuse';
  /** Of a reserve: days before a due date on which it may be spent. */
  readonly daysBefore?: number | null;
}

/** The rules that hold for one student in one course. */
export interface RulesInForce {
  cap(meter: Pick<Meter, 'scope' | 'scopeId' | 'period'>): Rule | undefined;
  /** Of the meter of a course's month. */
  reserve(meter: Pick<Meter, 'scope' | 'scopeId' | 'period'>): Rule | undefined;
  /** What every student may use a day whatever the others have used; 0 without a floor. */
  readonly floorMicros: number;
  readonly hasCaps: boolean;
}

/** Among rules for the same thing the one that names it wins, then the tenant's over the installation's. */
export function inForce(rules: readonly Rule[], installation: readonly Rule[]): RulesInForce {
  const find = (
    kind: Rule['kind'],
    { scope, scopeId, period }: Pick<Meter, 'scope' | 'scopeId' | 'period'>,
  ): Rule | undefined => {
    const fits = (rule: Rule): boolean =>
      rule.kind === kind && rule.scope === scope && rule.period === period;
    const own = rules.filter((rule) => fits(rule) && closeness(rule, scopeId) > 0);
    const closest = own.toSorted((a, b) => closeness(b, scopeId) - closeness(a, scopeId));
    return closest[0] ?? installation.find(fits);
  };
  return {
    cap: (meter) => find('cap', meter),
    reserve: (meter) => find('reserve', meter),
    floorMicros: find('floor', { scope: 'student', scopeId: '', period: 'day' })?.amount ?? 0,
    hasCaps: [...rules, ...installation].some(({ kind }) => kind === 'cap'),
  };
}

/** 0 for a rule that is about something else. */
function closeness({ scopeId: named }: Rule, scopeId: string): number {
  if (named === scopeId) return 3;
  if (named?.endsWith('/*') && scopeId.startsWith(named.slice(0, -1))) return 2;
  return named === null ? 1 : 0;
}
