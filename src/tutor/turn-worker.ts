import type { Db } from '../ground/db/index.ts';
import type { Live } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { Logger, Metrics } from '../ground/telemetry/index.ts';
import { ModelError } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { cancelChannel } from './cancel-turn.ts';
import { renewLeases } from './lease-store.ts';
import type { RecoverTurns } from './recover-turns.ts';
import type { RunTurn, TurnEnd } from './run-turn.ts';
import { turnQueue, type TurnJob } from './take-turn.ts';
import { openTrace, topicOf, type TurnTrace } from './trace.ts';
import { claimTurn, returnTurn, type TurnOutcome } from './turn-store.ts';
import { renewEveryMs, sweepEveryMs, type Turn } from './turn.ts';
import { lastEventId } from './salvage.ts';

export interface TurnWorker {
  /** Claims the turn of a job and runs it in the background; returns as soon as there is a free slot. */
  take(job: TurnJob): Promise<void>;
  /** Takes nothing more, lets what runs finish for `timeoutMs`, hands the rest back to the line. */
  drain(timeoutMs: number): Promise<void>;
}

interface WorkerNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly live: Live;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly runTurn: RunTurn;
  readonly recoverTurns: RecoverTurns;
  readonly slots: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

interface Running {
  readonly turn: Turn;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Why a running turn is told to stop; decides how it ends. */
class StudentStopped extends Error {}
class WorkerStopping extends Error {}

/**
 * Runs turns. A job is only the call to look: what holds a turn is its lease in the database, so
 * a worker may die at any line and another one finds the turn when its lease runs out.
 */
export function createTurnWorker(needs: WorkerNeeds): TurnWorker {
  const { db, withTenant, live, recoverTurns, slots, logger } = needs;
  const running = new Map<string, Running>();
  const waiting: (() => void)[] = [];

  const stopTurn = (turnId: string): void => running.get(turnId)?.stop.abort(new StudentStopped());
  const unsubscribe = live.signals.subscribe(cancelChannel, stopTurn);
  const renewal = setInterval(() => {
    if (running.size === 0) return;
    renewLeases(db, [...running.keys()]).then(
      (cancelled) => cancelled.forEach(stopTurn),
      (err: unknown) => logger.warn({ err }, 'leases could not be renewed'),
    );
  }, renewEveryMs);
  const sweep = setInterval(() => {
    recoverTurns().catch((err: unknown) => logger.warn({ err }, 'lost turns could not be swept'));
  }, sweepEveryMs);

  async function freeSlot(): Promise<void> {
    while (running.size >= slots) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function begin(turn: Turn): void {
    const stop = new AbortController();
    const done = runToItsEnd(needs, turn, stop.signal)
      .catch((err: unknown) => logger.error({ err, turnId: turn.id }, 'turn could not be ended'))
      .finally(() => {
        running.delete(turn.id);
        waiting.shift()?.();
      });
    running.set(turn.id, { turn, stop, done });
  }

  return {
    take: async ({ tenantId, turnId }) => {
      await freeSlot();
      const turn = await withTenant(tenantId, (tx) => claimTurn(tx, tenantId, turnId));
      if (turn) begin(turn);
    },
    drain: async (timeoutMs) => {
      clearInterval(sweep);
      const all = (): Promise<unknown> =>
        Promise.all([...running.values()].map(({ done }) => done));
      const late = setTimeout(() => {
        for (const { stop } of running.values()) stop.abort(new WorkerStopping());
      }, timeoutMs);
      await all();
      clearTimeout(late);
      clearInterval(renewal);
      unsubscribe();
    },
  };
}

async function runToItsEnd(needs: WorkerNeeds, turn: Turn, signal: AbortSignal): Promise<void> {
  const { withTenant, live, queue, runTurn, logger, metrics } = needs;
  const last = turn.attempt === 1 ? 0 : await lastEventId({ withTenant, log: live.log }, turn);
  const trace = openTrace({ withTenant, log: live.log }, turn, last);
  const began = performance.now();
  const ended = ({ status, usage }: TurnOutcome): void => {
    metrics.turnEnded(turn.mode, status, (performance.now() - began) / 1000);
    if (usage) metrics.tokensUsed(usage.provider, usage.model, usage);
  };
  try {
    const { outcome, terminal } = await runTurn(turn, trace, signal);
    if (await trace.finish(outcome, terminal)) ended(outcome);
  } catch (error) {
    if (signal.reason instanceof WorkerStopping && trace.answer() === '') {
      await trace.abandon();
      await withTenant(turn.tenantId, async (tx) => {
        const { tenantId, id: turnId } = turn;
        if (await returnTurn(tx, turn)) await queue.enqueue(turnQueue, { tenantId, turnId });
      });
      return;
    }
    const end = endAfter(error, signal, turn, trace);
    if (end.outcome.status === 'failed') {
      logger.warn(
        { err: error, tenantId: turn.tenantId, turnId: turn.id, topic: topicOf(turn.id) },
        'turn failed',
      );
    }
    if (await trace.finish(end.outcome, end.terminal)) ended(end.outcome);
  }
}

function endAfter(error: unknown, signal: AbortSignal, turn: Turn, trace: TurnTrace): TurnEnd {
  const rest = {
    answer: trace.answer(),
    citations: trace.citations(),
    marks: trace.marks(),
    support: null,
    strategy: null,
    usage: null,
  };
  if (signal.reason instanceof StudentStopped) {
    return {
      outcome: { ...rest, status: 'aborted', errorCode: null },
      terminal: { type: 'turn.aborted', turnId: turn.id },
    };
  }
  const { code, message } = reasonOf(error, signal);
  return {
    outcome: { ...rest, status: 'failed', errorCode: code },
    terminal: { type: 'turn.failed', turnId: turn.id, code, message, retryable: true },
  };
}

function reasonOf(error: unknown, signal: AbortSignal): { code: string; message: string } {
  if (signal.reason instanceof WorkerStopping) {
    return {
      code: 'interrupted',
      message: 'The server was restarted while answering. Please ask again.',
    };
  }
  if (error instanceof ModelError) {
    return {
      code: 'model_unavailable',
      message: 'The language model did not answer. Please ask again in a moment.',
    };
  }
  return { code: 'internal', message: 'Something went wrong while answering. Please ask again.' };
}
