import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { latestSync, openSync } from './sync-store.ts';
import type { CourseSync } from './sync.ts';

interface RequestSyncNeeds {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}

export const syncQueue = 'course.sync';

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
  /** Starts the very first sync of a course; nothing when there has been one. */
  requestFirst(course: { tenantId: string; courseId: string }): Promise<void>;
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
    requestFirst: async (course) => {
      const seen = await withTenant(course.tenantId, (tx) => latestSync(tx, course));
      if (!seen) await request(course, null);
    },
    latest: (course) => withTenant(course.tenantId, (tx) => latestSync(tx, course)),
  };
}
