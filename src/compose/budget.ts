import {
  createBudget,
  readAllowance,
  sweepReservations,
  type Rule,
  type Spender,
} from '../budget/index.ts';
import type { BudgetConfig } from '../config/config.ts';
import { countStudents, sectionsOf } from '../courses/index.ts';
import { listTenants } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';

/** Limits, what is set aside, and what was used. */
export function composeBudget({ db, withTenant, live, config }: Ground) {
  const installationRules = rulesOf(config.budget);
  return {
    installationRules,
    readAllowance: (spender: Spender, scope: 'course' | 'tenant') =>
      withTenant(spender.tenantId, (tx) =>
        readAllowance(tx, spender, { scope, installationRules }),
      ),
    budget: createBudget({
      counters: live.counters,
      countStudents,
      sectionsOf,
      installationRules,
      requestsPerMinute: config.budget.turnsPerMinute,
    }),
    tidyReservations: async () => {
      for (const { id } of await listTenants(db)) {
        await sweepReservations(withTenant, id);
      }
    },
  };
}

function rulesOf({ tenantDayMicros, tenantMonthMicros }: BudgetConfig): Rule[] {
  const cap = (period: 'day' | 'month', amount: number | undefined): Rule[] =>
    amount === undefined
      ? []
      : [{ kind: 'cap', scope: 'tenant', scopeId: null, period, amount, whenReached: 'bend' }];
  return [...cap('day', tenantDayMicros), ...cap('month', tenantMonthMicros)];
}
