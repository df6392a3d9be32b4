/**
 * Coordination between processes: fast, shared and expendable. Nothing here is the truth; whoever
 * uses it must be right when it is empty, slow or gone, and PostgreSQL holds what must last.
 */
export interface Live {
  readonly log: LiveLog;
  readonly signals: Signals;
  readonly cache: Cache;
  readonly counters: Counters;
  /** True when the store answers now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LogEntry {
  /** Strictly growing within a topic, given by the one who writes. */
  readonly id: number;
  readonly data: string;
}

/** Short-lived, ordered logs: what a reader of an open stream has not seen yet. */
export interface LiveLog {
  /**
   * Appends in order. An id not above the topic's last one is refused with StaleEntryError: a
   * writer that lost its lease finds out here; the other entries of the call are in then. The topic
   * is capped and expires an hour after its last entry.
   */
  append(topic: string, entries: readonly LogEntry[]): Promise<void>;
  /** Says that nothing more will come: the topic is kept a minute for those who still read. */
  retire(topic: string): Promise<void>;
  /** Drops the topic with all it holds, at once. */
  forget(topic: string): Promise<void>;
  /** What the topic holds after `afterId`, at once and without waiting. */
  since(topic: string, afterId: number): Promise<LogEntry[]>;
  /**
   * Everything after `afterId`: first what is there, then what comes, in order and without gap or
   * repeat. Ends when `signal` aborts. Yields an empty batch now and then while nothing comes.
   */
  follow(topic: string, afterId: number, signal: AbortSignal): AsyncIterable<LogEntry[]>;
}

/** A writer came too late: somebody else already wrote at or beyond its id. */
export class StaleEntryError extends Error {
  override readonly name = 'StaleEntryError';
  readonly code = 'stale_entry';
}

/** Messages to every process listening now; may be lost, so only ever a reason to look. */
export interface Signals {
  publish(channel: string, message: string): Promise<void>;
  /**
   * Returns the function that stops listening. `onReady` is called when listening begins, and again
   * after every interruption: what was published before may have been missed.
   */
  subscribe(channel: string, listener: (message: string) => void, onReady?: () => void): () => void;
}

export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Sets the key only when it is free; true when it was. */
  claim(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
}

export interface Counters {
  /** Adds to the counter of the current window, which begins at the first addition. */
  add(
    key: string,
    amount: number,
    windowMs: number,
  ): Promise<{ value: number; resetsInMs: number }>;
  /** Drops the counter; the next addition begins a new window. */
  forget(key: string): Promise<void>;
}

/** Entries kept per topic: more than any answer has frames, so that a replay finds them all. */
export const topicCapacity = 10_000;
export const topicTtlMs = 60 * 60 * 1000;
export const retiredTtlMs = 60 * 1000;
/** How often `follow` wakes up without news, should a signal have been lost all the same. */
export const followIdleMs = 5_000;
