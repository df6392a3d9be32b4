import type { WantedGrade, WantGrade } from '../gradebook/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { latestScores, studentsWithScores, type QuizOwner } from './quiz-store.ts';

/** The column for quizzes that were not opened from a graded link of their own. */
const purpose = 'quizzes';

/**
 * The grade of a student in one column: the mean over the concepts asked about, each by its latest
 * counted quiz.
 */
export async function wantedGrade(
  tx: Tx,
  owner: QuizOwner,
  lineItem: string | null,
): Promise<WantedGrade> {
  const scores = await latestScores(tx, owner, lineItem);
  const mean =
    scores.reduce((sum, { score, max }) => sum + score / max, 0) / Math.max(scores.length, 1);
  const parts = scores.map(({ conceptName, score, max }) => `${conceptName}: ${score} of ${max}`);
  return { purpose, lineItem, score: mean, comment: `Preceptor quizzes. ${parts.join('; ')}` };
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
      for (const { userId, lineItem } of await studentsWithScores(tx, { tenantId, courseId })) {
        const owner = { tenantId, courseId, userId };
        await wantGrade(tx, owner, await wantedGrade(tx, owner, lineItem));
      }
    });
}
