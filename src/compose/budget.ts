import {
  createBudget,
  keepReserve,
  readAllowance,
  readReserve,
  sweepReservations,
  type Rule,
  type Spender,
} from '../budget/index.ts';
import type { BudgetConfig } from '../config/config.ts';
import {
  countStudents,
  dueDatesOf,
  sectionsOf,
  writeDueDays,
  type DueDates,
} from '../courses/index.ts';
import { listTenants } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';

type CourseKey = Pick<Spender, 'tenantId' | 'courseId'>;

interface ReserveChange {
  /** Null: as for every course. */
  readonly reserve?: { readonly share: number; readonly daysBefore: number } | null | undefined;
  /** Due days written down by hand, all of them: 2026-12-01. */
  readonly days?: readonly string[] | undefined;
}

/** Limits, what is set aside, and what was used. */
export function composeBudget({ db, withTenant, live, config }: Ground) {
  const installationRules = rulesOf(config.budget);
  return {
    installationRules,
    readReserve: (course: CourseKey) =>
      withTenant(course.tenantId, async (tx) => {
        const ahead = { from: new Date(), to: lastDay };
        const { dates, timeZone } = await dueDatesOf(tx, { ...course, userId: null }, ahead);
        return { reserve: await readReserve(tx, course), dueDates: datesToShow(dates), timeZone };
      }),
    changeReserve: (course: CourseKey, { days, reserve }: ReserveChange) =>
      withTenant(course.tenantId, async (tx) => {
        if (reserve !== undefined) await keepReserve(tx, course, reserve);
        if (days) await writeDueDays(tx, course, days);
      }),
    readAllowance: (spender: Spender, scope: 'course' | 'tenant') =>
      withTenant(spender.tenantId, (tx) =>
        readAllowance(tx, spender, { scope, installationRules }),
      ),
    budget: createBudget({
      counters: live.counters,
      countStudents,
      sectionsOf,
      dueDatesOf,
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

/** Whatever day was written comes back: what the page does not show, its next change would drop. */
const lastDay = new Date('9999-12-31T00:00:00Z');

/** Without saying for whom: some have their dates for reasons of their own. */
function datesToShow(dates: DueDates['dates']) {
  const shown = dates.map(({ source, title, dueAt, who }) => ({
    source,
    title,
    dueAt,
    forSome: who !== null,
  }));
  return [...new Map(shown.map((date) => [JSON.stringify(date), date])).values()];
}

function rulesOf({ tenantDayMicros, tenantMonthMicros }: BudgetConfig): Rule[] {
  const cap = (period: 'day' | 'month', amount: number | undefined): Rule[] =>
    amount === undefined
      ? []
      : [{ kind: 'cap', scope: 'tenant', scopeId: null, period, amount, whenReached: 'bend' }];
  return [...cap('day', tenantDayMicros), ...cap('month', tenantMonthMicros)];
}
