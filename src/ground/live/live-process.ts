import { EventEmitter } from 'node:events';
import {
  followIdleMs,
  StaleEntryError,
  topicCapacity,
  topicTtlMs,
  type Cache,
  type Counters,
  type Live,
  type LiveLog,
  type LogEntry,
  type Signals,
} from './live.ts';
import { followLog } from './follow-log.ts';

/** The live store of a single process: same contract as Redis, nothing leaves the process. */
export function createProcessLive(): Live {
  const signals = createSignals();
  const expiring = createExpiring();
  return {
    log: createLog(signals),
    signals,
    cache: createCache(expiring),
    counters: createCounters(expiring),
    ready: async () => true,
    close: async () => {
      expiring.stop();
    },
  };
}

function createSignals(): Signals {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: async (channel, message) => {
      emitter.emit(channel, message);
    },
    subscribe: (channel, listener) => {
      emitter.on(channel, listener);
      return () => void emitter.off(channel, listener);
    },
  };
}

interface Topic {
  entries: LogEntry[];
  lastId: number;
  expiry: NodeJS.Timeout;
}

function createLog(signals: Signals): LiveLog {
  const topics = new Map<string, Topic>();

  function topicFor(name: string): Topic {
    const expiry = setTimeout(() => topics.delete(name), topicTtlMs).unref();
    const topic = topics.get(name) ?? { entries: [], lastId: 0, expiry };
    if (topic.expiry !== expiry) clearTimeout(topic.expiry);
    topic.expiry = expiry;
    topics.set(name, topic);
    return topic;
  }

  const since: LiveLog['since'] = async (name, afterId) => {
    const entries = topics.get(name)?.entries ?? [];
    const at = entries.findIndex((entry) => entry.id > afterId);
    return at === -1 ? [] : entries.slice(at);
  };

  return {
    since,
    append: async (name, entries) => {
      const topic = topicFor(name);
      for (const entry of entries) {
        if (entry.id <= topic.lastId)
          throw new StaleEntryError(`${name} is already at ${topic.lastId}`);
        topic.entries.push(entry);
        topic.lastId = entry.id;
      }
      if (topic.entries.length > topicCapacity) topic.entries = topic.entries.slice(-topicCapacity);
      await signals.publish(`log:${name}`, '');
    },
    follow: (name, afterId, signal) =>
      followLog({ signals, since, idleMs: followIdleMs }, name, afterId, signal),
  };
}

interface Expiring {
  get(key: string): { value: string; expiresAt: number } | undefined;
  set(key: string, value: string, ttlMs: number): void;
  delete(key: string): void;
  stop(): void;
}

function createExpiring(): Expiring {
  const values = new Map<string, { value: string; expiresAt: number }>();
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const [key, { expiresAt }] of values) if (expiresAt <= now) values.delete(key);
  }, 60_000).unref();
  return {
    get: (key) => {
      const held = values.get(key);
      return held && held.expiresAt > Date.now() ? held : undefined;
    },
    set: (key, value, ttlMs) => void values.set(key, { value, expiresAt: Date.now() + ttlMs }),
    delete: (key) => void values.delete(key),
    stop: () => clearInterval(sweep),
  };
}

function createCache(expiring: Expiring): Cache {
  return {
    get: async (key) => expiring.get(`cache:${key}`)?.value,
    set: async (key, value, ttlMs) => expiring.set(`cache:${key}`, value, ttlMs),
    claim: async (key, value, ttlMs) => {
      if (expiring.get(`cache:${key}`)) return false;
      expiring.set(`cache:${key}`, value, ttlMs);
      return true;
    },
    delete: async (key) => expiring.delete(`cache:${key}`),
  };
}

function createCounters(expiring: Expiring): Counters {
  return {
    add: async (key, amount, windowMs) => {
      const held = expiring.get(`count:${key}`);
      const value = Number(held?.value ?? 0) + amount;
      const resetsInMs = held ? held.expiresAt - Date.now() : windowMs;
      expiring.set(`count:${key}`, String(value), resetsInMs);
      return { value, resetsInMs };
    },
  };
}
