import { findCourse, type Course } from '../courses/index.ts';
import {
  columnLanguage,
  type EarnedGrade,
  type WantedGrade,
  type WantGrade,
} from '../gradebook/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { latestScores, studentsWithScores, type QuizOwner } from './quiz-store.ts';

/** The column for quizzes that were not opened from a graded link of their own. */
const purpose = 'quizzes';

/**
 * The grade of a student in one column: the mean over the concepts asked about, each by its latest
 * counted quiz. What it says is said in the language of the course.
 */
export async function wantedGrade(
  tx: Tx,
  owner: QuizOwner,
  { course, lineItem }: { readonly course: Course; readonly lineItem: string | null },
): Promise<WantedGrade> {
  const scores = await latestScores(tx, owner, lineItem);
  const mean =
    scores.reduce((sum, { score, max }) => sum + score / max, 0) / Math.max(scores.length, 1);
  const said = wordsIn(columnLanguage(course)).gradebook;
  const parts = scores.map(
    ({ conceptName, score, max }) => `${conceptName}: ${said.scoreOf(score, max)}`,
  );
  const comment = said.quizComment(parts.join('; '));
  return { purpose, lineItem, score: mean, comment, workedAt: latest(scores) };
}

function latest(scores: readonly { answeredAt: Date }[]): Date | null {
  const times = scores.map(({ answeredAt }) => answeredAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** What everybody's quizzes come to in each column, whether it is posted or not. */
export async function earnedByQuizzes(tx: Tx, course: Course): Promise<EarnedGrade[]> {
  const key = { tenantId: course.tenantId, courseId: course.id };
  const earned: EarnedGrade[] = [];
  for (const { userId, lineItem } of await studentsWithScores(tx, key)) {
    const grade = await wantedGrade(tx, { ...key, userId }, { course, lineItem });
    earned.push({ userId, ...grade });
  }
  return earned;
}

/** Posts what was earned before the instructor switched passback on. */
export type PostEarlierQuizzes = (course: { tenantId: string; courseId: string }) => Promise<void>;

export function createPostEarlierQuizzes(needs: {
  withTenant: WithTenant;
  wantGrade: WantGrade;
}): PostEarlierQuizzes {
  const { withTenant, wantGrade } = needs;
  return ({ tenantId, courseId }) =>
    withTenant(tenantId, async (tx) => {
      const course = await findCourse(tx, tenantId, courseId);
      if (!course) return;
      for (const { userId, ...grade } of await earnedByQuizzes(tx, course))
        await wantGrade(tx, { tenantId, courseId, userId }, grade);
    });
}
