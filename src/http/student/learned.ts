import { Router } from 'express';
import { z } from 'zod';
import type { CourseSettings, VisibilityLevel } from '../../courses/index.ts';
import { wishes as wishList, type ReadLearned, type Wishes } from '../../learner/index.ts';
import type { ReadNextStep } from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';

export interface LearnedRoutesNeeds {
  readonly readLearned: ReadLearned;
  readonly readNextStep: ReadNextStep;
  readonly wishes: Wishes;
  readonly readSettings: (course: {
    tenantId: string;
    courseId: string;
  }) => Promise<CourseSettings>;
  readonly teachersSee: (tenantId: string) => Promise<VisibilityLevel>;
}

const wishChoice = z.object({ wish: z.enum(wishList).nullable() });

/**
 * /me/learned, /me/misconceptions and /me/wish: what is kept of the one who asks, word for word, their word
 * against it, and how they like things explained.
 */
export function learnedRoutes({
  readLearned,
  readNextStep,
  readSettings,
  wishes,
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

  router.get('/me/wish', allow(...everybody), async (req, res) => {
    res.json({ wish: await wishes.read(sessionOf(req)) });
  });

  router.put('/me/wish', allow(...everybody), async (req, res) => {
    const { wish } = wishChoice.parse(req.body);
    await wishes.choose(sessionOf(req), wish);
    res.json({ wish });
  });

  return router;
}
