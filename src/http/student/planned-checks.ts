import { Router } from 'express';
import { z } from 'zod';
import type { PlannedChecks } from '../../quiz/index.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';
import { spokenIn } from '../spoken-in.ts';

export interface PlannedCheckRoutesNeeds {
  readonly plannedChecks: PlannedChecks;
}

const deferral = z.object({ said: z.enum(['postponed', 'declined']) });

/** /me/independence and /me/checks: how concepts go with help and alone, and the short checks that show it. */
export function plannedCheckRoutes({ plannedChecks }: PlannedCheckRoutesNeeds): Router {
  const router = Router();

  router.get('/me/independence', allow(...everybody), async (req, res) => {
    res.json(await plannedChecks.read(sessionOf(req)));
  });

  router.get('/me/checks/offer', allow(...everybody), async (req, res) => {
    res.json({ check: await plannedChecks.offer(sessionOf(req)) });
  });

  router.post('/me/checks/on/:id', allow(...everybody), async (req, res) => {
    const conceptId = idFrom(req, 'id');
    res.status(201).json(await plannedChecks.begin(sessionOf(req), conceptId, spokenIn(req)));
  });

  router.put('/me/checks/on/:id/deferral', allow(...everybody), async (req, res) => {
    const { said } = deferral.parse(req.body);
    await plannedChecks.putOff(sessionOf(req), idFrom(req, 'id'), said);
    res.json({ said });
  });

  return router;
}
