import { Router } from 'express';
import { z } from 'zod';
import { claims, type Contests } from '../../learner/index.ts';
import type { Checks, Ledgers } from '../../quiz/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';
import { spokenIn } from '../spoken-in.ts';

export interface LedgerRoutesNeeds {
  readonly ledgers: Ledgers;
  readonly contests: Contests;
  readonly masteryChecks: Checks;
}

const contest = z.object({ claim: z.enum(claims) });
const given = z.object({
  answers: z.record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.null()])),
});

/** /me/mastery/:id, /me/evidence and /me/checks: what a number rests on, and one's word against it. */
export function ledgerRoutes({ ledgers, contests, masteryChecks }: LedgerRoutesNeeds): Router {
  const router = Router();

  router.get('/me/mastery/:id', allow(...everybody), async (req, res) => {
    const ledger = await ledgers.open(sessionOf(req), idFrom(req, 'id'), spokenIn(req));
    if (!ledger) throw new HttpProblem(404, 'concept_not_found');
    res.json(ledger);
  });

  router.put('/me/evidence/:id/contest', allow(...everybody), async (req, res) => {
    const { claim } = contest.parse(req.body);
    res.json(await contests.say(sessionOf(req), idFrom(req, 'id'), claim));
  });

  router.delete('/me/evidence/:id/contest', allow(...everybody), async (req, res) => {
    await contests.withdraw(sessionOf(req), idFrom(req, 'id'));
    res.status(204).end();
  });

  router.post('/me/evidence/:id/check', allow(...everybody), async (req, res) => {
    res
      .status(201)
      .json(await masteryChecks.begin(sessionOf(req), idFrom(req, 'id'), spokenIn(req)));
  });

  router.post('/me/checks/:id/answers', allow(...everybody), async (req, res) => {
    const { answers } = given.parse(req.body);
    const language = spokenIn(req);
    res.json(await masteryChecks.answer(sessionOf(req), idFrom(req, 'id'), { answers, language }));
  });

  return router;
}
