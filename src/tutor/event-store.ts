import type { Tx } from '../ground/db/index.ts';
import { isTerminal, type NumberedEvent, type TurnEvent } from './turn-event.ts';

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
  events: readonly NumberedEvent[],
): Promise<void> {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return;
  await tx.query(
    `insert into turn_events (tenant_id, turn_id, first_id, last_id, events)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, turn_id, first_id) do update
       set last_id = excluded.last_id, events = excluded.events
       where excluded.last_id > turn_events.last_id`,
    [turn.tenantId, turn.id, first.id, last.id, JSON.stringify(events.map(({ event }) => event))],
  );
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

/** The stored events after `afterId`, and whether there will be any more. */
export async function readProgress(
  tx: Tx,
  turn: TurnKey,
  afterId: number,
): Promise<{ events: NumberedEvent[]; over: boolean }> {
  const [row] = await tx.query<{ over: boolean }>(
    `select status not in ('pending', 'running') as over from turns where tenant_id = $1 and id = $2`,
    [turn.tenantId, turn.id],
  );
  const events = await readEvents(tx, turn, afterId);
  // The turn may end between the two questions; its terminal event tells.
  const ended = events.some(({ event }) => isTerminal(event));
  return { events, over: ended || (row?.over ?? true) };
}
