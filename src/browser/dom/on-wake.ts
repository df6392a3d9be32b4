/**
 * Calls when the page comes back from where it may have slept: shown again after it was hidden, thawed by
 * the browser, or on the network again. Returns how to leave.
 */
export function onWake(listener: () => void): () => void {
  const left = new AbortController();
  const { signal } = left;
  const ifShown = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', ifShown, { signal });
  document.addEventListener('resume', listener, { signal });
  window.addEventListener('pageshow', listener, { signal });
  window.addEventListener('online', listener, { signal });
  return () => left.abort();
}
