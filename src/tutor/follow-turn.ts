import { isAway } from '../ground/db/index.ts';
import type { LiveLog } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readProgress } from './event-store.ts';
import { toEntry, topicOf, toTold, type ToldEvent } from './topic.ts';
import { isTerminal } from './turn-event.ts';

/**
 * The events of a turn after `afterId`, each once and in order, ending with its terminal event:
 * first what is stored, then what comes live. Yields an empty batch when there is nothing to tell
 * for a while. Ends early when `signal` aborts; leaving never stops the turn itself.
 */
export type FollowTurn = (
  turn: { tenantId: string; id: string },
  afterId: number,
  signal: AbortSignal,
) => AsyncIterable<ToldEvent[]>;

interface FollowNeeds {
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'follow'>;
}

/** How often the database is asked while the live log is away or has a gap; spread over readers. */
const pollMs = 400;
const pollSpreadMs = 200;

export function createFollowTurn({ withTenant, log }: FollowNeeds): FollowTurn {
  return async function* followTurn(turn, afterId, signal) {
    let last = afterId;

    function take(events: readonly ToldEvent[]): ToldEvent[] {
      const fresh = events.filter(({ id }) => id > last);
      last = fresh.at(-1)?.id ?? last;
      return fresh;
    }

    /** Tells what is stored; true when there is nothing more to come. A database that is away tells nothing. */
    async function* stored(): AsyncGenerator<ToldEvent[], boolean> {
      const progress = await withTenant(turn.tenantId, (tx) => readProgress(tx, turn, last)).catch(
        nothingWhileAway,
      );
      if (!progress) return false;
      yield take(progress.events.map((event) => toTold(toEntry(event))));
      return progress.over;
    }

    /** Tells what comes until the end (true), or until the live log does not continue (false). */
    async function* live(): AsyncGenerator<ToldEvent[], boolean> {
      let begun = false;
      for await (const entries of log.follow(topicOf(turn.id), last, signal)) {
        const events = entries.map(toTold);
        // Silence: perhaps the end was told to the database only.
        if (begun && events.length === 0 && (yield* stored())) return true;
        begun = true;
        if ((events[0]?.id ?? 0) > last + 1) return false;
        if (events.length > 0) yield take(events);
        if (events.some(isTerminal)) return true;
      }
      return false;
    }

    let over = yield* stored();
    while (!over && !signal.aborted) {
      try {
        over = yield* live();
      } catch {
        // The live log is away: the database is asked now and then until it is back.
      }
      if (over || signal.aborted) return;
      await pause(pollMs + Math.random() * pollSpreadMs, signal);
      over = yield* stored();
    }
  };
}

function nothingWhileAway(error: unknown): undefined {
  if (!isAway(error)) throw error;
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
