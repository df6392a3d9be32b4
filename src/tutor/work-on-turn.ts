import { isAway, retryWhenAway } from '../ground/db/index.ts';
import type { Live } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { Logger, Metrics } from '../ground/telemetry/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { abortedEnd, endAfter, StudentStopped, WorkerStopping } from './end-turn.ts';
import { evaluationQueue, type EvaluationJob } from './evaluation/evaluate-turn.ts';
import { exerciseQueue, type ExerciseJob } from './exercises/prepare-exercise.ts';
import type { EventWriter } from './event-writer.ts';
import { parkTurn } from './pauses/pause-store.ts';
import type { NewPause } from './pauses/pause.ts';
import type { AfterVerdict } from './after-verdict.ts';
import type { RunTurn, TurnEnd } from './run-turn.ts';
import { heardLive, salvageEvents } from './salvage.ts';
import { turnQueue } from './take-turn.ts';
import { openTrace, type TurnTrace } from './trace.ts';
import { returnTurn, type TurnOutcome } from './turn-store.ts';
import { LeaseLostError, type Turn } from './turn.ts';

export interface WorkOnTurnNeeds {
  readonly withTenant: WithTenant;
  readonly live: Pick<Live, 'log'>;
  readonly writer: EventWriter;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly runTurn: RunTurn;
  readonly afterVerdict: AfterVerdict;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What a worker holds of one turn. */
export interface Grip {
  readonly turn: Turn;
  /** Ends the work; the reason decides how. */
  readonly stop: AbortController;
  /** Asks the database whether the turn is still ours. */
  readonly doubt: () => void;
}

/** Between the wish to stop and the end, whatever step is under way: a student waits 300 ms at most. */
const graceMs = 150;

/** Brings a claimed turn to its end, or hands it back. */
export async function workOnTurn(needs: WorkOnTurnNeeds, grip: Grip): Promise<void> {
  const { runTurn, afterVerdict, metrics, logger } = needs;
  const { turn, stop } = grip;
  const trace = await beginTrace(needs, grip);
  const began = performance.now();

  async function end(ended: TurnEnd): Promise<void> {
    const { outcome, terminal, offence, answered = false, worthReading = false } = ended;
    const { wantsExercise = false } = ended;
    if (offence) await afterVerdict.note(turn, offence);
    const alongside = async (): Promise<void> => {
      if (answered) await afterVerdict.lookAgain(turn);
      if (worthReading) await callForReading(needs, turn);
      if (wantsExercise) await callForExercise(needs, turn);
    };
    if (!(await trace.finish(outcome, terminal, alongside))) return;
    count(metrics, turn, { outcome, seconds: (performance.now() - began) / 1000 });
  }

  try {
    const came = await withGrace(runTurn(turn, trace, stop.signal), stop.signal);
    if ('pause' in came) await park(turn, trace, came.pause);
    else await end(came);
  } catch (error) {
    if (isLost(error, stop.signal)) return void (await trace.abandon());
    if (await handBack(needs, { turn, trace }, backFor(error, stop.signal))) return;
    const ended = endAfter(error, stop.signal, { turn, trace });
    if (ended.outcome.status === 'failed') {
      logger.warn({ err: error, tenantId: turn.tenantId, turnId: turn.id }, 'turn failed');
    }
    await end(ended);
  }
}

/** The reading is a job of its own: nobody waits for it, and it is there when the turn is. */
function callForReading({ queue }: WorkOnTurnNeeds, turn: Turn): Promise<void> {
  const { tenantId, courseId, userId, id: turnId } = turn;
  const job: EvaluationJob = { tenantId, courseId, userId, turnId };
  return queue.enqueue(evaluationQueue, job);
}

/** Prepared while the student reads: a job of its own as well. */
function callForExercise({ queue }: WorkOnTurnNeeds, turn: Turn): Promise<void> {
  const { tenantId, courseId, userId, id: turnId } = turn;
  const job: ExerciseJob = { tenantId, courseId, userId, turnId };
  return queue.enqueue(exerciseQueue, job);
}

/** Lets go of the turn until its student answers, unless they asked to stop in the last moment. */
function park(turn: Turn, trace: TurnTrace, pause: NewPause): Promise<void> {
  const { id: pauseId, ask, waitMs } = pause;
  const expiresAt = new Date(Date.now() + waitMs).toISOString();
  return trace.pause({ type: 'interrupt', pauseId, expiresAt, ...ask }, async (tx) => {
    const how = await parkTurn(tx, turn, pause);
    if (how === 'cancelled') return abortedEnd({ turn, trace });
    return how === 'parked' ? how : undefined;
  });
}

async function beginTrace(needs: WorkOnTurnNeeds, { turn, stop, doubt }: Grip): Promise<TurnTrace> {
  const { withTenant, live, writer } = needs;
  const onLost = (): void => stop.abort(new LeaseLostError('somebody else holds the turn'));
  const last = turn.attempt === 1 ? 0 : await lastEventId(needs, turn);
  return openTrace({ withTenant, log: live.log, writer, onLost, onDoubt: doubt }, turn, last);
}

async function lastEventId({ withTenant, live }: WorkOnTurnNeeds, turn: Turn): Promise<number> {
  const heard = await heardLive(live.log, turn);
  const events = await withTenant(turn.tenantId, (tx) => salvageEvents(tx, turn, heard));
  return events.at(-1)?.id ?? 0;
}

/** A step that does not listen to the signal holds nobody up. */
async function withGrace<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const forced = new Promise<never>((_resolve, reject) => {
    const soon = (): void => {
      timer = setTimeout(() => reject(signal.reason as Error), graceMs);
    };
    if (signal.aborted) soon();
    else signal.addEventListener('abort', soon, { once: true });
  });
  try {
    return await Promise.race([work, forced]);
  } finally {
    clearTimeout(timer);
  }
}

function isLost(error: unknown, signal: AbortSignal): boolean {
  return error instanceof LeaseLostError || signal.reason instanceof LeaseLostError;
}

/** Whether the trouble is the worker's and not the turn's, so that another worker may do better. */
function backFor(error: unknown, signal: AbortSignal): 'handed over' | 'lost' | undefined {
  if (signal.reason instanceof StudentStopped) return undefined;
  if (signal.reason instanceof WorkerStopping) return 'handed over';
  return isAway(error) ? 'lost' : undefined;
}

/** Puts a turn nobody saw a word of back in line. */
async function handBack(
  { withTenant, queue }: WorkOnTurnNeeds,
  { turn, trace }: { turn: Turn; trace: TurnTrace },
  why: 'handed over' | 'lost' | undefined,
): Promise<boolean> {
  if (why === undefined || trace.answer() !== '') return false;
  const { tenantId, id: turnId } = turn;
  // What is not stored nobody has seen.
  await trace.abandon();
  return retryWhenAway(() =>
    withTenant(tenantId, async (tx) => {
      const back = await returnTurn(tx, turn, { lost: why === 'lost' });
      if (back) await queue.enqueue(turnQueue, { tenantId, turnId });
      return back;
    }),
  );
}

function count(
  metrics: Metrics,
  { mode }: Turn,
  { outcome, seconds }: { outcome: TurnOutcome; seconds: number },
): void {
  const { status, usage } = outcome;
  metrics.turnEnded(mode, status, seconds);
  if (usage) metrics.tokensUsed(usage.provider, usage.model, usage);
}
