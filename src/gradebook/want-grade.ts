import { findCourse } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { WantedGrade } from './outbox-entry.ts';
import { wantInOutbox } from './outbox-store.ts';

export const gradeQueue = 'grade.post';

export interface GradeJob {
  readonly tenantId: string;
  readonly entryId: string;
}

/**
 * Writes a grade into the outbox, in the transaction of its evidence: with the job that posts it, or, where the course
 * asks its teachers first, to wait for them.
 */
export type WantGrade = (
  tx: Tx,
  student: { tenantId: string; courseId: string; userId: string },
  grade: WantedGrade,
) => Promise<void>;

export function createWantGrade(queue: Pick<Queue, 'enqueue'>): WantGrade {
  return async (tx, student, grade) => {
    const course = await findCourse(tx, student.tenantId, student.courseId);
    const asksFirst = course?.settings.passback.approval ?? false;
    const entryId = await wantInOutbox(tx, student, { grade, asksFirst });
    if (entryId === null) return;
    const job: GradeJob = { tenantId: student.tenantId, entryId };
    await queue.enqueue(gradeQueue, job);
  };
}
