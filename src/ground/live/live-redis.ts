import { Redis } from 'ioredis';
import {
  followIdleMs,
  retiredTtlMs,
  topicCapacity,
  topicTtlMs,
  type Cache,
  type Counters,
  type Live,
  type LiveLog,
  type LogEntry,
  type Signals,
} from './live.ts';
import { appendTogether } from './append-together.ts';
import { followLog, toMessage, topicChannel } from './follow-log.ts';

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
    enableAutoPipelining: true,
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
    enableAutoPipelining?: boolean;
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

interface Listener {
  readonly hear: (message: string) => void;
  readonly onReady: (() => void) | undefined;
}

function createSignals(commands: Redis, subscriber: Redis): Signals {
  const channels = new Map<string, Set<Listener>>();
  subscriber.on('message', (channel: string, message: string) => {
    channels.get(channel)?.forEach(({ hear }) => hear(message));
  });
  const tell = (listeners: Iterable<Listener>): void => {
    for (const { onReady } of listeners) onReady?.();
  };
  subscriber.on('ready', () => {
    // Answered after the subscriptions that ioredis renews by itself on the same connection.
    subscriber.ping().then(
      () => channels.forEach(tell),
      () => {},
    );
  });
  return {
    publish: async (channel, message) => void (await commands.publish(prefix + channel, message)),
    subscribe: (name, hear, onReady) => {
      const channel = prefix + name;
      const listener = { hear, onReady };
      const others = channels.get(channel);
      const listeners = others ?? new Set<Listener>();
      channels.set(channel, listeners.add(listener));
      // Asked again even when others listen: the answer comes once the subscription stands. While
      // Redis is away ioredis keeps the request and subscribes on reconnection.
      if (!others || onReady) subscriber.subscribe(channel).then(onReady, () => {});
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || channels.get(channel) !== listeners) return;
        channels.delete(channel);
        subscriber.unsubscribe(channel).catch(() => {});
      };
    },
  };
}

// One command for the frames of all topics, however many readers: entries in, readers told, expiry
// moved. A topic's stream and its channel share their name; its entries come as the message for its
// readers, a line each. Each id stands for itself: an entry that is too late is counted and does not
// stop the others.
const appendScript = `
local lates = {}
for topic = 1, #KEYS do
  local key, message, late = KEYS[topic], ARGV[topic + 2], 0
  local told = {}
  for line in string.gmatch(message, '[^\\n]+') do
    local space = string.find(line, ' ', 1, true)
    local id = string.sub(line, 1, space - 1) .. '-0'
    local added = redis.pcall('XADD', key, 'MAXLEN', '~', ARGV[1], id, 'd', string.sub(line, space + 1))
    if type(added) == 'table' and added.err then
      if not string.find(added.err, 'equal or smaller', 1, true) then return added end
      late = late + 1
    else
      told[#told + 1] = line
    end
  end
  redis.call('PEXPIRE', key, ARGV[2])
  if late > 0 then message = table.concat(told, string.char(10)) end
  if #told > 0 then redis.call('PUBLISH', key, message) end
  lates[topic] = late
end
return lates`;

function createLog(redis: Redis, signals: Signals): LiveLog {
  const keyOf = (topic: string): string => prefix + topicChannel(topic);
  const runScript = defineAppend(redis);
  const since: LiveLog['since'] = async (topic, afterId) => {
    const rows = await redis.xrange(keyOf(topic), `(${afterId}-0`, '+');
    return rows.map(([id, fields]): LogEntry => ({
      id: Number.parseInt(id, 10),
      data: fields[1] ?? '',
    }));
  };
  return {
    since,
    append: appendTogether((appends) => {
      const keys = appends.map(({ topic }) => keyOf(topic));
      const messages = appends.map(({ entries }) => toMessage(entries));
      return runScript(keys.length, ...keys, topicCapacity, topicTtlMs, ...messages);
    }),
    retire: async (topic) => void (await redis.pexpire(keyOf(topic), retiredTtlMs)),
    forget: async (topic) => void (await redis.del(keyOf(topic))),
    follow: (topic, afterId, signal) =>
      followLog({ signals, since, idleMs: followIdleMs }, topic, afterId, signal),
  };
}

type AppendScript = (...args: readonly (string | number)[]) => Promise<number[]>;

function defineAppend(redis: Redis): AppendScript {
  redis.defineCommand('preceptorAppend', { lua: appendScript });
  const { preceptorAppend } = redis as Redis & { preceptorAppend: AppendScript };
  return preceptorAppend.bind(redis);
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
    forget: async (name) => void (await commands.del(`${prefix}count:${name}`)),
  };
}
