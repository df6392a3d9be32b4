import { Redis } from 'ioredis';
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

/** Every key of ours, so that Redis can be shared. */
const prefix = 'preceptor:';

/**
 * The live store on Redis: streams for the logs, publish/subscribe to wake their readers. One
 * connection for commands, one for subscriptions, whatever the number of readers.
 * Commands fail at once while Redis is away instead of queueing up.
 */
export function createRedisLive(url: string): Live {
  const commands = connect(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: true,
    commandTimeout: 2_000,
  });
  const subscriber = connect(url, { maxRetriesPerRequest: null });
  const signals = createSignals(commands, subscriber);
  return {
    log: createLog(commands, signals),
    signals,
    cache: createCache(commands),
    counters: createCounters(commands),
    ready: async () => (await commands.ping().catch(() => '')) === 'PONG',
    close: async () => {
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

function connect(
  url: string,
  options: {
    maxRetriesPerRequest: number | null;
    enableOfflineQueue?: boolean;
    commandTimeout?: number;
  },
): Redis {
  const redis = new Redis(url, {
    ...options,
    retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
  });
  // Without a listener ioredis prints every lost connection; callers see it as a failed command.
  redis.on('error', () => {});
  return redis;
}

function createSignals(commands: Redis, subscriber: Redis): Signals {
  const listeners = new Map<string, Set<(message: string) => void>>();
  subscriber.on('message', (channel: string, message: string) => {
    listeners.get(channel)?.forEach((listener) => listener(message));
  });
  return {
    publish: async (channel, message) => void (await commands.publish(prefix + channel, message)),
    subscribe: (name, listener) => {
      const channel = prefix + name;
      const set = listeners.get(channel) ?? new Set();
      if (set.size === 0) {
        listeners.set(channel, set);
        // While Redis is away ioredis keeps the request and subscribes again on reconnection.
        subscriber.subscribe(channel).catch(() => {});
      }
      set.add(listener);
      return () => {
        set.delete(listener);
        if (set.size > 0 || listeners.get(channel) !== set) return;
        listeners.delete(channel);
        subscriber.unsubscribe(channel).catch(() => {});
      };
    },
  };
}

function createLog(commands: Redis, signals: Signals): LiveLog {
  const since: LiveLog['since'] = async (topic, afterId) => {
    const rows = await commands.xrange(`${prefix}log:${topic}`, `(${afterId}-0`, '+');
    return rows.map(([id, fields]): LogEntry => ({
      id: Number.parseInt(id, 10),
      data: fields[1] ?? '',
    }));
  };
  return {
    since,
    append: async (topic, entries) => {
      if (entries.length === 0) return;
      const key = `${prefix}log:${topic}`;
      const batch = commands.pipeline();
      for (const { id, data } of entries) {
        batch.xadd(key, 'MAXLEN', '~', topicCapacity, `${id}-0`, 'd', data);
      }
      batch.pexpire(key, topicTtlMs);
      batch.publish(`${prefix}log:${topic}`, '');
      const results = (await batch.exec()) ?? [];
      const failed = results.find(([error]) => error !== null)?.[0];
      if (failed?.message.includes('equal or smaller'))
        throw new StaleEntryError(topic, { cause: failed });
      if (failed) throw failed;
    },
    follow: (topic, afterId, signal) =>
      followLog({ signals, since, idleMs: followIdleMs }, topic, afterId, signal),
  };
}

function createCache(commands: Redis): Cache {
  const key = (name: string): string => `${prefix}cache:${name}`;
  return {
    get: async (name) => (await commands.get(key(name))) ?? undefined,
    set: async (name, value, ttlMs) => void (await commands.set(key(name), value, 'PX', ttlMs)),
    claim: async (name, value, ttlMs) =>
      (await commands.set(key(name), value, 'PX', ttlMs, 'NX')) === 'OK',
    delete: async (name) => void (await commands.del(key(name))),
  };
}

// One script, so that a counter can never be left without its expiry.
const addScript = `
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {value, redis.call('PTTL', KEYS[1])}`;

function createCounters(commands: Redis): Counters {
  return {
    add: async (name, amount, windowMs) => {
      const answer = await commands.eval(addScript, 1, `${prefix}count:${name}`, amount, windowMs);
      const [value, resetsInMs] = answer as [number, number];
      return { value, resetsInMs };
    },
  };
}
