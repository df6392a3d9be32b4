import type { LiveLog, LogEntry, Signals } from './live.ts';

interface FollowNeeds {
  readonly signals: Pick<Signals, 'subscribe'>;
  readonly since: LiveLog['since'];
  readonly idleMs: number;
}

/**
 * Follows a topic: listen first, then read what is there, then read again at every signal. The
 * signal only says that there is news; the entries always come from the log by id, so a lost
 * signal costs at most `idleMs` and never an entry.
 */
export async function* followLog(
  { signals, since, idleMs }: FollowNeeds,
  topic: string,
  afterId: number,
  signal: AbortSignal,
): AsyncGenerator<LogEntry[]> {
  let wake: () => void = () => {};
  let news = true;
  const ring = (): void => {
    news = true;
    wake();
  };
  const unsubscribe = signals.subscribe(`log:${topic}`, ring);
  signal.addEventListener('abort', ring, { once: true });
  let last = afterId;
  try {
    while (!signal.aborted) {
      news = false;
      const entries = await since(topic, last);
      last = entries.at(-1)?.id ?? last;
      yield entries;
      if (!news && !signal.aborted) await sleep(idleMs, (woken) => (wake = woken));
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', ring);
  }
}

function sleep(ms: number, onWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
