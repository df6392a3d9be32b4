/** Which conversation is shown. */
export interface Whereabouts {
  readonly threadId: () => string | null;
  /** Gives the conversation that is shown its id. */
  become(threadId: string | null): void;
  /** Moves to another conversation. */
  enter(threadId: string | null): void;
  /** Marks the place; the function returned tells later whether the reader is still there. */
  mark(): () => boolean;
}

export function createWhereabouts(onChange: (threadId: string | null) => void): Whereabouts {
  let current: string | null = null;
  let moves = 0;

  function become(threadId: string | null): void {
    current = threadId;
    onChange(threadId);
  }

  return {
    threadId: () => current,
    become,
    enter: (threadId) => {
      moves += 1;
      become(threadId);
    },
    mark: () => {
      const before = moves;
      return () => moves === before;
    },
  };
}
