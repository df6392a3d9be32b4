export {
  StaleEntryError,
  topicCapacity,
  type Counters,
  type Live,
  type LiveLog,
  type LogEntry,
  type Signals,
} from './live.ts';
export { nearLive } from './live-near.ts';
export { nearCounters } from './near-counters.ts';
export { createProcessLive } from './live-process.ts';
export { createRedisLive } from './live-redis.ts';
