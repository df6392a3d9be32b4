import { findCourse, type CourseKey } from '../courses/index.ts';
import type { WantGrade } from '../gradebook/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { commentOn, lockStudents, masteryGrade, readGradedEvidence } from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { QuizOwner } from './quiz-store.ts';

/** One column of the course, whatever link a quiz was opened from: mastery rests on all of them. */
const column = { purpose: 'mastery', lineItem: null };

/**
 * Wants a student's mastery in the gradebook, in the transaction of the evidence it now rests on; nothing where
 * the course does not post it, or where it is no student's.
 */
export type WantMastery = (tx: Tx, owner: QuizOwner) => Promise<void>;

export function createWantMastery(wantGrade: WantGrade): WantMastery {
  return async (tx, owner) => {
    // First, so that whoever switches it on meanwhile either sees this evidence or is seen here.
    const students = await lockStudents(tx, owner, owner.userId);
    const course = await findCourse(tx, owner.tenantId, owner.courseId);
    if (course?.settings.passback.mastery) await wantOf(tx, wantGrade, owner, students);
  };
}

/** Posts the mastery that rests on evidence from before the instructor switched it on. */
export type PostEarlierMastery = (course: CourseKey) => Promise<void>;

export function createPostEarlierMastery(needs: {
  withTenant: WithTenant;
  wantGrade: WantGrade;
}): PostEarlierMastery {
  return (course) =>
    needs.withTenant(course.tenantId, async (tx) =>
      wantOf(tx, needs.wantGrade, course, await lockStudents(tx, course, null)),
    );
}

async function wantOf(
  tx: Tx,
  wantGrade: WantGrade,
  { tenantId, courseId }: CourseKey,
  students: readonly string[],
): Promise<void> {
  const evidence = await readGradedEvidence(tx, { tenantId, courseId }, students);
  for (const [userId, events] of Map.groupBy(evidence, (event) => event.userId)) {
    const grade = masteryGrade(events);
    if (!grade) continue;
    const wanted = { ...column, score: grade.score, comment: commentOn(grade) };
    await wantGrade(tx, { tenantId, courseId, userId }, wanted);
  }
}
