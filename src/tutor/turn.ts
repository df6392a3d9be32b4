import type { Language } from '../ground/language/index.ts';
import type { AnswerNotes, Citation, Mark, SupportStatus, TurnMode } from './turn-event.ts';

/** pending → running → one of the last four, which are final; running → waiting → pending when it needs its student. */
export type TurnStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'complete'
  | 'failed'
  | 'aborted'
  | 'blocked';

export interface Turn extends AnswerNotes {
  readonly tenantId: string;
  readonly id: string;
  readonly threadId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly mode: TurnMode;
  readonly message: string;
  /** What the tutor speaks to its student, beside what a model writes. */
  readonly language: Language;
  readonly status: TurnStatus;
  /** How many workers have begun it. */
  readonly attempt: number;
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly support: SupportStatus | null;
  readonly strategy: string | null;
  readonly errorCode: string | null;
  /** The failed or stopped turn that this one asks again. */
  readonly retryOf: string | null;
  /** Taken in a pause or an exam because nobody had read its pictures: answered only where they are a cry for help. */
  readonly onlyForHelp: boolean;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export function isOver(status: TurnStatus): boolean {
  return status !== 'pending' && status !== 'running' && status !== 'waiting';
}

/** Somebody else holds the turn now: whoever meets this writes nothing more and tells nobody. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  readonly code = 'lease_lost';
}

/** A worker's hold on a turn lasts so long unless renewed; a lost one is found within 30 s. */
export const leaseMs = 20_000;
export const renewEveryMs = 5_000;
/** How often it is looked whether a student asked to stop, should the signal have been lost. */
export const lookForCancelEveryMs = 200;
export const sweepEveryMs = 5_000;
/** A turn in line is called again after so long: its job may have been lost with a worker. */
export const callAgainMs = 15_000;
/** And ends after so long: nobody waits for an answer any more. */
export const longestWaitMs = 3 * 60_000;
/** A turn nobody saw a word of is run again after the loss of so many workers, then it may be the turn that kills them. */
export const lossesForgiven = 1;
