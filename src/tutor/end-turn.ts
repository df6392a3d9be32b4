import { ModelError } from '../models/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import type { TurnEnd } from './run-turn.ts';
import type { TurnTrace } from './trace.ts';
import type { Turn } from './turn.ts';

/** Why a running turn is told to stop; decides how it ends. */
export class StudentStopped extends Error {}
export class WorkerStopping extends Error {}

/** How a turn ends that its student stopped, with what was said and used so far. */
export function abortedEnd({ turn, trace }: { turn: Turn; trace: TurnTrace }): TurnEnd {
  return {
    outcome: { ...soFar(trace), status: 'aborted', errorCode: null },
    terminal: { type: 'turn.aborted', turnId: turn.id },
  };
}

/** How a turn ends that did not come to its own end, with what was said and used so far. */
export function endAfter(
  error: unknown,
  signal: AbortSignal,
  { turn, trace }: { turn: Turn; trace: TurnTrace },
): TurnEnd {
  if (signal.reason instanceof StudentStopped) return abortedEnd({ turn, trace });
  const code = codeOf(error, signal);
  const message = wordsIn(turn.language).failures[code];
  return {
    outcome: { ...soFar(trace), status: 'failed', errorCode: code },
    terminal: { type: 'turn.failed', turnId: turn.id, code, message, retryable: true },
  };
}

function soFar(trace: TurnTrace) {
  return {
    answer: trace.answer(),
    citations: trace.citations(),
    marks: trace.marks(),
    support: null,
    strategy: null,
    usage: trace.usage(),
  };
}

function codeOf(error: unknown, signal: AbortSignal): keyof StudentWords['failures'] {
  if (signal.reason instanceof WorkerStopping) return 'interrupted';
  return error instanceof ModelError ? 'model_unavailable' : 'internal';
}
