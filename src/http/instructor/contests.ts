import { Router } from 'express';
import { z } from 'zod';
import { decisions, type Contests } from '../../learner/index.ts';
import type { CourseContests, Ledgers } from '../../quiz/index.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';
import { spokenIn } from '../spoken-in.ts';

export interface ContestRoutesNeeds {
  readonly ledgers: Pick<Ledgers, 'contests'>;
  readonly contests: Pick<Contests, 'decide' | 'showInClass'>;
}

const reason = z.string().trim().min(1).max(300);
const decision = z.object({ decision: z.enum(decisions), reason });
const shown = z.object({ id: z.uuid(), userId: z.uuid(), conceptId: z.uuid(), reason });

/** /course/contests: answers that students contest, for those who teach; and what they say about them. */
export function contestRoutes({ ledgers, contests }: ContestRoutesNeeds): Router {
  const router = Router();

  router.get('/course/contests', allow(...teachers), async (req, res) => {
    const found = await ledgers.contests(sessionOf(req), spokenIn(req));
    res.json({ ...found, contests: found.contests.map(toTold) });
  });

  router.put('/course/contests/:id', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const word = { ...decision.parse(req.body), by: session.userId };
    res.json(await contests.decide(session, idFrom(req, 'id'), word));
  });

  router.post('/course/shown', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const { id, ...word } = shown.parse(req.body);
    await contests.showInClass(session, { ...word, id: id.toLowerCase(), by: session.userId });
    res.status(201).json({ id });
  });

  return router;
}

/** Without what only the fold needs, and without what students keep to themselves. */
function toTold({ said, ...one }: CourseContests['contests'][number]) {
  const { id, name, pseudonym, conceptName, source, outcome, happenedAt, standing, answered } = one;
  const told = said.filter(({ kind }) => kind !== 'guessed');
  const whose = { name, ...(pseudonym !== undefined && { pseudonym }) };
  return { id, ...whose, conceptName, source, outcome, happenedAt, standing, said: told, answered };
}
