import { findDocument, markWaitingAgain, type CourseDocument } from '../courses/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { ingestQueue, type IngestMessage, type IngestReason } from './job.ts';
import { insertJob, latestBlob } from './job-store.ts';

export interface IngestRequests {
  /**
   * Asks for a document's bytes to be read. Inside an open transaction the job exists when, and only
   * when, that commits. `inMs`: the queue waits that long, for callers who do the work themselves
   * and only want it done by somebody if they die.
   */
  add(
    document: CourseDocument,
    asked: { blobKey: string; reason: IngestReason; inMs?: number },
  ): Promise<IngestMessage>;
  /** Has a document read once more from the bytes it has. Undefined: it is not in this course, or has none. */
  again(
    course: { tenantId: string; courseId: string },
    documentId: string,
    reason: 'retry' | 'reindex',
  ): Promise<IngestMessage | undefined>;
}

export function createIngestRequests(needs: {
  withTenant: WithTenant;
  queue: Pick<Queue, 'enqueue'>;
}): IngestRequests {
  const { withTenant, queue } = needs;
  const add: IngestRequests['add'] = (document, { blobKey, reason, inMs = 0 }) =>
    withTenant(document.tenantId, async (tx) => {
      const jobId = await insertJob(tx, document, { blobKey, reason });
      const message = { tenantId: document.tenantId, jobId };
      const later = inMs > 0 ? { startAfter: new Date(Date.now() + inMs) } : {};
      await queue.enqueue(ingestQueue, message, later);
      return message;
    });
  return {
    add,
    again: ({ tenantId, courseId }, documentId, reason) =>
      withTenant(tenantId, async (tx) => {
        const document = await findDocument(tx, tenantId, documentId);
        if (document?.courseId !== courseId) return undefined;
        const blobKey = await latestBlob(tx, document);
        if (blobKey === undefined) return undefined;
        await markWaitingAgain(tx, document, null);
        return add(document, { blobKey, reason });
      }),
  };
}
