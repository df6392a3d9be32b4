import { Router, urlencoded, type Response } from 'express';
import { z } from 'zod';
import type { AnswerCall, OpenedCall } from '../../conduct/index.ts';
import { utcMinute } from '../../ground/time/index.ts';
import { sendPage } from '../pages.ts';

export interface OnCallNeeds {
  readonly answerCall: AnswerCall;
}

const asked = z.object({ link: z.string().max(200) });

/** /oncall: a call to those on duty, for whoever holds the link they were sent. */
export function onCallRoutes({ answerCall }: OnCallNeeds): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb', parameterLimit: 10 });

  router.get('/oncall', async (req, res) => {
    const { link } = asked.safeParse(req.query).data ?? { link: '' };
    await sendCall(res, link, await answerCall.read(link));
  });

  // What takes a call on is a press on a button: programs that look into mail open every link.
  router.post('/oncall', form, async (req, res) => {
    const { link } = asked.safeParse(req.body).data ?? { link: '' };
    await sendCall(res, link, await answerCall.take(link));
  });
  return router;
}

/** Nobody may frame the page: a press on it ends the calling. */
async function sendCall(res: Response, link: string, call: OpenedCall | undefined): Promise<void> {
  const page = call && {
    link,
    ...call,
    raisedAt: utcMinute(call.raisedAt),
    taken: call.taken && { by: call.taken.by, at: utcMinute(call.taken.at) },
  };
  const options = { status: call ? 200 : 404, formOrigins: ["'self'"] };
  await sendPage(res, 'oncall', { page: page ?? null }, options);
}
