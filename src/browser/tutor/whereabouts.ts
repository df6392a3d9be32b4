import { createLatest } from '../api/latest.ts';

/** Which conversation is shown. */
export interface Whereabouts {
  readonly threadId: () => string | null;
  /** Gives the conversation that is shown its id. */
  become(threadId: string | null): void;
  /** Moves to another conversation. */
  enter(threadId: string | null): void;
  /** Marks the place; the function returned tells later whether the reader is still there. */
  mark(): () => boolean;
  /** From the start until this resolves it is not known which conversation to show. */
  awaitStart(started: Promise<unknown>): void;
  /** Until this resolves the conversation entered last is not shown yet. */
  awaitShown(shown: Promise<unknown>): void;
  /** Where a question belongs, once that is known and shown: before, what is shown next would bury it. */
  settled(): Promise<Spot>;
}

export interface Spot {
  readonly threadId: string | null;
  /** Whether the reader is still there. */
  readonly isHere: () => boolean;
}

export function createWhereabouts(onChange: (threadId: string | null) => void): Whereabouts {
  const moves = createLatest();
  let current: string | null = null;
  let started: Promise<unknown> = Promise.resolve();
  let shown: Promise<unknown> = Promise.resolve();

  function become(threadId: string | null): void {
    current = threadId;
    onChange(threadId);
  }

  return {
    threadId: () => current,
    become,
    enter: (threadId) => {
      moves.begin();
      shown = Promise.resolve();
      become(threadId);
    },
    mark: moves.mark,
    awaitStart: (start) => void (started = start),
    awaitShown: (opened) => void (shown = opened),
    settled: async () => {
      await started;
      const spot = { threadId: current, isHere: moves.mark() };
      await shown;
      return spot;
    },
  };
}
