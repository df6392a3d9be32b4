import type { LiveLog } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents, readEvents } from './event-store.ts';
import { topicOf } from './trace.ts';
import type { NumberedEvent, TurnEvent } from './turn-event.ts';

interface Needs {
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'since'>;
}

/**
 * Saves what a lost worker told its readers but did not store any more, and returns everything the
 * turn said so far. Ids given after it continue where any reader may be.
 */
export async function salvageEvents(
  { withTenant, log }: Needs,
  turn: { tenantId: string; id: string },
): Promise<NumberedEvent[]> {
  const stored = await withTenant(turn.tenantId, (tx) => readEvents(tx, turn, 0));
  const last = stored.at(-1)?.id ?? 0;
  const told = await log.since(topicOf(turn.id), last).catch(() => []);
  const unstored = told.map(({ id, data }) => ({ id, event: JSON.parse(data) as TurnEvent }));
  // Only what continues without a gap: ids must stay consecutive for every later reader.
  const consecutive = unstored.filter(({ id }, at) => id === last + 1 + at);
  if (consecutive.length > 0) {
    await withTenant(turn.tenantId, (tx) => insertEvents(tx, turn, consecutive));
  }
  return [...stored, ...consecutive];
}

export async function lastEventId(
  needs: Needs,
  turn: { tenantId: string; id: string },
): Promise<number> {
  return (await salvageEvents(needs, turn)).at(-1)?.id ?? 0;
}

/** The words among the events. */
export function answerIn(events: readonly NumberedEvent[]): string {
  return events.map(({ event }) => (event.type === 'token' ? event.text : '')).join('');
}
