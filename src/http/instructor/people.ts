import { Router } from 'express';
import type { Rosters } from '../../launch/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface PeopleRoutesNeeds {
  readonly rosters: Pick<Rosters, 'people' | 'request'>;
}

/** /course/people: who is in the course, and bringing that in step with the LMS. */
export function peopleRoutes({ rosters }: PeopleRoutesNeeds): Router {
  const router = Router();

  router.get('/course/people', allow(...teachers), async (req, res) => {
    res.json(await rosters.people(sessionOf(req)));
  });

  router.post('/course/people/sync', allow(...teachers), async (req, res) => {
    res.status(202).json(await rosters.request(sessionOf(req)));
  });

  return router;
}
