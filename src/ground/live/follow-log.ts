import type { LiveLog, LogEntry, Signals } from './live.ts';

interface FollowNeeds {
  readonly signals: Pick<Signals, 'subscribe'>;
  readonly since: LiveLog['since'];
  readonly idleMs: number;
}

/** Entries that wait for a slow reader; beyond that they are read from the log when it comes back. */
const mostWaiting = 200;

/**
 * Follows a topic: listen first, then read what is there, then take what the signals bring. A
 * signal carries its entries only to save the way to the log: they count when they continue
 * exactly where the reader is, everything else is read from the log by id. So a lost signal costs
 * at most `idleMs` and never an entry, and a reader that does not read holds no memory.
 */
export async function* followLog(
  { signals, since, idleMs }: FollowNeeds,
  topic: string,
  afterId: number,
  signal: AbortSignal,
): AsyncGenerator<LogEntry[]> {
  const inbox = createInbox(afterId);
  const unsubscribe = signals.subscribe(topicChannel(topic), inbox.hear, inbox.look);
  signal.addEventListener('abort', inbox.look, { once: true });
  const silence = setInterval(inbox.lookIfSilent, idleMs / 2);
  try {
    while (!signal.aborted) {
      if (inbox.mustLook()) inbox.found(await since(topic, inbox.last()));
      yield inbox.take();
      if (!signal.aborted) await inbox.news();
    }
  } finally {
    clearInterval(silence);
    unsubscribe();
    signal.removeEventListener('abort', inbox.look);
  }
}

function createInbox(afterId: number) {
  let last = afterId;
  let waiting: LogEntry[] = [];
  let look = true;
  let heard = true;
  let wake: (() => void) | undefined;

  const next = (): number => (waiting.at(-1)?.id ?? last) + 1;

  return {
    last: () => waiting.at(-1)?.id ?? last,
    mustLook: (): boolean => {
      const must = look;
      look = false;
      return must;
    },
    look: (): void => {
      look = true;
      wake?.();
    },
    hear: (message: string): void => {
      const fresh = fromMessage(message).filter(({ id }) => id >= next());
      if (fresh.length === 0) return;
      heard = true;
      if (fresh[0]?.id === next() && waiting.length < mostWaiting) waiting.push(...fresh);
      else look = true;
      wake?.();
    },
    /** What the log holds may reach beyond what signals brought meanwhile. */
    found: (entries: readonly LogEntry[]): void => {
      waiting.push(...entries.filter(({ id }) => id >= next()));
    },
    take: (): LogEntry[] => {
      const taken = waiting;
      waiting = [];
      last = taken.at(-1)?.id ?? last;
      return taken;
    },
    /** Asked twice in `idleMs`: one timer a reader, and none for each of its waits. */
    lookIfSilent: (): void => {
      if (!heard) {
        look = true;
        wake?.();
      }
      heard = false;
    },
    news: (): Promise<void> | undefined => {
      if (look || waiting.length > 0) return undefined;
      return new Promise((resolve) => {
        wake = () => {
          wake = undefined;
          resolve();
        };
      });
    },
  };
}

export function topicChannel(topic: string): string {
  return `log:${topic}`;
}

/** Entries as a signal carries them: a line each, the id before the data, which has no line breaks. */
export function toMessage(entries: readonly LogEntry[]): string {
  return entries.map(({ id, data }) => `${id} ${data}`).join('\n');
}

function fromMessage(message: string): LogEntry[] {
  return message.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return { id: Number(line.slice(0, space)), data: line.slice(space + 1) };
  });
}
