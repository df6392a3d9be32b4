import { ModelError } from '../models/index.ts';
import type { TurnEnd } from './run-turn.ts';
import type { TurnTrace } from './trace.ts';
import type { Turn } from './turn.ts';

/** Why a running turn is told to stop; decides how it ends. */
export class StudentStopped extends Error {}
export class WorkerStopping extends Error {}

/** How a turn ends that did not come to its own end, with what was said and used so far. */
export function endAfter(
  error: unknown,
  signal: AbortSignal,
  { turn, trace }: { turn: Turn; trace: TurnTrace },
): TurnEnd {
  const sofar = {
    answer: trace.answer(),
    citations: trace.citations(),
    marks: trace.marks(),
    support: null,
    strategy: null,
    usage: trace.usage(),
  };
  if (signal.reason instanceof StudentStopped) {
    return {
      outcome: { ...sofar, status: 'aborted', errorCode: null },
      terminal: { type: 'turn.aborted', turnId: turn.id },
    };
  }
  const { code, message } = reasonOf(error, signal);
  return {
    outcome: { ...sofar, status: 'failed', errorCode: code },
    terminal: { type: 'turn.failed', turnId: turn.id, code, message, retryable: true },
  };
}

function reasonOf(error: unknown, signal: AbortSignal): { code: string; message: string } {
  if (signal.reason instanceof WorkerStopping) {
    return {
      code: 'interrupted',
      message: 'The server was restarted while answering. Please try again.',
    };
  }
  if (error instanceof ModelError) {
    return {
      code: 'model_unavailable',
      message: 'The language model did not answer. Please try again in a moment.',
    };
  }
  return { code: 'internal', message: 'Something went wrong while answering. Please try again.' };
}
