import { followLog } from './follow-log.ts';
import {
  followIdleMs,
  StaleEntryError,
  type Live,
  type LiveLog,
  type LogEntry,
  type Signals,
} from './live.ts';
import { createProcessLive } from './live-process.ts';

/**
 * A shared live store with a shortcut: what this process writes, its own readers get at once and
 * also while the shared store is away. Everybody else meets in the shared store as ever.
 */
export function nearLive(shared: Live): Live {
  const near = createProcessLive();
  const signals = bothSignals(near.signals, shared.signals);
  return {
    ...shared,
    log: bothLogs(near.log, shared.log, signals),
    signals,
    close: async () => {
      await near.close();
      await shared.close();
    },
  };
}

/** A message of this process arrives twice: signals are only ever a reason to look. */
function bothSignals(near: Signals, shared: Signals): Signals {
  return {
    publish: async (channel, message) => {
      await near.publish(channel, message);
      await shared.publish(channel, message);
    },
    subscribe: (channel, listener, onReady) => {
      const leave = [
        near.subscribe(channel, listener),
        shared.subscribe(channel, listener, onReady),
      ];
      return () => leave.forEach((stop) => stop());
    },
  };
}

function bothLogs(near: LiveLog, shared: LiveLog, signals: Signals): LiveLog {
  async function since(topic: string, afterId: number): Promise<LogEntry[]> {
    const own = await near.since(topic, afterId);
    if (own[0]?.id === afterId + 1) return own;
    // What others wrote, or this process before it forgot.
    const others = await shared.since(topic, afterId).catch((error: unknown) => {
      if (own.length > 0) return [];
      throw error;
    });
    return others.length > 0 ? others : own;
  }
  return {
    since,
    append: async (topic, entries) => {
      // Sent again after a failure, entries may be here already; only the shared store can tell
      // that another writer was quicker.
      await near.append(topic, entries).catch((error: unknown) => {
        if (!(error instanceof StaleEntryError)) throw error;
      });
      await shared.append(topic, entries);
    },
    retire: async (topic) => {
      await near.retire(topic);
      await shared.retire(topic);
    },
    forget: async (topic) => {
      await near.forget(topic);
      await shared.forget(topic);
    },
    follow: (topic, afterId, signal) =>
      followLog({ signals, since, idleMs: followIdleMs }, topic, afterId, signal),
  };
}
