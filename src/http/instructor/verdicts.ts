import { Router } from 'express';
import { z } from 'zod';
import { answerVerdicts, type AnswerVerdict, type Judge } from '../../quality/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface VerdictRoutesNeeds {
  readonly judgeAnswer: (
    judge: Judge,
    turnId: string,
    verdict: AnswerVerdict | null,
  ) => Promise<boolean>;
  readonly verdictsOf: (
    judge: Judge,
  ) => Promise<readonly { turnId: string; verdict: AnswerVerdict }[]>;
}

const body = z.object({ verdict: z.enum(answerVerdicts).nullable() });

/** /turns/:id/verdict: a teacher keeps an answer to a question of their own as a test case. */
export function verdictRoutes({ judgeAnswer, verdictsOf }: VerdictRoutesNeeds): Router {
  const router = Router();

  router.get('/course/verdicts', allow(...teachers), async (req, res) => {
    res.json({ verdicts: await verdictsOf(sessionOf(req)) });
  });

  router.put('/turns/:id/verdict', allow(...teachers), async (req, res) => {
    const { verdict } = body.parse(req.body);
    if (!(await judgeAnswer(sessionOf(req), idFrom(req, 'id'), verdict)))
      throw new HttpProblem(404, 'turn_not_found', 'There is no such complete answer of yours.');
    res.json({ verdict });
  });

  return router;
}
