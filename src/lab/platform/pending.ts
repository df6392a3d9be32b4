/** Things begun in a browser and finished at most once. */
export interface Pending<T> {
  put(key: string, value: T): void;
  /** Gives the thing out and forgets it; undefined when unknown, already taken or too old. */
  take(key: string): T | undefined;
}

export function createPending<T>(lifetimeMs: number, now: () => number = Date.now): Pending<T> {
  const waiting = new Map<string, { value: T; until: number }>();
  return {
    put: (key, value) => {
      // In order of age, since all live equally long.
      for (const [old, { until }] of waiting) {
        if (until > now()) break;
        waiting.delete(old);
      }
      waiting.delete(key);
      waiting.set(key, { value, until: now() + lifetimeMs });
    },
    take: (key) => {
      const found = waiting.get(key);
      waiting.delete(key);
      return found && found.until > now() ? found.value : undefined;
    },
  };
}
