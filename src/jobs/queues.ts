import type { QueueSpec } from '../ground/queue/index.ts';
import { callAttempts, callQueue, hearQueue } from '../conduct/index.ts';
import { standingQueue } from '../courses/index.ts';
import { gradeQueue, gradeSweepQueue } from '../gradebook/index.ts';
import {
  ingestQueue,
  maxAttempts,
  nightlySyncsQueue,
  renewalQueue,
  sweepQueue,
  syncQueue,
} from '../ingest/index.ts';
import { deliveryAttempts, messageQueue } from '../messages/index.ts';
import { nightlyRostersQueue, noticesQueue, rosterQueue } from '../launch/index.ts';
import { reapplyQueue, retentionQueue } from '../privacy/index.ts';
import { pictureQueue } from '../pictures/index.ts';
import { evaluationQueue, exerciseQueue, moderationQueue, turnQueue } from '../tutor/index.ts';

export const conceptsQueue = 'course.concepts';
/** Answers written in advance for a course. */
export const preparedQueue = 'course.prepared';
/** Questions for quizzes, written in advance for a course. */
export const questionsQueue = 'course.questions';
/** Proposals about the concepts of a course. */
export const proposalsQueue = 'course.concept-proposals';
export const housekeepingQueue = 'housekeeping';
/** What is new is tried on the cases of schools that have some. */
export const gatesQueue = 'quality.gates';
export const isolationQueue = 'isolation.probe';
export const weeklyEvalQueue = 'quality.weekly';

/** Every kind of job: how often it is tried and how many run at once in a process. */
export const queues: readonly QueueSpec[] = [
  // A turn's own lease decides whether it is run again; the job only calls a worker.
  { name: turnQueue, retryLimit: 5, retryDelay: 1, expireInSeconds: 120, slots: 8 },
  // Nobody waits for it. One that was lost is looked at again when whoever began it must be gone.
  // Tried again when whoever began must be gone: the reply that was paid for is there then.
  { name: evaluationQueue, retryLimit: 2, retryDelay: 150, expireInSeconds: 180, slots: 2 },
  // After half an hour nobody would be given it; what was begun is not begun again.
  { name: exerciseQueue, retryLimit: 1, retryDelay: 30, expireInSeconds: 180, slots: 2 },
  {
    name: syncQueue,
    policy: 'short',
    retryLimit: 3,
    retryDelay: 30,
    expireInSeconds: 3600,
    // A process that dies is found by its silence, and another reads the course from the beginning.
    heartbeatSeconds: 30,
    slots: 1,
  },
  {
    name: nightlySyncsQueue,
    policy: 'short',
    retryLimit: 1,
    retryDelay: 60,
    expireInSeconds: 600,
    slots: 1,
  },
  {
    name: standingQueue,
    policy: 'short',
    retryLimit: 3,
    retryDelay: 10,
    expireInSeconds: 300,
    slots: 2,
  },
  // A scanned book takes its time; a process that dies is found by its silence, long before that.
  {
    name: ingestQueue,
    retryLimit: maxAttempts - 1,
    retryDelay: 20,
    expireInSeconds: 3 * 3600,
    heartbeatSeconds: 30,
    slots: 2,
  },
  {
    name: conceptsQueue,
    policy: 'short',
    retryLimit: 3,
    retryDelay: 10,
    expireInSeconds: 120,
    slots: 1,
  },
  {
    name: preparedQueue,
    policy: 'short',
    retryLimit: 2,
    retryDelay: 300,
    expireInSeconds: 3600,
    slots: 1,
  },
  {
    name: questionsQueue,
    policy: 'short',
    retryLimit: 2,
    retryDelay: 300,
    expireInSeconds: 3600,
    slots: 1,
  },
  {
    name: proposalsQueue,
    policy: 'short',
    retryLimit: 2,
    retryDelay: 300,
    expireInSeconds: 600,
    slots: 1,
  },
  // A question that comes before it is done reads its pictures itself.
  { name: pictureQueue, retryLimit: 2, retryDelay: 10, expireInSeconds: 180, slots: 1 },
  // An hour of growing pauses, then hourly: about a day of trying, since an LMS may be down for a night.
  { name: gradeQueue, retryLimit: 30, retryDelay: 15, expireInSeconds: 180, slots: 2 },
  {
    name: messageQueue,
    retryLimit: deliveryAttempts - 1,
    retryDelay: 15,
    expireInSeconds: 120,
    slots: 2,
  },
  // Somebody may be in danger: a process that dies is found by its silence.
  {
    name: callQueue,
    retryLimit: callAttempts - 1,
    retryDelay: 15,
    expireInSeconds: 120,
    heartbeatSeconds: 15,
    slots: 2,
  },
  {
    name: hearQueue,
    retryLimit: callAttempts - 1,
    retryDelay: 15,
    expireInSeconds: 60,
    heartbeatSeconds: 15,
    slots: 1,
  },
  { name: moderationQueue, retryLimit: 2, retryDelay: 60, expireInSeconds: 300, slots: 1 },
  {
    name: rosterQueue,
    policy: 'short',
    retryLimit: 5,
    retryDelay: 30,
    expireInSeconds: 600,
    slots: 1,
  },
  { name: noticesQueue, retryLimit: 6, retryDelay: 30, expireInSeconds: 120, slots: 1 },
  { name: nightlyRostersQueue, retryLimit: 1, retryDelay: 60, expireInSeconds: 600, slots: 1 },
  { name: gradeSweepQueue, retryLimit: 1, retryDelay: 60, expireInSeconds: 600, slots: 1 },
  { name: housekeepingQueue, retryLimit: 1, retryDelay: 60, expireInSeconds: 600, slots: 1 },
  {
    name: isolationQueue,
    policy: 'short',
    retryLimit: 2,
    retryDelay: 300,
    expireInSeconds: 3600,
    slots: 1,
  },
  {
    name: gatesQueue,
    policy: 'short',
    retryLimit: 1,
    retryDelay: 60,
    expireInSeconds: 3600,
    slots: 1,
  },
  {
    name: renewalQueue,
    policy: 'short',
    retryLimit: 1,
    retryDelay: 60,
    expireInSeconds: 600,
    slots: 1,
  },
  {
    name: sweepQueue,
    policy: 'short',
    retryLimit: 1,
    retryDelay: 60,
    expireInSeconds: 3600,
    slots: 1,
  },
  {
    name: retentionQueue,
    policy: 'short',
    retryLimit: 2,
    retryDelay: 300,
    expireInSeconds: 4 * 3600,
    heartbeatSeconds: 30,
    slots: 1,
  },
  {
    name: reapplyQueue,
    policy: 'short',
    retryLimit: 1,
    retryDelay: 60,
    expireInSeconds: 3600,
    slots: 1,
  },
  { name: weeklyEvalQueue, retryLimit: 1, retryDelay: 600, expireInSeconds: 7200, slots: 1 },
];
