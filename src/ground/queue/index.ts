export {
  openQueue,
  type DeadLetter,
  type JobHandler,
  type Queue,
  type QueueSpec,
} from './queue.ts';
