/** Whether it still counts. */
export type Still = () => boolean;

/** Tells an answer that still counts from one that comes too late. */
export interface Latest {
  /** Begins something new: what was begun before counts no more. */
  readonly begin: () => Still;
  /** Marks what was begun last. */
  readonly mark: () => Still;
}

export function createLatest(): Latest {
  let begun = 0;

  function mark(): Still {
    const before = begun;
    return () => begun === before;
  }

  return {
    mark,
    begin: () => {
      begun += 1;
      return mark();
    },
  };
}
