import { Router, type Request } from 'express';
import { countsAsGraded } from '../../courses/index.ts';
import type { IngestRequests, ListedDocument } from '../../ingest/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface DocumentRoutesNeeds {
  readonly ingestRequests: Pick<IngestRequests, 'again'>;
}

/** /course/documents/:id: what an instructor does with one document. */
export function documentRoutes({ ingestRequests }: DocumentRoutesNeeds): Router {
  const router = Router();

  async function again(req: Request, reason: 'retry' | 'reindex'): Promise<void> {
    const asked = await ingestRequests.again(sessionOf(req), idFrom(req, 'id'), reason);
    if (asked) return;
    throw new HttpProblem(409, 'document_has_no_content');
  }

  router.post('/course/documents/:id/retry', allow(...teachers), async (req, res) => {
    await again(req, 'retry');
    res.status(202).json({});
  });

  router.post('/course/documents/:id/reindex', allow(...teachers), async (req, res) => {
    await again(req, 'reindex');
    res.status(202).json({});
  });

  return router;
}

/** A document as the instructor's page shows it. */
export function toPublicDocument(document: ListedDocument) {
  const { id, source, title, fileName, url, mediaType, moduleTitle } = document;
  const { published, unlockAt, lockAt } = document;
  const { state, failureCode, failureReason, activeRevision, report, job } = document;
  return {
    id,
    /** Put in by an instructor, who may take it back. */
    uploaded: source === 'upload',
    title,
    fileName,
    url,
    mediaType,
    moduleTitle,
    published,
    unlockAt,
    lockAt,
    /** For some of the class only. */
    restricted: document.releaseRule !== null,
    choice: {
      use: document.mayUse,
      cite: document.mayCite,
      link: document.mayLink,
      graded: countsAsGraded(document),
    },
    state,
    failure: failureCode === null ? null : { code: failureCode, reason: failureReason },
    searchable: activeRevision !== null,
    report,
    // What the row alone cannot tell: where in its way the document is, and whether it can be retried.
    progress:
      job?.status === 'running'
        ? { stage: job.stage, done: job.stageDone, total: job.stageTotal, attempt: job.attempt }
        : null,
    // Of a version that was refused nothing is here to read again.
    repeatable: job !== null && document.refusedVersion === null,
  };
}
