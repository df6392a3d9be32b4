import { findCourse, listGraded, type Course, type CourseKey } from '../courses/index.ts';
import {
  columnLanguage,
  purposeOfConcept,
  type EarnedGrade,
  type WantGrade,
} from '../gradebook/index.ts';
import type { Tx } from '../ground/db/index.ts';
import {
  commentOn,
  lockStudents,
  masteryGrade,
  readGradedEvidence,
  type GradedEvidence,
} from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { earnedByQuizzes } from './wanted-grade.ts';
import type { QuizOwner } from './quiz-store.ts';

/** One column of the course, whatever link a quiz was opened from: mastery rests on all of them. */
const shared = 'mastery';

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
    if (course?.settings.passback.mastery) await wantOf(tx, wantGrade, { course, students });
  };
}

/** Posts the mastery that rests on evidence from before the instructor switched it on. */
export type PostEarlierMastery = (course: CourseKey) => Promise<void>;

export function createPostEarlierMastery(needs: {
  withTenant: WithTenant;
  wantGrade: WantGrade;
}): PostEarlierMastery {
  return (key) =>
    needs.withTenant(key.tenantId, async (tx) => {
      const students = await lockStudents(tx, key, null);
      const course = await findCourse(tx, key.tenantId, key.courseId);
      if (course) await wantOf(tx, needs.wantGrade, { course, students });
    });
}

async function wantOf(
  tx: Tx,
  wantGrade: WantGrade,
  { course, students }: { readonly course: Course; readonly students: readonly string[] },
): Promise<void> {
  const { tenantId, id: courseId } = course;
  for (const { userId, ...grade } of await earnedMastery(tx, course, students))
    await wantGrade(tx, { tenantId, courseId, userId }, grade);
}

/** The columns of single concepts first, as whoever decides about several grades locks them. */
async function earnedMastery(
  tx: Tx,
  course: Course,
  students: readonly string[],
): Promise<EarnedGrade[]> {
  const key = { tenantId: course.tenantId, courseId: course.id };
  const evidence = await readGradedEvidence(tx, key, students);
  const to = new Map(course.settings.passback.concepts.map((choice) => [choice.slug, choice.to]));
  return [...Map.groupBy(evidence, ({ userId }) => userId)].flatMap(([userId, events]) => {
    const purposes = Map.groupBy(events, ({ conceptSlug: slug }) => {
      const choice = to.get(slug);
      return choice === 'own' ? purposeOfConcept(slug) : choice === 'none' ? null : shared;
    });
    const named = [...purposes].flatMap(([purpose, all]) =>
      purpose === null ? [] : [{ purpose, all }],
    );
    const sorted = named.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1));
    return sorted.flatMap(({ purpose, all }) => earnedIn(course, { userId, purpose, events: all }));
  });
}

function earnedIn(
  course: Course,
  {
    userId,
    purpose,
    events,
  }: Pick<EarnedGrade, 'userId' | 'purpose'> & { readonly events: readonly GradedEvidence[] },
): EarnedGrade[] {
  const grade = masteryGrade(events);
  if (!grade) return [];
  const workedAt = new Date(Math.max(...events.map(({ happenedAt }) => happenedAt.getTime())));
  const comment = commentOn(grade, columnLanguage(course));
  return [{ userId, purpose, lineItem: null, score: grade.score, comment, workedAt }];
}

/** What everybody's evidence comes to in each column of the course, whether it is posted or not. */
export async function readEarned(tx: Tx, course: Course): Promise<EarnedGrade[]> {
  const people = await listGraded(tx, { tenantId: course.tenantId, courseId: course.id }, null);
  const students = people.filter(({ role }) => role === 'student').map(({ userId }) => userId);
  return [...(await earnedByQuizzes(tx, course)), ...(await earnedMastery(tx, course, students))];
}
