import type { Period, Scope } from './limit.ts';

/** What an operator laid down for a tenant: a cap nobody passes, or a floor nobody else can drain. */
export interface Rule {
  readonly kind: 'cap' | 'floor';
  readonly scope: Scope;
  /** One course or student; null: each of them that has no rule of its own. */
  readonly scopeId: string | null;
  readonly period: Period;
  /** Millionths of a US dollar by day and month, tokens by hour. */
  readonly amount: number;
  readonly whenReached: 'bend' | 'refuse';
}

/** The rules that hold for one student in one course. */
export interface RulesInForce {
  cap(scope: Scope, period: Period): Rule | undefined;
  /** What every student may use a day whatever the others have used; 0 without a floor. */
  readonly floorMicros: number;
  readonly hasCaps: boolean;
}

/** Among rules for the same thing the one that names it wins, then the tenant's over the installation's. */
export function inForce(rules: readonly Rule[], installation: readonly Rule[]): RulesInForce {
  const find = (kind: Rule['kind'], scope: Scope, period: Period): Rule | undefined => {
    const fits = (rule: Rule): boolean =>
      rule.kind === kind && rule.scope === scope && rule.period === period;
    const own = rules.filter(fits).toSorted((a, b) => rank(b) - rank(a));
    return own[0] ?? installation.find(fits);
  };
  return {
    cap: (scope, period) => find('cap', scope, period),
    floorMicros: find('floor', 'student', 'day')?.amount ?? 0,
    hasCaps: [...rules, ...installation].some(({ kind }) => kind === 'cap'),
  };
}

function rank({ scopeId }: Rule): number {
  return scopeId === null ? 0 : 1;
}
