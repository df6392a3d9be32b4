/** Lets so many pieces of work of this process run at the same time, the others in the order in which they came. */
export interface Slots {
  /** Resolves when it is one's turn. @throws the signal's reason when it aborts before */
  take(signal?: AbortSignal): Promise<void>;
  /** Hands what was taken to the next in line. */
  free(): void;
  /** Runs the work in a slot. @throws what the work throws, and the signal's reason when it aborts before */
  hold<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** From now on nobody waits. */
  letAllPass(): void;
}

export function createSlots(count: number): Slots {
  let left = count;
  const waiting = new Set<() => void>();

  function wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', leave);
        waiting.delete(enter);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(enter);
        reject(signal?.reason as Error);
      };
      waiting.add(enter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  async function take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (left > 0) left -= 1;
    else await wait(signal);
  }

  function free(): void {
    const [next] = waiting;
    if (next) next();
    else left += 1;
  }

  return {
    take,
    free,
    hold: async (work, signal) => {
      await take(signal);
      try {
        return await work();
      } finally {
        free();
      }
    },
    letAllPass: () => {
      left = Number.POSITIVE_INFINITY;
      for (const enter of waiting) enter();
    },
  };
}
