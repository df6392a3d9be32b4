import type { Sql } from '../ground/db/index.ts';
import { leaseMs } from './turn.ts';

/** Leases name turns and tenants only, so one query serves every tenant. */
export interface LostTurn {
  readonly turnId: string;
  readonly tenantId: string;
  readonly attempt: number;
}

/** A worker's claim to a turn. */
export interface Hold {
  readonly turnId: string;
  readonly attempt: number;
}

/** Renews what this worker holds; returns the ids of the turns that are still its own. */
export async function renewLeases(sql: Sql, holds: readonly Hold[]): Promise<Set<string>> {
  const rows = await sql.query<{ turnId: string }>(
    `update turn_leases l set expires_at = now() + $3 * interval '1 millisecond'
     from unnest($1::uuid[], $2::int[]) as held (turn_id, attempt)
     where l.turn_id = held.turn_id and l.attempt = held.attempt returning l.turn_id as "turnId"`,
    [holds.map(({ turnId }) => turnId), holds.map(({ attempt }) => attempt), leaseMs],
  );
  return new Set(rows.map(({ turnId }) => turnId));
}

/** Which of these turns their students asked to stop. */
export async function findCancelled(sql: Sql, turnIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ turnId: string }>(
    `select turn_id as "turnId" from turn_leases where turn_id = any($1::uuid[]) and cancel_requested`,
    [[...turnIds]],
  );
  return rows.map(({ turnId }) => turnId);
}

/** Takes over the leases that ran out, of turns answered or in line: each is handed to one caller only. */
export async function takeLostTurns(sql: Sql): Promise<LostTurn[]> {
  return sql.query<LostTurn>(
    `update turn_leases set expires_at = now() + $1 * interval '1 millisecond'
     where turn_id in (
       select turn_id from turn_leases where expires_at < now() order by expires_at limit 100 for update skip locked)
     returning turn_id as "turnId", tenant_id as "tenantId", attempt`,
    [leaseMs],
  );
}

/** Forgets a lease whose turn is over or somebody else's. */
export async function dropLease(sql: Sql, { turnId, attempt }: LostTurn): Promise<void> {
  await sql.query('delete from turn_leases where turn_id = $1 and attempt = $2', [turnId, attempt]);
}
