import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { latestSync, openSync } from './sync-store.ts';
import type { CourseSync } from './sync.ts';

interface RequestSyncNeeds {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}

export const syncQueue = 'course.sync';

const oldAfterMs = 15 * 60_000;

export interface SyncJob {
  readonly tenantId: string;
  readonly courseId: string;
  readonly syncId: string;
}

export interface SyncRequests {
  /** Starts a sync, or returns the one that is under way: one at a time per course. */
  request(
    course: { tenantId: string; courseId: string },
    userId: string | null,
  ): Promise<CourseSync>;
  /**
   * Starts the first sync of a course, and another one once the last good one is a quarter of an hour old:
   * what its teachers hide is hidden here soon. One that failed is tried again by itself, and by night.
   */
  requestWhenOld(course: { tenantId: string; courseId: string }): Promise<void>;
  latest(course: { tenantId: string; courseId: string }): Promise<CourseSync | undefined>;
}

export function createSyncRequests({ withTenant, queue }: RequestSyncNeeds): SyncRequests {
  const request: SyncRequests['request'] = ({ tenantId, courseId }, userId) =>
    withTenant(tenantId, async (tx) => {
      const { sync, isNew } = await openSync(tx, { tenantId, courseId }, userId);
      const job: SyncJob = { tenantId, courseId, syncId: sync.id };
      if (isNew) await queue.enqueue(syncQueue, job, { singletonKey: sync.id });
      return sync;
    });
  return {
    request,
    requestWhenOld: async (course) => {
      const seen = await withTenant(course.tenantId, (tx) => latestSync(tx, course));
      if (!seen || isOld(seen)) await request(course, null);
    },
    latest: (course) => withTenant(course.tenantId, (tx) => latestSync(tx, course)),
  };
}

function isOld({ status, createdAt }: CourseSync): boolean {
  return status === 'done' && createdAt.getTime() < Date.now() - oldAfterMs;
}
