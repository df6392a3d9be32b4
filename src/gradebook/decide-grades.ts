import type { CourseKey } from '../courses/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { approveSeen, postSeenAgain, undoSeen, type SeenGrade } from './decision-store.ts';
import { gradeQueue } from './want-grade.ts';

/** How many of the seen grades it was done to; the others have changed meanwhile and stay as they are. */
export type DecideOnGrades = (
  course: CourseKey,
  seen: readonly SeenGrade[],
) => Promise<{ readonly done: number; readonly changed: number }>;

/** A teacher's word on single grades, each by the version that was seen; saying it twice does it once. */
export interface GradeDecisions {
  /** Posts what waits for approval. */
  readonly approve: DecideOnGrades;
  /** Takes back what was posted, as far as no teacher has changed it since. */
  readonly undo: DecideOnGrades;
  /** Posts what was refused, held or taken back. */
  readonly again: DecideOnGrades;
}

export function createGradeDecisions({
  withTenant,
  queue,
}: {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}): GradeDecisions {
  const decide =
    (change: typeof approveSeen): DecideOnGrades =>
    ({ tenantId, courseId }, seen) =>
      withTenant(tenantId, async (tx) => {
        const entryIds = await change(tx, { tenantId, courseId }, seen);
        for (const entryId of entryIds) await queue.enqueue(gradeQueue, { tenantId, entryId });
        return { done: entryIds.length, changed: seen.length - entryIds.length };
      });
  return { approve: decide(approveSeen), undo: decide(undoSeen), again: decide(postSeenAgain) };
}
