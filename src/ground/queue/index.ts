export { openQueue, type JobHandler, type Queue, type QueueSpec } from './queue.ts';
