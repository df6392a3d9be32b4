import {
  StaleEntryError,
  topicCapacity,
  type LiveLog,
  type LogEntry,
} from '../ground/live/index.ts';

/** How long the live log is left alone after it failed. */
const restMs = 1_000;

/** Appends the events of one turn to the live log, in order and without gaps. */
export interface Sender {
  send(entries: readonly LogEntry[]): void;
  /** Resolves when what is being sent has arrived or failed. */
  settled(): Promise<void>;
}

/**
 * One append at a time; what comes meanwhile goes together with the next. The live log is a
 * convenience: when it fails, readers find the events in the database, and what was missed is sent
 * when it is back.
 * @param onDoubt told when the log holds an event of somebody else under one of our ids
 */
export function createSender(
  log: Pick<LiveLog, 'append'>,
  topic: string,
  onDoubt: () => void,
): Sender {
  let unsent: LogEntry[] = [];
  let sending: Promise<void> | undefined;
  let restUntil = 0;

  async function sendAll(): Promise<void> {
    while (unsent.length > 0 && performance.now() >= restUntil) {
      const batch = unsent;
      unsent = [];
      try {
        await log.append(topic, batch);
      } catch (error) {
        if (error instanceof StaleEntryError) onDoubt();
        else {
          unsent = [...batch, ...unsent].slice(-topicCapacity);
          restUntil = performance.now() + restMs;
        }
      }
    }
  }

  return {
    send: (entries) => {
      unsent.push(...entries);
      sending ??= sendAll().finally(() => (sending = undefined));
    },
    settled: async () => {
      await sending;
    },
  };
}
