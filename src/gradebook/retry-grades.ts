import type { Db } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { waitAgain } from './decision-store.ts';
import { waitAgainWhenDue } from './outbox-store.ts';
import { gradeQueue } from './want-grade.ts';

export const gradeSweepQueue = 'grade.sweep';

interface RetryNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}

export interface RetryGrades {
  /** All grades of a course that were refused or held, at the instructor's word. Returns how many. */
  course(course: { tenantId: string; courseId: string }): Promise<number>;
  /** Whatever has become due, in every tenant: the hourly sweep. */
  due(): Promise<void>;
}

/** Gives grades another try; teachers' own grades stay protected, since each try looks first. */
export function createRetryGrades({ db, withTenant, queue }: RetryNeeds): RetryGrades {
  const enqueue = async (tenantId: string, entryIds: readonly string[]): Promise<number> => {
    for (const entryId of entryIds) await queue.enqueue(gradeQueue, { tenantId, entryId });
    return entryIds.length;
  };
  return {
    course: (course) =>
      withTenant(course.tenantId, async (tx) =>
        enqueue(course.tenantId, await waitAgain(tx, course)),
      ),
    due: async () => {
      for (const { id } of await listTenants(db)) {
        await withTenant(id, async (tx) => enqueue(id, await waitAgainWhenDue(tx, id)));
      }
    },
  };
}
