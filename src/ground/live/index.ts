export { StaleEntryError, type Live, type LiveLog, type LogEntry, type Signals } from './live.ts';
export { createProcessLive } from './live-process.ts';
export { createRedisLive } from './live-redis.ts';
