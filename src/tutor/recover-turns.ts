import type { Db, Tx } from '../ground/db/index.ts';
import type { LiveLog } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { insertEvents } from './event-store.ts';
import { resumeTurn } from './pauses/pause-store.ts';
import { dropLease, takeLostTurns, type LostTurn } from './lease-store.ts';
import { answerIn, heardLive, salvageEvents } from './salvage.ts';
import { turnQueue } from './take-turn.ts';
import { toEntry, topicOf } from './topic.ts';
import { citationsIn, marksIn, notesIn, type NumberedEvent, type TurnEvent } from './turn-event.ts';
import {
  finishTurn,
  loadTurn,
  returnTurn,
  type LooseTurn,
  type TurnOutcome,
} from './turn-store.ts';
import { longestWaitMs, lossesForgiven } from './turn.ts';

/**
 * Finds the turns nobody holds: their worker is gone, or the call for one was lost. One nobody saw
 * a word of is run again; any other ends here, with what was said so far. Returns how many were found.
 */
export type RecoverTurns = () => Promise<number>;

interface RecoverNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'since' | 'append' | 'retire'>;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly logger: Logger;
}

export function createRecoverTurns(needs: RecoverNeeds): RecoverTurns {
  return async () => {
    const lost = await takeLostTurns(needs.db);
    const recoveries = lost.map((turn) =>
      // Its lease runs out again: the next sweep tries once more.
      recover(needs, turn).catch((err: unknown) =>
        needs.logger.warn({ err, turnId: turn.turnId }, 'lost turn could not be recovered'),
      ),
    );
    await Promise.all(recoveries);
    return lost.length;
  };
}

async function recover(needs: RecoverNeeds, lost: LostTurn): Promise<void> {
  const { withTenant, log } = needs;
  const { tenantId, turnId } = lost;
  const heard = await heardLive(log, { tenantId, id: turnId });
  const last = await withTenant(tenantId, async (tx) => {
    const turn = await loadTurn(tx, tenantId, turnId);
    const held = turn?.status === 'running' && turn.attempt === lost.attempt;
    if (turn?.status === 'waiting') return goOnWithout(needs, tx, turn);
    if (turn && (held || turn.status === 'pending')) return settle(needs, tx, { turn, heard });
    await dropLease(tx, lost);
    return undefined;
  });
  if (!last) return;
  const topic = topicOf(turnId);
  await log.append(topic, [toEntry(last)]).catch(() => {});
  await log.retire(topic).catch(() => {});
}

/** The student did not answer in time: the turn goes on without them. */
async function goOnWithout(
  { queue }: RecoverNeeds,
  tx: Tx,
  { tenantId, id: turnId }: LooseTurn,
): Promise<undefined> {
  if (await resumeTurn(tx, { tenantId, id: turnId }))
    await queue.enqueue(turnQueue, { tenantId, turnId });
}

/** Calls for another worker, or ends the turn and returns its last event. */
async function settle(
  { queue }: RecoverNeeds,
  tx: Tx,
  { turn, heard }: { turn: LooseTurn; heard: readonly NumberedEvent[] },
): Promise<NumberedEvent | undefined> {
  const { tenantId, id: turnId } = turn;
  const events = await salvageEvents(tx, turn, heard);
  if (await mayRun(tx, turn)) {
    await queue.enqueue(turnQueue, { tenantId, turnId });
    return undefined;
  }
  const { status, errorCode } = endOf(turn);
  const message = wordsIn(turn.language).failures[errorCode];
  const event: TurnEvent =
    status === 'aborted'
      ? { type: 'turn.aborted', turnId }
      : { type: 'turn.failed', turnId, code: errorCode, message, retryable: true };
  const last = { id: (events.at(-1)?.id ?? 0) + 1, event };
  const told = events.map((known) => known.event);
  const outcome: TurnOutcome = {
    status,
    answer: answerIn(events),
    citations: citationsIn(told),
    marks: marksIn(told),
    support: null,
    strategy: null,
    errorCode: status === 'failed' ? errorCode : null,
    usage: null,
  };
  await finishTurn(tx, turn, outcome, notesIn(told));
  await insertEvents(tx, turn, [toEntry(last)]);
  return last;
}

/** True when the turn stands in line (again). */
async function mayRun(tx: Tx, turn: LooseTurn): Promise<boolean> {
  if (turn.cancelRequestedAt !== null || turn.firstTokenAt !== null) return false;
  if (turn.status === 'pending') return turn.age < longestWaitMs;
  return turn.losses < lossesForgiven && returnTurn(tx, turn, { lost: true });
}

interface LooseEnd {
  readonly status: 'failed' | 'aborted';
  readonly errorCode: 'not_begun' | 'worker_lost';
}

function endOf({ status, cancelRequestedAt }: LooseTurn): LooseEnd {
  if (status === 'pending') return { status: 'failed', errorCode: 'not_begun' };
  return { status: cancelRequestedAt === null ? 'failed' : 'aborted', errorCode: 'worker_lost' };
}
