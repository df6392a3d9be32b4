import { Router } from 'express';
import type { ReadSource } from '../../retrieve/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';

/** /documents/:id: the place a citation points at, in its context. */
export function sourceRoutes({ readSource }: { readSource: ReadSource }): Router {
  const router = Router();
  router.get('/documents/:id', allow(...everybody), async (req, res) => {
    const source = await readSource(sessionOf(req), idFrom(req, 'id'));
    if (!source)
      throw new HttpProblem(
        404,
        'document_not_found',
        'This document is not available to you now.',
      );
    res.json(source);
  });
  return router;
}
