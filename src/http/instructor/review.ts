import { Router } from 'express';
import type { ReviewWork } from '../../quiz/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, sessionOf } from '../request.ts';
import { spokenIn } from '../spoken-in.ts';

export interface ReviewRoutesNeeds {
  readonly reviewWork: ReviewWork;
}

/** What stands there for somebody who was never in the course. */
const nobody = { student: null, attempts: [], grade: null };

/**
 * /review: the work that the LMS's gradebook opened. Whose it is was settled by the launch, which
 * lets nobody but teachers see another's (accept-launch.ts); the request cannot name anybody. How much of it
 * those see, the school decides.
 */
export function reviewRoutes({ reviewWork }: ReviewRoutesNeeds): Router {
  const router = Router();
  router.get('/review', allow(...everybody), async (req, res) => {
    const { tenantId, courseId, launch, userId: readerId } = sessionOf(req);
    const { review, item, lineItem } = launch;
    if (!review) throw new HttpProblem(409, 'nothing_to_review');
    const classQuizId = item.kind === 'quiz' ? item.id : null;
    const { userId } = review;
    const work =
      userId === null
        ? undefined
        : await reviewWork(
            { tenantId, courseId, userId, readerId, classQuizId, lineItem },
            spokenIn(req),
          );
    res.json(work ?? nobody);
  });
  return router;
}
