import { Router } from 'express';
import type { CourseSettings } from '../../courses/index.ts';
import type { ReadLearned } from '../../learner/index.ts';
import type { ReadNextStep } from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';

export interface LearnedRoutesNeeds {
  readonly readLearned: ReadLearned;
  readonly readNextStep: ReadNextStep;
  readonly readSettings: (course: {
    tenantId: string;
    courseId: string;
  }) => Promise<CourseSettings>;
}

/** /me/learned and /me/misconceptions: what is kept of the one who asks, word for word, and their word against it. */
export function learnedRoutes({
  readLearned,
  readNextStep,
  readSettings,
}: LearnedRoutesNeeds): Router {
  const router = Router();

  router.get('/me/learned', allow(...everybody), async (req, res) => {
    const session = sessionOf(req);
    const [settings, learned, nextStep] = await Promise.all([
      readSettings(session),
      readLearned.read(session),
      readNextStep(session),
    ]);
    res.json({ on: settings.learnFromChat, ...learned, nextStep });
  });

  router.delete('/me/misconceptions/:id', allow(...everybody), async (req, res) => {
    if (!(await readLearned.dismiss(sessionOf(req), idFrom(req, 'id'))))
      throw new HttpProblem(404, 'not_found');
    res.status(204).end();
  });

  return router;
}
