import type { Sql } from '../ground/db/index.ts';
import type { Live } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { createSlots } from '../ground/slots.ts';
import { WorkerStopping } from './end-turn.ts';
import { createEventWriter } from './event-writer.ts';
import { turnQueue, type TurnJob } from './take-turn.ts';
import { claimTurn } from './turn-store.ts';
import type { Turn } from './turn.ts';
import { watchLeases } from './watch-leases.ts';
import { workOnTurn, type Grip, type WorkOnTurnNeeds } from './work-on-turn.ts';

export interface TurnWorker {
  /** Claims the turn of a job and runs it in the background; returns as soon as there is a free slot. */
  take(job: TurnJob): Promise<void>;
  /** Takes nothing more, lets what runs finish for `timeoutMs`, hands the rest back to the line. */
  drain(timeoutMs: number): Promise<void>;
}

interface WorkerNeeds extends Omit<WorkOnTurnNeeds, 'writer' | 'live' | 'queue'> {
  /** Where leases are renewed: a worker whose other connections are all busy keeps its turns. */
  readonly db: Sql;
  readonly live: Live;
  readonly queue: Pick<Queue, 'enqueue' | 'rest'>;
  /** Turns answered at the same time. */
  readonly slots: number;
}

interface Running extends Grip {
  readonly done: Promise<void>;
}

/**
 * Runs turns. A job is only the call to look: what holds a turn is its lease in the database, so
 * a worker may die at any line and another one finds the turn when its lease runs out.
 */
export function createTurnWorker(needs: WorkerNeeds): TurnWorker {
  const { db, withTenant, live, queue, logger } = needs;
  const running = new Map<string, Running>();
  const slots = createSlots(needs.slots);
  const writer = createEventWriter(withTenant);
  const watch = watchLeases({ db, signals: live.signals, logger }, running);
  /** Turns being claimed: not running yet, and not to be left behind. */
  const claiming = new Set<Promise<unknown>>();
  let draining = false;

  function begin(turn: Turn): void {
    const grip: Grip = { turn, stop: new AbortController(), doubt: watch.look };
    const done = workOnTurn({ ...needs, writer }, grip)
      .catch((err: unknown) => logger.error({ err, turnId: turn.id }, 'turn could not be ended'))
      .finally(() => {
        running.delete(turn.id);
        slots.free();
      });
    running.set(turn.id, { ...grip, done });
  }

  /** True when the turn is ours, and begun. */
  async function claim({ tenantId, turnId }: TurnJob): Promise<boolean> {
    const turn = await claimTurn(withTenant, tenantId, turnId);
    if (turn) begin(turn);
    return turn !== undefined;
  }

  async function counted<T>(claimed: Promise<T>): Promise<T> {
    claiming.add(claimed);
    return claimed.finally(() => claiming.delete(claimed));
  }

  async function take(job: TurnJob): Promise<void> {
    await slots.take();
    try {
      // The call goes to another worker, at once.
      if (draining) await queue.enqueue(turnQueue, job);
      else if (await counted(claim(job))) return;
    } catch (error) {
      slots.free();
      throw error;
    }
    slots.free();
  }

  return {
    take,
    drain: async (timeoutMs) => {
      draining = true;
      queue.rest();
      slots.letAllPass();
      const late = setTimeout(() => {
        for (const { stop } of running.values()) stop.abort(new WorkerStopping());
      }, timeoutMs);
      while (running.size + claiming.size > 0) {
        const under = [...claiming, ...[...running.values()].map(({ done }) => done)];
        await Promise.allSettled(under);
      }
      clearTimeout(late);
      watch.end();
    },
  };
}
