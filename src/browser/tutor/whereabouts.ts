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
  let current: string | null = null;
  let moves = 0;
  let started: Promise<unknown> = Promise.resolve();
  let shown: Promise<unknown> = Promise.resolve();

  function become(threadId: string | null): void {
    current = threadId;
    onChange(threadId);
  }

  function mark(): () => boolean {
    const before = moves;
    return () => moves === before;
  }

  return {
    threadId: () => current,
    become,
    enter: (threadId) => {
      moves += 1;
      shown = Promise.resolve();
      become(threadId);
    },
    mark,
    awaitStart: (start) => void (started = start),
    awaitShown: (opened) => void (shown = opened),
    settled: async () => {
      await started;
      const spot = { threadId: current, isHere: mark() };
      await shown;
      return spot;
    },
  };
}
