import { Router } from 'express';
import type { CourseSettings, VisibilityLevel } from '../../courses/index.ts';
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
  readonly teachersSee: (tenantId: string) => Promise<VisibilityLevel>;
}

/** /me/learned and /me/misconceptions: what is kept of the one who asks, word for word, and their word against it. */
export function learnedRoutes({
  readLearned,
  readNextStep,
  readSettings,
  teachersSee,
}: LearnedRoutesNeeds): Router {
  const router = Router();

  router.get('/me/learned', allow(...everybody), async (req, res) => {
    const session = sessionOf(req);
    const [settings, learned, nextStep, seen] = await Promise.all([
      readSettings(session),
      readLearned.read(session),
      readNextStep(session),
      teachersSee(session.tenantId),
    ]);
    res.json({ on: settings.learnFromChat, ...learned, nextStep, teachersSee: seen });
  });

  router.delete('/me/misconceptions/:id', allow(...everybody), async (req, res) => {
    if (!(await readLearned.dismiss(sessionOf(req), idFrom(req, 'id'))))
      throw new HttpProblem(404, 'not_found');
    res.status(204).end();
  });

  return router;
}
