import { setRule, type Rule } from '../../src/budget/index.ts';
import type { WithTenant } from '../../src/tenancy/index.ts';

/** Keeps all that a course may cost a day, in millionths of a dollar, for the floors of its students. */
export async function keepForStudents(
  withTenant: WithTenant,
  tenantId: string,
  amount: number,
): Promise<void> {
  const rule = (kind: Rule['kind'], scope: Rule['scope']): Rule => ({
    kind,
    scope,
    scopeId: null,
    period: 'day',
    amount,
    whenReached: 'bend',
  });
  await withTenant(tenantId, async (tx) => {
    await setRule(tx, tenantId, rule('cap', 'course'));
    await setRule(tx, tenantId, rule('floor', 'student'));
  });
}
