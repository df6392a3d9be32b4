import { EventEmitter } from 'node:events';
import {
  followIdleMs,
  retiredTtlMs,
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
import { followLog, toMessage, topicChannel } from './follow-log.ts';

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
    subscribe: (channel, listener, onReady) => {
      emitter.on(channel, listener);
      onReady?.();
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

  function expireIn(ms: number, name: string): NodeJS.Timeout {
    return setTimeout(() => topics.delete(name), ms).unref();
  }

  function topicFor(name: string): Topic {
    const held = topics.get(name);
    if (held) {
      held.expiry.refresh();
      return held;
    }
    const topic = { entries: [], lastId: 0, expiry: expireIn(topicTtlMs, name) };
    topics.set(name, topic);
    return topic;
  }

  const since: LiveLog['since'] = async (name, afterId) => {
    const entries = topics.get(name)?.entries ?? [];
    const at = entries.findLastIndex((entry) => entry.id <= afterId);
    return entries.slice(at + 1);
  };

  return {
    since,
    append: async (name, entries) => {
      if (entries.length === 0) return;
      const topic = topicFor(name);
      const before = topic.lastId;
      const fresh = entries.filter(({ id }) => id > before);
      topic.entries.push(...fresh);
      topic.lastId = fresh.at(-1)?.id ?? before;
      if (topic.entries.length > topicCapacity) topic.entries = topic.entries.slice(-topicCapacity);
      if (fresh.length > 0) await signals.publish(topicChannel(name), toMessage(fresh));
      if (fresh.length < entries.length)
        throw new StaleEntryError(`${name} was already at ${before}`);
    },
    retire: async (name) => {
      const topic = topics.get(name);
      if (!topic) return;
      clearTimeout(topic.expiry);
      topic.expiry = expireIn(retiredTtlMs, name);
    },
    forget: async (name) => {
      clearTimeout(topics.get(name)?.expiry);
      topics.delete(name);
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
    forget: async (key) => expiring.delete(`count:${key}`),
  };
}
