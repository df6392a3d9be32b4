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

/**
 * Which of them are still these attempts'. Of several, one that somebody has locked just now is asked
 * about again by itself: the others do not wait for it.
 */
async function markAll(
  withTenant: WithTenant,
  tenantId: string,
  turns: readonly Turn[],
): Promise<(boolean | Promise<boolean>)[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.query<{ id: string }>(turns.length === 1 ? markOne : markFree, [
      tenantId,
      turns.map(({ id }) => id),
      turns.map(({ attempt }) => attempt),
    ]),
  );
  const held = new Set(rows.map(({ id }) => id));
  return turns.map((turn) => {
    if (held.has(turn.id) || turns.length === 1) return held.has(turn.id);
    return markAll(withTenant, tenantId, [turn]).then(([isHeld]) => isHeld ?? false);
  });
}

// Locked in one order, as everybody does who locks several.
const mark = (waiting: '' | 'skip locked'): string => `with held as (
    select t.id from turns t
    join unnest($2::uuid[], $3::int[]) as asked (id, attempt) on asked.id = t.id and asked.attempt = t.attempt
    where t.tenant_id = $1 and t.status = 'running' order by t.id for no key update of t ${waiting})
  update turns t set first_token_at = coalesce(first_token_at, now())
  from held where t.tenant_id = $1 and t.id = held.id returning t.id`;
const markOne = mark('');
const markFree = mark('skip locked');
