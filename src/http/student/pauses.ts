import { Router } from 'express';
import type { Messages } from '../../messages/index.ts';
import { pauseAnswer, type AnswerPause } from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { idFrom, sessionOf } from '../request.ts';

export interface PauseRoutesNeeds {
  readonly answerPause: AnswerPause;
  readonly messages: Messages;
}

/** What a turn waits for, and what became of the message that was approved in one. */
export function pauseRoutes({ answerPause, messages }: PauseRoutesNeeds): Router {
  const router = Router();

  router.post('/turns/:id/pauses/:pauseId', async (req, res) => {
    const answer = pauseAnswer.parse(req.body);
    const about = { turnId: idFrom(req, 'id'), pauseId: idFrom(req, 'pauseId') };
    const { tenantId, courseId, userId } = sessionOf(req);
    const taken = await answerPause({ tenantId, courseId, userId }, about, answer);
    if (taken === undefined) throw new HttpProblem(404, 'pause_not_found');
    if (taken === 'over') throw new HttpProblem(409, 'pause_over');
    if (taken === 'unfit') throw new HttpProblem(422, 'answer_unfit');
    res.status(202).json({ turnId: about.turnId });
  });

  router.post('/turns/:id/message/again', async (req, res) => {
    const turnId = idFrom(req, 'id');
    const { tenantId, courseId, userId } = sessionOf(req);
    if (!(await messages.again({ tenantId, courseId, userId }, turnId)))
      throw new HttpProblem(409, 'message_not_failed');
    res.status(202).json({ turnId });
  });

  return router;
}
