import type { Tx } from '../ground/db/index.ts';
import type { LiveLog } from '../ground/live/index.ts';
import { insertEvents, readEvents } from './event-store.ts';
import { fromEntry, toEntry, topicOf } from './topic.ts';
import type { NumberedEvent } from './turn-event.ts';

interface TurnKey {
  readonly tenantId: string;
  readonly id: string;
}

/** What the live log still knows of a turn; nothing while it is away. */
export async function heardLive(
  log: Pick<LiveLog, 'since'>,
  turn: TurnKey,
): Promise<NumberedEvent[]> {
  const entries = await log.since(topicOf(turn.id), 0).catch(() => []);
  return entries.map(fromEntry);
}

/**
 * Saves what a lost worker told its readers but did not store any more, and returns everything the
 * turn said so far. Ids given after it continue where any reader may be.
 * @param heard what the live log knew before this transaction began
 */
export async function salvageEvents(
  tx: Tx,
  turn: TurnKey,
  heard: readonly NumberedEvent[],
): Promise<NumberedEvent[]> {
  const stored = await readEvents(tx, turn, 0);
  const last = stored.at(-1)?.id ?? 0;
  // Only what continues without a gap: ids must stay consecutive for every later reader.
  const unstored = heard.filter(({ id }) => id > last);
  const consecutive = unstored.filter(({ id }, at) => id === last + 1 + at);
  await insertEvents(tx, turn, consecutive.map(toEntry));
  return [...stored, ...consecutive];
}

/** The words among the events. */
export function answerIn(events: readonly NumberedEvent[]): string {
  return events.map(({ event }) => (event.type === 'token' ? event.text : '')).join('');
}
