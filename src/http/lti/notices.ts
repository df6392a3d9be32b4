import { json, Router } from 'express';
import { z } from 'zod';
import { LaunchRefusedError, type RefusalAudit, type TakeNotice } from '../../launch/index.ts';
import type { Limits } from './limits.ts';

export interface NoticeRoutesNeeds {
  readonly takeNotice: TakeNotice;
  readonly limits: Limits;
  readonly refusals: Pick<RefusalAudit, 'record'>;
}

const batch = z.object({ notices: z.array(z.object({ jwt: z.string().max(64_000) })).max(100) });

/** /lti/notices: what a platform tells outside of any launch (docs/lti-rules.md L2). */
export function noticeRoutes({ takeNotice, limits, refusals }: NoticeRoutesNeeds): Router {
  const router = Router();
  router.post(
    '/lti/notices',
    limits.door('notice'),
    json({ limit: '1mb', type: () => true }),
    async (req, res) => {
      const asked = batch.safeParse(req.body);
      if (!asked.success) throw new LaunchRefusedError('token_malformed', 'L2 no list of notices');
      let taken = 0;
      let refused: LaunchRefusedError | undefined;
      for (const { jwt } of asked.data.notices) {
        try {
          await takeNotice(jwt);
          taken += 1;
        } catch (error) {
          if (!(error instanceof LaunchRefusedError)) throw error;
          // One bad notice does not take the others of its batch along: nobody sends them again.
          refused ??= error;
        }
      }
      if (refused && taken === 0) throw refused;
      if (refused) {
        const { code, message: rule, registration } = refused;
        await refusals.record({ reference: req.id, door: 'notice', code, rule }, registration);
      }
      res.set('cache-control', 'no-store').json({ taken });
    },
  );
  return router;
}
