import { Router } from 'express';
import { z } from 'zod';
import type { CourseSettings, CourseKey } from '../../courses/index.ts';
import type { ReviewConcepts } from '../../learner/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface ConceptRoutesNeeds {
  readonly reviewConcepts: ReviewConcepts;
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  /** Whether a language model could be asked for proposals. */
  readonly canProposeConcepts: (tenantId: string) => Promise<boolean>;
}

const decision = z.object({ accept: z.boolean() });

/** /course/concepts: what the course teaches, and what a model proposes about it, for teachers. */
export function conceptRoutes({
  reviewConcepts,
  readSettings,
  canProposeConcepts,
}: ConceptRoutesNeeds): Router {
  const router = Router();

  router.get('/course/concepts', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const [settings, canPropose, picture] = await Promise.all([
      readSettings(course),
      canProposeConcepts(course.tenantId),
      reviewConcepts.list(course),
    ]);
    res.json({ on: settings.conceptProposals, canPropose, ...picture });
  });

  router.put('/course/concepts/proposals', allow('instructor'), async (req, res) => {
    const { accept } = decision.parse(req.body);
    res.json(await reviewConcepts.decideAll(sessionOf(req), accept));
  });

  router.put('/course/concepts/proposals/:id', allow('instructor'), async (req, res) => {
    const { accept } = decision.parse(req.body);
    const id = idFrom(req, 'id');
    const decided = await reviewConcepts.decide(sessionOf(req), id, accept);
    if (decided === 'unknown') throw new HttpProblem(404, 'not_found');
    if (decided === 'gone')
      throw new HttpProblem(
        409,
        'proposal_gone',
        'This proposal cannot be accepted any more: it was refused, or the course has changed since.',
      );
    res.json({ id, accept });
  });

  return router;
}
