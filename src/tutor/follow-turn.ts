import type { LiveLog, LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readProgress } from './event-store.ts';
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

    function* take(events: readonly NumberedEvent[]): Generator<NumberedEvent[]> {
      const fresh = events.filter(({ id }) => id > last);
      last = fresh.at(-1)?.id ?? last;
      yield fresh;
    }

    /** Tells what is stored; true when there is nothing more to come. */
    async function* stored(): AsyncGenerator<NumberedEvent[], boolean> {
      const { events, over } = await withTenant(turn.tenantId, (tx) =>
        readProgress(tx, turn, last),
      );
      yield* take(events);
      return over;
    }

    async function* live(): AsyncGenerator<NumberedEvent[], boolean> {
      for await (const entries of log.follow(topicOf(turn.id), last, signal)) {
        const events = entries.map(toEvent);
        if (continues(events, last)) {
          yield* take(events);
          if (events.some(({ event }) => isTerminal(event))) return true;
        } else if (yield* stored()) return true;
      }
      return false;
    }

    let over = yield* stored();
    while (!over && !signal.aborted) {
      try {
        over = yield* live();
      } catch {
        // The live log is away: the database is asked now and then until it is back.
        await pause(pollMs, signal);
        over = yield* stored();
      }
    }
  };
}

/** False when there is silence or a gap: then the database may know more. */
function continues(events: readonly NumberedEvent[], last: number): boolean {
  const [first] = events;
  return first !== undefined && first.id <= last + 1;
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
