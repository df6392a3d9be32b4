import type { Tx } from '../ground/db/index.ts';
import { everySectionOf, sectionIds, type Account } from './meter.ts';
import type { Rule } from './rule.ts';

const columns = `kind, scope, scope_id as "scopeId", period, amount::float8 as amount,
  when_reached as "whenReached", days_before as "daysBefore"`;

/** Sets the rule, or changes the one for the same thing. */
export async function setRule(tx: Tx, tenantId: string, rule: Rule): Promise<void> {
  await tx.query(
    `insert into budget_rules (tenant_id, kind, scope, scope_id, period, amount, when_reached, days_before)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, kind, scope, scope_id, period) do update set
       amount = $6, when_reached = $7, days_before = $8`,
    [
      tenantId,
      rule.kind,
      rule.scope,
      rule.scopeId,
      rule.period,
      rule.amount,
      rule.whenReached,
      rule.daysBefore ?? null,
    ],
  );
}

/** False when there was none. */
export async function removeRule(
  tx: Tx,
  tenantId: string,
  { kind, scope, scopeId, period }: Pick<Rule, 'kind' | 'scope' | 'scopeId' | 'period'>,
): Promise<boolean> {
  const gone = await tx.query(
    `delete from budget_rules where tenant_id = $1 and kind = $2 and scope = $3
       and scope_id is not distinct from $4 and period = $5 returning id`,
    [tenantId, kind, scope, scopeId, period],
  );
  return gone.length > 0;
}

export async function listRules(tx: Tx, tenantId: string): Promise<Rule[]> {
  return tx.query<Rule>(
    `select ${columns} from budget_rules where tenant_id = $1 order by kind, scope, scope_id nulls first, period`,
    [tenantId],
  );
}

/** Rules for everybody and for exactly this course, these sections and this student. */
export async function rulesFor(tx: Tx, account: Account): Promise<Rule[]> {
  const { tenantId, courseId, userId } = account;
  return tx.query<Rule>(
    `select ${columns} from budget_rules where tenant_id = $1
       and (scope_id is null or (scope = 'course' and scope_id = $2) or (scope = 'student' and scope_id = $3)
         or (scope = 'section' and scope_id = any($4)))`,
    [tenantId, courseId, userId, [everySectionOf(courseId), ...sectionIds(account)]],
  );
}

/** What rules of a tenant make worth asking its LMS for. */
export async function neededFromLms(
  tx: Tx,
  tenantId: string,
): Promise<{ readonly sections: boolean; readonly dueDates: boolean }> {
  const [needed] = await tx.query<{ sections: boolean; dueDates: boolean }>(
    `select coalesce(bool_or(scope = 'section'), false) as sections,
       coalesce(bool_or(kind = 'reserve' and amount > 0), false) as "dueDates"
     from budget_rules where tenant_id = $1`,
    [tenantId],
  );
  return needed ?? { sections: false, dueDates: false };
}
