import type { Tx } from '../ground/db/index.ts';
import type { Account } from './meter.ts';
import type { Reservation } from './reservation-store.ts';

/** One request to a model, as it is paid for. */
export interface UsageEntry {
  readonly task: string;
  readonly provider: string;
  readonly model: string;
  /** Whose key paid; null when none was needed. */
  readonly keyOwner: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  /** True where we counted and not the vendor. */
  readonly estimated: boolean;
}

export interface EntryKey {
  readonly tenantId: string;
  readonly reservationId: string;
  /** Undefined for an entry that is written at its end only, because it costs nothing. */
  readonly entryId: string | undefined;
}

/**
 * Writes an entry at the most it can cost, if that is still within what is set aside. Undefined when
 * it is not, or when there is nothing set aside any more.
 */
export async function openEntry(
  tx: Tx,
  { tenantId, reservationId }: EntryKey,
  entry: UsageEntry,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `with r as (
       update budget_reservations set committed_micros = committed_micros + $8, committed_tokens = committed_tokens + $6 + $7
       where tenant_id = $1 and id = $2 and settled_at is null
         and committed_micros + $8 <= micros and committed_tokens + $6 + $7 <= tokens
       returning course_id, user_id, sections)
     insert into usage_entries (tenant_id, reservation_id, task, provider, model, input_tokens, output_tokens,
       cost_micros, key_owner, estimated, is_open, course_id, user_id, sections)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, true, true, r.course_id, r.user_id, r.sections from r
     returning id`,
    [
      tenantId,
      reservationId,
      entry.task,
      entry.provider,
      entry.model,
      entry.inputTokens,
      entry.outputTokens,
      entry.costMicros,
      entry.keyOwner,
    ],
  );
  return row?.id;
}

/** Writes what the request really came to; the reservation must be locked. */
export async function closeEntry(
  tx: Tx,
  { tenantId, reservationId, entryId }: EntryKey,
  entry: UsageEntry,
): Promise<void> {
  await tx.query(
    `with old as (
       select id, cost_micros as micros, input_tokens + output_tokens as tokens
       from usage_entries where tenant_id = $1 and id = $3),
     entry as (
       update usage_entries u set input_tokens = $4, output_tokens = $5, cost_micros = $6, estimated = $7, is_open = false
       from old where u.tenant_id = $1 and u.id = old.id),
     reservation as (
       update budget_reservations r set committed_micros = committed_micros + $6 - old.micros,
         committed_tokens = committed_tokens + $4 + $5 - old.tokens
       from old where r.tenant_id = $1 and r.id = $2 returning r as whole, r.settled_at)
     select move_budget_meters(whole, $6::bigint - old.micros, 0, $4::bigint + $5::bigint - old.tokens, 0, 0)
     from reservation, old where settled_at is not null`,
    [
      tenantId,
      reservationId,
      entryId,
      entry.inputTokens,
      entry.outputTokens,
      entry.costMicros,
      entry.estimated,
    ],
  );
}

/** Writes an entry that costs nothing and counts against no limit. */
export async function insertFreeEntry(
  tx: Tx,
  { tenantId, id, courseId, userId, sections }: Pick<Reservation, 'id' | keyof Account>,
  entry: UsageEntry,
): Promise<void> {
  await tx.query(
    `insert into usage_entries (tenant_id, reservation_id, course_id, user_id, task, provider, model, key_owner,
       input_tokens, output_tokens, cost_micros, estimated, is_open, sections)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, false, $12)`,
    [
      tenantId,
      id,
      courseId,
      userId,
      entry.task,
      entry.provider,
      entry.model,
      entry.keyOwner,
      entry.inputTokens,
      entry.outputTokens,
      entry.estimated,
      sections,
    ],
  );
}
