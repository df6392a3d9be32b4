import type { Db } from '../ground/db/index.ts';
import type { LiveLog } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents } from './event-store.ts';
import { takeLostTurns, type LostTurn } from './lease-store.ts';
import { answerIn, salvageEvents } from './salvage.ts';
import { turnQueue } from './take-turn.ts';
import { toEntry, topicOf } from './trace.ts';
import { citationsIn, marksIn, type NumberedEvent, type TurnEvent } from './turn-event.ts';
import { finishTurn, loadTurn, returnTurn } from './turn-store.ts';
import { maxAttempts } from './turn.ts';

/**
 * Finds the turns whose worker is gone. One nobody saw a word of is run again; any other ends here,
 * with what was said so far. Returns how many were found.
 */
export type RecoverTurns = () => Promise<number>;

interface RecoverNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'since' | 'append'>;
  readonly queue: Pick<Queue, 'enqueue'>;
}

export function createRecoverTurns(needs: RecoverNeeds): RecoverTurns {
  return async () => {
    const lost = await takeLostTurns(needs.db);
    for (const turn of lost) await recover(needs, turn);
    return lost.length;
  };
}

async function recover(needs: RecoverNeeds, lost: LostTurn): Promise<void> {
  const { withTenant, log, queue } = needs;
  const { tenantId, turnId } = lost;
  const events = await salvageEvents(needs, { tenantId, id: turnId });
  const told: NumberedEvent[] = [];
  await withTenant(tenantId, async (tx) => {
    const turn = await loadTurn(tx, tenantId, turnId);
    if (turn?.status !== 'running' || turn.attempt !== lost.attempt) {
      await tx.query('delete from turn_leases where turn_id = $1 and attempt = $2', [
        turnId,
        lost.attempt,
      ]);
      return;
    }
    const again =
      turn.cancelRequestedAt === null && turn.firstTokenAt === null && turn.attempt < maxAttempts;
    if (again) {
      await returnTurn(tx, turn);
      await queue.enqueue(turnQueue, { tenantId, turnId });
      return;
    }
    const status = turn.cancelRequestedAt === null ? 'failed' : 'aborted';
    told.push({ id: (events.at(-1)?.id ?? 0) + 1, event: terminalFor(status, turnId) });
    await finishTurn(tx, turn, {
      status,
      answer: answerIn(events),
      citations: citationsIn(events.map(({ event }) => event)),
      marks: marksIn(events.map(({ event }) => event)),
      support: null,
      strategy: null,
      errorCode: status === 'failed' ? 'worker_lost' : null,
      usage: null,
    });
    await insertEvents(tx, turn, told);
  });
  if (told.length > 0) await log.append(topicOf(turnId), told.map(toEntry)).catch(() => {});
}

function terminalFor(status: 'failed' | 'aborted', turnId: string): TurnEvent {
  if (status === 'aborted') return { type: 'turn.aborted', turnId };
  return {
    type: 'turn.failed',
    turnId,
    code: 'worker_lost',
    message:
      'The answer was interrupted. What was said so far is kept; please ask again for the rest.',
    retryable: true,
  };
}
