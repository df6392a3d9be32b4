import { Router } from 'express';
import type { ReadOpenWork } from '../../tutor/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface OpenWorkRoutesNeeds {
  readonly readOpenWork: ReadOpenWork;
}

/** /course/open-work: what counts as graded work here, and how often the tutor held back because of it. */
export function openWorkRoutes({ readOpenWork }: OpenWorkRoutesNeeds): Router {
  const router = Router();

  router.get('/course/open-work', allow(...teachers), async (req, res) => {
    const { works, due, held } = await readOpenWork(sessionOf(req));
    res.json({
      works: works.map(({ documentId, title, dueAt }) => ({ id: documentId, title, dueAt })),
      due,
      held,
    });
  });

  return router;
}
