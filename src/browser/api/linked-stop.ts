/** A signal of one's own that also follows another one. */
export interface LinkedStop {
  readonly signal: AbortSignal;
  /** Aborts it; harmless when it was aborted before. */
  readonly stop: () => void;
}

/** What `AbortSignal.any` does, which is younger than the browsers the page is built for. */
export function linkedStop(outer: AbortSignal): LinkedStop {
  const own = new AbortController();
  const stop = (): void => {
    outer.removeEventListener('abort', stop);
    own.abort();
  };
  outer.addEventListener('abort', stop);
  if (outer.aborted) stop();
  return { signal: own.signal, stop };
}
