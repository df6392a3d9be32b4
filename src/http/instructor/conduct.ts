import { Router } from 'express';
import { z } from 'zod';
import type { ReviewConduct } from '../../conduct/index.ts';
import type { CourseKey, CourseSettings } from '../../courses/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface ConductRoutesNeeds {
  readonly reviewConduct: ReviewConduct;
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  /** Whether the operator lets courses have strikes at all. */
  readonly strikesAllowed: boolean;
}

const decision = z.object({ standing: z.enum(['counts', 'struck_out']) });

/** /course/conduct: what was noted of whom, never what they wrote; taking it back, and lifting pauses. */
export function conductRoutes(needs: ConductRoutesNeeds): Router {
  const { reviewConduct, readSettings, strikesAllowed } = needs;
  const router = Router();

  router.get('/course/conduct', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const [settings, found] = await Promise.all([readSettings(course), reviewConduct.list(course)]);
    res.json({ on: settings.conduct && strikesAllowed, allowed: strikesAllowed, ...found });
  });

  router.put('/course/conduct/incidents/:id', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const { standing } = decision.parse(req.body);
    const id = idFrom(req, 'id');
    if (!(await reviewConduct.decide(session, id, { standing, by: session.userId })))
      throw new HttpProblem(404, 'not_found');
    res.json({ turnId: id, standing });
  });

  router.post('/course/conduct/quarantines/:id/lift', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    if (!(await reviewConduct.lift(session, idFrom(req, 'id'), session.userId)))
      throw new HttpProblem(404, 'not_found');
    res.json({ lifted: true });
  });

  return router;
}
