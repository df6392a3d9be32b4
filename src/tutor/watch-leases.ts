import type { Sql } from '../ground/db/index.ts';
import type { Signals } from '../ground/live/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import { cancelChannel } from './cancel-turn.ts';
import { StudentStopped } from './end-turn.ts';
import { findCancelled, renewLeases } from './lease-store.ts';
import { LeaseLostError, lookForCancelEveryMs, renewEveryMs } from './turn.ts';
import type { Grip } from './work-on-turn.ts';

interface WatchNeeds {
  readonly db: Sql;
  readonly signals: Pick<Signals, 'subscribe'>;
  readonly logger: Logger;
}

export interface LeaseWatch {
  /** Asks now whether the turns are still ours. */
  readonly look: () => void;
  end(): void;
}

/** Keeps the leases of the turns held here, and stops those that are lost or not wanted any more. */
export function watchLeases(needs: WatchNeeds, held: ReadonlyMap<string, Grip>): LeaseWatch {
  const { db, signals, logger } = needs;
  const stopTurn = (turnId: string): void => held.get(turnId)?.stop.abort(new StudentStopped());
  const unsubscribe = signals.subscribe(cancelChannel, stopTurn);

  /** Does it one at a time, and not when there is nothing to do it for. */
  function whileHolding(work: () => Promise<void>): () => void {
    let busy = false;
    return () => {
      if (busy || held.size === 0) return;
      busy = true;
      work()
        .catch((err: unknown) => logger.warn({ err }, 'leases could not be looked after'))
        .finally(() => (busy = false));
    };
  }

  const renew = whileHolding(async () => {
    const grips = [...held.values()];
    const holds = grips.map(({ turn }) => ({ turnId: turn.id, attempt: turn.attempt }));
    const ours = await renewLeases(db, holds);
    // A turn that has ended meanwhile has no lease either; nobody listens to its signal any more.
    for (const { turn, stop } of grips) {
      if (!ours.has(turn.id)) stop.abort(new LeaseLostError('the lease is gone'));
    }
  });
  const lookForCancel = whileHolding(async () => {
    for (const turnId of await findCancelled(db, [...held.keys()])) stopTurn(turnId);
  });
  const timers = [
    setInterval(renew, renewEveryMs),
    setInterval(lookForCancel, lookForCancelEveryMs),
  ];
  return {
    look: renew,
    end: () => {
      timers.forEach(clearInterval);
      unsubscribe();
    },
  };
}
