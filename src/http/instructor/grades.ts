import { Router } from 'express';
import { z } from 'zod';
import type { GradeDecisions, PreviewGrades, RetryGrades } from '../../gradebook/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface GradeRoutesNeeds {
  readonly previewGrades: PreviewGrades;
  readonly gradeDecisions: GradeDecisions;
  readonly retryGrades: Pick<RetryGrades, 'course'>;
}

/** Every student of a large course, in some columns. */
const mostAtOnce = 5_000;
const seenGrades = z
  .array(z.object({ id: z.uuid(), version: z.int().min(0).max(2_147_483_647) }))
  .min(1)
  .max(mostAtOnce);
const decision = z.object({ grades: seenGrades });
const retry = z.object({ grades: seenGrades.optional() }).default({});

/** /course/grades: what would be posted, and an instructor's word on it. */
export function gradeRoutes({
  previewGrades,
  gradeDecisions,
  retryGrades,
}: GradeRoutesNeeds): Router {
  const router = Router();

  router.get('/course/grades', allow(...teachers), async (req, res) => {
    res.json(await previewGrades(sessionOf(req)));
  });

  for (const deed of ['approve', 'undo'] as const) {
    router.post(`/course/grades/${deed}`, allow('instructor'), async (req, res) => {
      const { grades } = decision.parse(req.body);
      res.status(202).json(await gradeDecisions[deed](sessionOf(req), grades));
    });
  }

  /** Those named, taken back ones too; without any all that were refused or held. */
  router.post('/course/grades/retry', allow('instructor'), async (req, res) => {
    const course = sessionOf(req);
    const { grades } = retry.parse(req.body);
    const again =
      grades === undefined
        ? await retryGrades.course(course)
        : (await gradeDecisions.again(course, grades)).done;
    res.status(202).json({ again });
  });

  return router;
}
