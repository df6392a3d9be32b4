import { inBatches } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LeaseLostError, type Turn } from './turn.ts';

/**
 * Marks that the student is about to see the first word: from here on the turn is not run again.
 * @throws LeaseLostError when the turn is not this attempt's any more; then nothing may be said
 */
export type MarkFirstToken = (turn: Turn) => Promise<void>;

/** Turns of one tenant that come to their first word at the same time are marked together. */
export function createMarkFirstToken(withTenant: WithTenant): MarkFirstToken {
  const tenants = new Map<string, (turn: Turn) => Promise<boolean>>();

  function marksOf(tenantId: string): (turn: Turn) => Promise<boolean> {
    const known = tenants.get(tenantId);
    if (known) return known;
    const marks = inBatches((turns: readonly Turn[]) => markAll(withTenant, tenantId, turns));
    tenants.set(tenantId, marks);
    return marks;
  }

  return async (turn) => {
    if (!(await marksOf(turn.tenantId)(turn)))
      throw new LeaseLostError('somebody else holds the turn');
  };
}

/** Which of them are still these attempts'. */
async function markAll(
  withTenant: WithTenant,
  tenantId: string,
  turns: readonly Turn[],
): Promise<boolean[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.query<{ id: string }>(
      // Locked in one order, as everybody does who locks several.
      `with held as (
         select t.id from turns t
         join unnest($2::uuid[], $3::int[]) as asked (id, attempt) on asked.id = t.id and asked.attempt = t.attempt
         where t.tenant_id = $1 and t.status = 'running' order by t.id for update of t)
       update turns t set first_token_at = coalesce(first_token_at, now())
       from held where t.tenant_id = $1 and t.id = held.id returning t.id`,
      [tenantId, turns.map(({ id }) => id), turns.map(({ attempt }) => attempt)],
    ),
  );
  const held = new Set(rows.map(({ id }) => id));
  return turns.map(({ id }) => held.has(id));
}
