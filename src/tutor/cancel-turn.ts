import type { LiveLog, Signals } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents, readEvents } from './event-store.ts';
import { toEntry, topicOf } from './topic.ts';
import { requestCancel, type Owner } from './turn-store.ts';
import type { NumberedEvent } from './turn-event.ts';
import type { Turn } from './turn.ts';

/** Tells the worker that runs a turn to stop; the lease carries the same wish should this be lost. */
export const cancelChannel = 'turn.cancel';

/** Returns the turn as it is now; undefined when it is not this person's. Asking again is harmless. */
export type CancelTurn = (owner: Owner, turnId: string) => Promise<Turn | undefined>;

interface CancelNeeds {
  readonly withTenant: WithTenant;
  readonly signals: Pick<Signals, 'publish'>;
  readonly log: Pick<LiveLog, 'append' | 'retire'>;
}

/** Stops a turn: one nobody works on yet ends here, a running one ends in its worker. */
export function createCancelTurn({ withTenant, signals, log }: CancelNeeds): CancelTurn {
  return async (owner, turnId) => {
    const told: NumberedEvent[] = [];
    const turn = await withTenant(owner.tenantId, async (tx) => {
      const now = await requestCancel(tx, owner, turnId);
      if (now?.status !== 'aborted') return now;
      // Ended here, unless a terminal event says that it was ended before.
      const events = await readEvents(tx, now, 0);
      if (events.some(({ event }) => event.type === 'turn.aborted')) return now;
      told.push({ id: (events.at(-1)?.id ?? 0) + 1, event: { type: 'turn.aborted', turnId } });
      await insertEvents(tx, now, told.map(toEntry));
      return now;
    });
    if (turn?.status === 'running') await signals.publish(cancelChannel, turnId).catch(() => {});
    if (told.length > 0) {
      await log.append(topicOf(turnId), told.map(toEntry)).catch(() => {});
      await log.retire(topicOf(turnId)).catch(() => {});
    }
    return turn;
  };
}
