import type { Tx } from '../ground/db/index.ts';
import type { LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { isTerminal, type NumberedEvent, type TurnEvent } from './turn-event.ts';
import type { Turn } from './turn.ts';

interface TurnKey {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Stores consecutive events of a turn. Storing the same ones again changes nothing; a batch that
 * begins where one was stored and goes further replaces it.
 */
export async function insertEvents(
  tx: Tx,
  turn: TurnKey,
  entries: readonly LogEntry[],
): Promise<void> {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return;
  await tx.query(
    `insert into turn_events (tenant_id, turn_id, first_id, last_id, events)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, turn_id, first_id) do update
       set last_id = excluded.last_id, events = excluded.events
       where excluded.last_id > turn_events.last_id`,
    [turn.tenantId, turn.id, first.id, last.id, toArray(entries)],
  );
}

/** Entries hold JSON already. */
function toArray(entries: readonly LogEntry[]): string {
  return `[${entries.map(({ data }) => data).join(',')}]`;
}

/** What one attempt at a turn has to store. */
export interface EventBatch {
  readonly turn: Turn;
  readonly entries: readonly LogEntry[];
}

/**
 * Stores batches of several turns of one tenant at once, each under the fence of its attempt.
 * Returns the ids of the turns that are still those attempts'; the events of others are not stored.
 */
export async function storeBatches(
  withTenant: WithTenant,
  tenantId: string,
  batches: readonly EventBatch[],
): Promise<Set<string>> {
  // The lock keeps a turn as it is until this commits: the sweeper may be about to end it.
  const rows = await withTenant(tenantId, (tx) =>
    tx.query<{ id: string }>(
      `with batch as (
         select * from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::text[])
           as b (turn_id, attempt, first_id, last_id, events)),
       held as (
         select t.id from turns t join batch b on b.turn_id = t.id and b.attempt = t.attempt
         where t.tenant_id = $1 and t.status = 'running' order by t.id for share of t),
       stored as (
         insert into turn_events (tenant_id, turn_id, first_id, last_id, events)
         select $1, b.turn_id, b.first_id, b.last_id, b.events::jsonb from batch b join held h on h.id = b.turn_id
         on conflict (tenant_id, turn_id, first_id) do update
           set last_id = excluded.last_id, events = excluded.events
           where excluded.last_id > turn_events.last_id)
       select id from held`,
      [
        tenantId,
        batches.map(({ turn }) => turn.id),
        batches.map(({ turn }) => turn.attempt),
        batches.map(({ entries }) => entries[0]?.id),
        batches.map(({ entries }) => entries.at(-1)?.id),
        batches.map(({ entries }) => toArray(entries)),
      ],
    ),
  );
  return new Set(rows.map(({ id }) => id));
}

/** The stored events after `afterId`, in order. */
export async function readEvents(tx: Tx, turn: TurnKey, afterId: number): Promise<NumberedEvent[]> {
  const batches = await tx.query<{ first_id: number; events: TurnEvent[] }>(
    `select first_id, events from turn_events
     where tenant_id = $1 and turn_id = $2 and last_id > $3 order by first_id`,
    [turn.tenantId, turn.id, afterId],
  );
  return batches
    .flatMap(({ first_id, events }) => events.map((event, at) => ({ id: first_id + at, event })))
    .filter(({ id }) => id > afterId);
}

export interface Progress {
  /** The events after the one asked for, with the end of a turn that is over, wherever its reader is. */
  readonly events: readonly NumberedEvent[];
  /** True when there will be no more. */
  readonly over: boolean;
}

/** What is stored after `afterId`, and whether there will be any more. */
export async function readProgress(tx: Tx, turn: TurnKey, afterId: number): Promise<Progress> {
  const [row] = await tx.query<{ over: boolean }>(
    `select status not in ('pending', 'running', 'waiting') as over from turns where tenant_id = $1 and id = $2`,
    [turn.tenantId, turn.id],
  );
  const events = await readEvents(tx, turn, afterId);
  // The turn may end between the two questions; its terminal event tells.
  if (events.some(({ event }) => isTerminal(event))) return { events, over: true };
  const over = row?.over ?? true;
  const terminal = over ? await readTerminal(tx, turn) : undefined;
  return { events: terminal ? endFor(afterId, terminal) : events, over };
}

/**
 * A reader may be further than the database, when a worker and the live log were lost together: it
 * gets the end under the next id it can take.
 */
function endFor(last: number, terminal: NumberedEvent): readonly NumberedEvent[] {
  return terminal.id === last ? [] : [{ id: last + 1, event: terminal.event }];
}

async function readTerminal(tx: Tx, turn: TurnKey): Promise<NumberedEvent | undefined> {
  const [batch] = await tx.query<{ last_id: number; event: TurnEvent }>(
    `select last_id, events -> -1 as event from turn_events
     where tenant_id = $1 and turn_id = $2 order by first_id desc limit 1`,
    [turn.tenantId, turn.id],
  );
  return batch && isTerminal(batch.event) ? { id: batch.last_id, event: batch.event } : undefined;
}
