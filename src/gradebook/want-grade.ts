import type { Tx } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { wantInOutbox, type WantedGrade } from './outbox-store.ts';

export const gradeQueue = 'grade.post';

export interface GradeJob {
  readonly tenantId: string;
  readonly entryId: string;
}

/** Writes a grade into the outbox with the job that posts it, in the transaction of its evidence. */
export type WantGrade = (
  tx: Tx,
  student: { tenantId: string; courseId: string; userId: string },
  grade: WantedGrade,
) => Promise<void>;

export function createWantGrade(queue: Pick<Queue, 'enqueue'>): WantGrade {
  return async (tx, student, grade) => {
    const entryId = await wantInOutbox(tx, student, grade);
    if (entryId === null) return;
    const job: GradeJob = { tenantId: student.tenantId, entryId };
    await queue.enqueue(gradeQueue, job);
  };
}
