import type { Sql } from '../ground/db/index.ts';
import { leaseMs } from './turn.ts';

/** Leases name turns and tenants only, so one query serves every tenant. */
export interface LostTurn {
  readonly turnId: string;
  readonly tenantId: string;
  readonly attempt: number;
}

/** Renews the leases of the turns this worker holds; returns those whose student asked to stop. */
export async function renewLeases(sql: Sql, turnIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ turnId: string; cancelRequested: boolean }>(
    `update turn_leases set expires_at = now() + $2 * interval '1 millisecond'
     where turn_id = any($1::uuid[]) returning turn_id as "turnId", cancel_requested as "cancelRequested"`,
    [[...turnIds], leaseMs],
  );
  return rows.filter(({ cancelRequested }) => cancelRequested).map(({ turnId }) => turnId);
}

/** Takes over the leases that ran out: each is handed to one caller only. */
export async function takeLostTurns(sql: Sql): Promise<LostTurn[]> {
  return sql.query<LostTurn>(
    `update turn_leases set expires_at = now() + $1 * interval '1 millisecond'
     where turn_id in (
       select turn_id from turn_leases where expires_at < now() order by expires_at limit 100 for update skip locked)
     returning turn_id as "turnId", tenant_id as "tenantId", attempt`,
    [leaseMs],
  );
}
