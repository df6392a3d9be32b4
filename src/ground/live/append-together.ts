import { StaleEntryError, type LiveLog, type LogEntry } from './live.ts';

/** What one caller wants appended to one topic. */
export interface TopicEntries {
  readonly topic: string;
  readonly entries: readonly LogEntry[];
}

/** Appends to several topics at once; answers, topic by topic, how many entries came too late. */
export type AppendAll = (appends: readonly TopicEntries[]) => Promise<readonly number[]>;

interface Waiting extends TopicEntries {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The store is asked so often at most, for all topics of this process together: a request costs many
 * times what an entry in it does. The first append after a silence goes at once.
 */
const gapMs = 2;
/** More wait for the next request, so that none holds the store up. */
const mostTopics = 250;

export function appendTogether(appendAll: AppendAll): LiveLog['append'] {
  let waiting: Waiting[] = [];
  let sentAt = -gapMs;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    const wait = sentAt + gapMs - performance.now();
    if (wait <= 0) setImmediate(flush);
    else setTimeout(flush, wait);
  }

  function flush(): void {
    scheduled = false;
    sentAt = performance.now();
    const batch = waiting.splice(0, mostTopics);
    appendAll(batch).then(
      (late) => batch.forEach((one, at) => settle(one, late[at] ?? 0)),
      (error: unknown) => batch.forEach(({ reject }) => reject(error)),
    );
    schedule();
  }

  return async (topic, entries) => {
    if (entries.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      waiting.push({ topic, entries, resolve, reject });
      schedule();
    });
  };
}

function settle({ topic, entries, resolve, reject }: Waiting, late: number): void {
  if (late === 0) resolve();
  else reject(new StaleEntryError(`${topic} is already beyond ${entries[0]?.id}`));
}
