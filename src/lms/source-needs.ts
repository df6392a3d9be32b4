import type { Outbound } from '../ground/net/index.ts';
import type { LmsAccess } from './course-source.ts';

/** Waits; rejects when the signal is aborted first. */
type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface CourseSourceNeeds {
  readonly outbound: Outbound;
  readonly access: LmsAccess;
  /** How to wait between tries; real time unless told otherwise. */
  readonly sleep?: Sleep;
  /** From 0 up to 1; spreads the tries of many courses over time. */
  readonly random?: () => number;
}
