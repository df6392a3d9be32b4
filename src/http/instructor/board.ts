import { Router } from 'express';
import type { CourseKey, CourseSettings } from '../../courses/index.ts';
import type { ReadBoard, ReadWeeks } from '../../learner/index.ts';
import type { Reteach } from '../../quiz/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface BoardRoutesNeeds {
  readonly readBoard: ReadBoard;
  readonly readWeeks: ReadWeeks;
  readonly reteach: Reteach;
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  /** Whether a language model could be asked to read conversations. */
  readonly canReadTurns: (tenantId: string) => Promise<boolean>;
}

/**
 * /course/misconceptions: what the class should look at again, how that moved and what can be done about it, for
 * teachers; never of few, never by name.
 */
export function boardRoutes(needs: BoardRoutesNeeds): Router {
  const { readBoard, readWeeks, reteach, readSettings, canReadTurns } = needs;
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

  router.get('/course/misconceptions/weeks', allow(...teachers), async (req, res) => {
    res.json({ concepts: await readWeeks(sessionOf(req)) });
  });

  router.get('/course/misconceptions/places', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    res.json({ places: await reteach.places(course, await readBoard(course)) });
  });

  router.get('/course/misconceptions/:id/card', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const id = idFrom(req, 'id');
    const shown = (await readBoard(course)).find((concept) => concept.id === id);
    const card = shown && (await reteach.card(course, shown));
    if (!card) throw new HttpProblem(404, 'not_found');
    res.json(card);
  });

  return router;
}
