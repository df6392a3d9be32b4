import { AsyncLocalStorage } from 'node:async_hooks';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';

export interface AskedTurn {
  readonly turnId: string;
  readonly threadId: string;
  readonly message: string;
  readonly answer: string;
  readonly events: readonly TurnEvent[];
  /** From the question to the terminal event, in milliseconds. */
  readonly durationMs: number;
}

// Cases run beside one another, and every suite asks its students in its own way.
const asking = new AsyncLocalStorage<AskedTurn[]>();

/** Does some work and tells which turns it asked for, in the order in which they ended. */
export async function withAskedTurns<Done>(
  work: () => Promise<Done>,
): Promise<{ readonly done: Done; readonly turns: readonly AskedTurn[] }> {
  const turns: AskedTurn[] = [];
  const done = await asking.run(turns, work);
  return { done, turns };
}

/** Notes a turn for the work on whose behalf it was asked, if any. */
export function noteTurn(turn: AskedTurn): void {
  asking.getStore()?.push(turn);
}
