import { Router } from 'express';
import { z } from 'zod';
import type { Reserve } from '../../budget/index.ts';
import type { CourseKey } from '../../courses/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

interface ReserveState {
  readonly reserve: Reserve | null;
  readonly dueDates: readonly {
    /** `manual`: written down by somebody, because the LMS does not tell. */
    readonly source: 'lms' | 'manual';
    readonly title: string;
    readonly dueAt: Date;
    /** Due then for some of the class only. */
    readonly forSome: boolean;
  }[];
  /** By whose midnight the days of the course begin. */
  readonly timeZone: string;
}

export interface ReserveRoutesNeeds {
  readonly readReserve: (course: CourseKey) => Promise<ReserveState>;
  readonly changeReserve: (course: CourseKey, wanted: z.infer<typeof change>) => Promise<void>;
}

// What is left out stays as it is.
const change = z.object({
  reserve: z
    .object({ share: z.int().min(0).max(90), daysBefore: z.int().min(0).max(31) })
    .nullable()
    .optional(),
  days: z.array(z.iso.date()).max(100).optional(),
});

/** /course/reserve: what is kept of the course's money for the days before something is due. */
export function reserveRoutes({ readReserve, changeReserve }: ReserveRoutesNeeds): Router {
  const router = Router();

  router.get('/course/reserve', allow(...teachers), async (req, res) => {
    res.json(await readReserve(sessionOf(req)));
  });

  router.put('/course/reserve', allow('instructor'), async (req, res) => {
    const { tenantId, courseId } = sessionOf(req);
    await changeReserve({ tenantId, courseId }, change.parse(req.body));
    res.json(await readReserve({ tenantId, courseId }));
  });

  return router;
}
