import { z } from 'zod';
import type { Ask, PauseOutcome } from '../turn-event.ts';
import type { TurnUsage } from '../turn-store.ts';

/** A stop in the middle of a turn: what its student is asked, and what the turn knew by then. */
export interface NewPause {
  readonly id: string;
  readonly ask: Ask;
  /** What only the server needs when the answer comes. */
  readonly target: unknown;
  /** What the mode needs to go on: JSON, opaque to everybody else. */
  readonly checkpoint: unknown;
  /** After so many milliseconds the turn goes on without an answer. */
  readonly waitMs: number;
  /** What the turn has cost so far. */
  readonly spent: TurnUsage | null;
}

/** A pause that is over: what was asked, and what came back; null when nothing did. */
export interface EndedPause {
  readonly id: string;
  readonly ask: Ask;
  readonly checkpoint: unknown;
  readonly spent: TurnUsage | null;
  readonly answer: PauseAnswer | null;
}

/** What a student answers. */
export const pauseAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('approve'),
    subject: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(4_000),
  }),
  z.object({ kind: z.literal('decline') }),
]);
export type PauseAnswer = z.infer<typeof pauseAnswer>;

export function outcomeOf(answer: PauseAnswer | null): PauseOutcome {
  if (answer === null) return 'expired';
  return answer.kind === 'approve' ? 'approved' : 'declined';
}
