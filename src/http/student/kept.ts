import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Router } from 'express';
import type {
  AdmitExport,
  ExportStudent,
  KeptAbout,
  KeptUntil,
  Person,
} from '../../privacy/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, sessionOf } from '../request.ts';

export interface KeptRoutesNeeds {
  readonly readKept: (person: Person) => Promise<KeptAbout>;
  /** Until when it stays, course by course; empty where no rule says so. */
  readonly readKeptUntil: (person: Person) => Promise<readonly KeptUntil[]>;
  readonly exportStudent: ExportStudent;
  readonly admitExport: AdmitExport;
}

/** /me/kept: what is held about whoever asks, in all courses of their school. */
export function keptRoutes({
  readKept,
  readKeptUntil,
  exportStudent,
  admitExport,
}: KeptRoutesNeeds): Router {
  const router = Router();
  router.use('/me/kept', allow(...everybody));

  router.get('/me/kept', async (req, res) => {
    const { tenantId, userId } = sessionOf(req);
    const me = { tenantId, userId };
    const [kept, until] = await Promise.all([readKept(me), readKeptUntil(me)]);
    res.json({ ...kept, until });
  });

  router.get('/me/kept/export', async (req, res) => {
    const { tenantId, userId } = sessionOf(req);
    const waitMs = await admitExport({ tenantId, userId });
    if (waitMs !== undefined)
      throw new HttpProblem(429, 'too_many_exports', undefined, {
        retryAfter: Math.max(1, Math.ceil(waitMs / 1000)),
      });
    res.set('content-disposition', 'attachment; filename="about-me.json"').type('json');
    await pipeline(Readable.from(exportStudent({ tenantId, userId }, 'person')), res);
  });

  return router;
}
