import { Router } from 'express';
import { z } from 'zod';
import type { Logger } from '../../ground/telemetry/index.ts';
import {
  NotErasedError,
  StillBusyError,
  type AdminErasure,
  type Person,
  type ReceiptFile,
} from '../../privacy/index.ts';
import { HttpProblem } from '../problem.ts';
import { allowAdministrators, sessionOf } from '../request.ts';

export interface SchoolErasureNeeds {
  readonly planErasureFor: AdminErasure['plan'];
  /** Erases, and hands out the receipt with what it is checked by. */
  readonly eraseFor: (administrator: Person, lmsId: string) => Promise<ReceiptFile>;
  readonly logger: Logger;
}

const lmsId = z.string().trim().min(1).max(255);
const wanted = z.object({ person: lmsId });
/** The same once more, as typed by whoever confirms. */
const confirmed = z
  .object({ person: lmsId, confirm: lmsId })
  .refine(({ person, confirm }) => person === confirm, 'the confirmation names somebody else');

const refusals = {
  nobody: [404, 'person_unknown', 'Nobody, or not exactly one person, has this id here.'],
  yourself: [409, 'person_yourself', 'You cannot erase yourself while you are signed in.'],
  must_wait: [409, 'person_must_wait', 'Something must come to its end first.'],
} as const;

/** /school/erasures: one person, at the word of whoever runs the LMS. Ids travel in bodies, so that no log keeps them. */
export function schoolErasureRoutes(needs: SchoolErasureNeeds): Router {
  const router = Router();

  router.post('/school/erasures/plan', allowAdministrators(), async (req, res) => {
    const { person } = wanted.parse(req.body);
    const { tenantId, userId } = sessionOf(req);
    res.json(await told(needs.planErasureFor({ tenantId, userId }, person)));
  });

  router.post('/school/erasures', allowAdministrators(), async (req, res) => {
    const { person } = confirmed.parse(req.body);
    const { tenantId, userId: administrator } = sessionOf(req);
    const file = await told(needs.eraseFor({ tenantId, userId: administrator }, person));
    const { erasure } = file.receipt.statement;
    needs.logger.info({ tenantId, administrator, erasure }, 'erased by an LMS administrator');
    res.json(file);
  });

  return router;
}

async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StillBusyError) throw new HttpProblem(409, 'person_busy', error.message);
    if (!(error instanceof NotErasedError)) throw error;
    const [status, code, detail] = refusals[error.code];
    throw new HttpProblem(status, code, detail);
  }
}
