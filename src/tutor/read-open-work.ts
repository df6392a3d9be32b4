import { listDueWork, listGradedWork, type CourseKey, type GradedWork } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { countHeldBack, type HeldBack } from './turn-store.ts';

/** What those who teach see of the guard of open graded work: never who asked. */
export interface OpenWorkPicture {
  readonly works: readonly GradedWork[];
  /** What is due, by the keys that an exam window may belong to. */
  readonly due: readonly { readonly key: string; readonly title: string; readonly dueAt: Date }[];
  readonly held: HeldBack;
}

export type ReadOpenWork = (course: CourseKey) => Promise<OpenWorkPicture>;

export function createReadOpenWork(withTenant: WithTenant): ReadOpenWork {
  return ({ tenantId, courseId }) =>
    withTenant(tenantId, async (tx) => {
      const course = { tenantId, courseId };
      const [works, due, held] = await Promise.all([
        listGradedWork(tx, course),
        listDueWork(tx, course),
        countHeldBack(tx, course),
      ]);
      return { works, due, held };
    });
}
