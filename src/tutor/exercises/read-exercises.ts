import { findCourse } from '../../courses/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { countExercises, type ExerciseCounts } from './exercise-store.ts';

/** How exercises go in a course, for those who teach. */
export type ReadExercises = (course: {
  readonly tenantId: string;
  readonly courseId: string;
}) => Promise<ExerciseCounts & { readonly on: boolean; readonly canBePrepared: boolean }>;

export function createReadExercises({
  withTenant,
  canPrepare,
}: {
  readonly withTenant: WithTenant;
  /** Whether a language model could be asked to prepare some. */
  readonly canPrepare: (tenantId: string) => Promise<boolean>;
}): ReadExercises {
  return async ({ tenantId, courseId }) => {
    const canBePrepared = await canPrepare(tenantId);
    return withTenant(tenantId, async (tx) => {
      const course = await findCourse(tx, tenantId, courseId);
      const counts = await countExercises(tx, { tenantId, courseId });
      return { on: course?.settings.nextExercises ?? false, canBePrepared, ...counts };
    });
  };
}
