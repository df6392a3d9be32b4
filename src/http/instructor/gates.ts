import { Router } from 'express';
import type { GatePicture, Judge } from '../../quality/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface GateRoutesNeeds {
  readonly readGates: (teacher: Judge) => Promise<GatePicture>;
}

/** /course/gates: what serves the school, and what waits until it has passed the answers its teachers called right. */
export function gateRoutes({ readGates }: GateRoutesNeeds): Router {
  const router = Router();

  router.get('/course/gates', allow(...teachers), async (req, res) => {
    const { tenantId, courseId, userId } = sessionOf(req);
    res.json(await readGates({ tenantId, courseId, userId }));
  });

  return router;
}
