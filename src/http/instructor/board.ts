import { Router } from 'express';
import type { CourseKey, CourseSettings } from '../../courses/index.ts';
import type { ReadBoard } from '../../learner/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface BoardRoutesNeeds {
  readonly readBoard: ReadBoard;
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  /** Whether a language model could be asked to read conversations. */
  readonly canReadTurns: (tenantId: string) => Promise<boolean>;
}

/** /course/misconceptions: what the class should look at again, for teachers; never of few, never by name. */
export function boardRoutes({ readBoard, readSettings, canReadTurns }: BoardRoutesNeeds): Router {
  const router = Router();

  router.get('/course/misconceptions', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const [settings, canBeRead, concepts] = await Promise.all([
      readSettings(course),
      canReadTurns(course.tenantId),
      readBoard(course),
    ]);
    res.json({ on: settings.learnFromChat, canBeRead, concepts });
  });

  return router;
}
