import type { LiveLog, LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readEvents } from './event-store.ts';
import { topicOf } from './trace.ts';
import { isTerminal, type NumberedEvent, type TurnEvent } from './turn-event.ts';

/**
 * The events of a turn after `afterId`, each once and in order, ending with its terminal event:
 * first what is stored, then what comes live. Yields an empty batch when there is nothing to tell
 * for a while. Ends early when `signal` aborts; leaving never stops the turn itself.
 */
export type FollowTurn = (
  turn: { tenantId: string; id: string },
  afterId: number,
  signal: AbortSignal,
) => AsyncIterable<NumberedEvent[]>;

interface FollowNeeds {
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'follow'>;
}

/** How often the database is asked while the live log is away. */
const pollMs = 500;

export function createFollowTurn({ withTenant, log }: FollowNeeds): FollowTurn {
  return async function* followTurn(turn, afterId, signal) {
    let last = afterId;
    const stored = () => withTenant(turn.tenantId, (tx) => readEvents(tx, turn, last));
    // Takes what continues exactly where the reader is; a gap means that the database knows more.
    async function* take(
      events: readonly NumberedEvent[],
    ): AsyncGenerator<NumberedEvent[], boolean> {
      const fresh = events.filter(({ id }) => id > last);
      const consecutive = fresh.every(({ id }, at) => id === last + 1 + at);
      const batch = consecutive ? fresh : await stored();
      last = batch.at(-1)?.id ?? last;
      yield batch;
      return batch.some(({ event }) => isTerminal(event));
    }

    async function* live(): AsyncGenerator<NumberedEvent[], boolean> {
      for await (const entries of log.follow(topicOf(turn.id), last, signal)) {
        const events = entries.length > 0 ? entries.map(toEvent) : await stored();
        if (yield* take(events)) return true;
      }
      return false;
    }

    let over = yield* take(await stored());
    while (!over && !signal.aborted) {
      try {
        over = yield* live();
      } catch {
        // The live log is away: the database is asked now and then until it is back.
        await pause(pollMs, signal);
        over = yield* take(await stored());
      }
    }
  };
}

function toEvent({ id, data }: LogEntry): NumberedEvent {
  return { id, event: JSON.parse(data) as TurnEvent };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
