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

/** The longest output of a program that is taken, in characters, and what else it says. */
const longestOutput = 4_000;
const longestWord = 1_000;

/** What a student answers, or their browser for them: nobody vouches for a word of it. */
export const pauseAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('approve'),
    subject: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(4_000),
  }),
  z.object({ kind: z.literal('decline') }),
  z.strictObject({
    kind: z.literal('ran'),
    output: z.string().max(longestOutput),
    value: z.string().max(longestWord).nullable(),
    error: z.string().max(longestWord).nullable(),
    cut: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('not_run'), why: z.enum(['declined', 'failed']) }),
]);
export type PauseAnswer = z.infer<typeof pauseAnswer>;

/** Whether it answers what was asked: a program is not approved, and a message does not run. */
export function fits({ kind }: Ask, answer: PauseAnswer): boolean {
  const forMessages = answer.kind === 'approve' || answer.kind === 'decline';
  return forMessages === (kind === 'approval');
}

const outcomes = {
  approve: 'approved',
  decline: 'declined',
  ran: 'ran',
  not_run: 'not_run',
} as const satisfies Record<PauseAnswer['kind'], PauseOutcome>;

export function outcomeOf(answer: PauseAnswer | null): PauseOutcome {
  return answer === null ? 'expired' : outcomes[answer.kind];
}
