import { Router } from 'express';
import { z } from 'zod';
import type { MaterialChoices } from '../../courses/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf } from '../request.ts';

export interface ChoiceRoutesNeeds {
  readonly materialChoices: MaterialChoices;
}

// What is left out stays as it is.
const choice = z
  .object({ use: z.boolean(), cite: z.boolean(), link: z.boolean(), graded: z.boolean() })
  .partial();
const module = z.object({ title: z.string().max(1_000).nullable(), use: z.boolean() });

/** What the tutor may do with documents and modules of the course. */
export function choiceRoutes({ materialChoices }: ChoiceRoutesNeeds): Router {
  const router = Router();

  router.put('/course/documents/:id/choice', allow('instructor'), async (req, res) => {
    const chosen = choice.parse(req.body);
    const known = await materialChoices.chooseDocument(sessionOf(req), idFrom(req, 'id'), chosen);
    if (!known) throw new HttpProblem(404, 'not_found', 'This course has no such document.');
    res.json({});
  });

  router.put('/course/modules', allow('instructor'), async (req, res) => {
    const { title, use } = module.parse(req.body);
    await materialChoices.chooseModule(sessionOf(req), title, use);
    res.json({});
  });

  return router;
}
