import type { Citation, Mark, SupportStatus, TurnMode } from './turn-event.ts';

/** pending → running → one of the other four, which are final. */
export type TurnStatus = 'pending' | 'running' | 'complete' | 'failed' | 'aborted' | 'blocked';

export interface Turn {
  readonly tenantId: string;
  readonly id: string;
  readonly threadId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly mode: TurnMode;
  readonly message: string;
  readonly status: TurnStatus;
  /** How many workers have begun it. */
  readonly attempt: number;
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly support: SupportStatus | null;
  readonly strategy: string | null;
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export function isOver(status: TurnStatus): boolean {
  return status !== 'pending' && status !== 'running';
}

/** A worker's hold on a turn lasts so long unless renewed; a lost one is found within 30 s. */
export const leaseMs = 20_000;
export const renewEveryMs = 5_000;
export const sweepEveryMs = 5_000;
/** A turn nobody saw a word of is tried again once. */
export const maxAttempts = 2;
