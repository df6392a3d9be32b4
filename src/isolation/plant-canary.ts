import {
  createUnlaunchedCourse,
  findCoursesByContext,
  markWaiting,
  openToAll,
  sightDocument,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { leaseMs, type IngestDocument, type IngestRequests } from '../ingest/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { canaryContext, canaryText, canaryWord, type Canary } from './canary.ts';
import { findCanary, insertCanary } from './canary-store.ts';

interface PlantNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly ingestDocument: IngestDocument;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
}

/** Plants the tenant's canary the way every document comes in, or returns the one that is there. */
export async function plantCanary(
  { withTenant, blobs, ingestDocument, ingestRequests }: PlantNeeds,
  tenantId: string,
  signal: AbortSignal,
): Promise<Canary> {
  const there = await withTenant(tenantId, (tx) => findCanary(tx, tenantId));
  if (there) return there;
  const word = canaryWord();
  const bytes = Buffer.from(canaryText(word));
  const blobKey = await blobs.put(tenantId, bytes);
  const { planted, message } = await withTenant(tenantId, async (tx) => {
    const [known] = await findCoursesByContext(tx, tenantId, canaryContext);
    const course =
      known ?? (await createUnlaunchedCourse(tx, tenantId, canaryContext, 'Isolation canary'));
    const document = await sightDocument(
      tx,
      { tenantId, courseId: course.id },
      {
        source: 'folder',
        sourceKey: 'canary.md',
        title: 'Isolation canary',
        fileName: 'canary.md',
        url: null,
        mediaType: 'text/markdown',
        moduleTitle: null,
        position: 0,
        ...openToAll,
        sourceVersion: digest(bytes),
      },
    );
    await markWaiting(tx, document, { sourceVersion: digest(bytes), byteSize: bytes.length });
    return {
      planted: { tenantId, word, courseId: course.id, documentId: document.id },
      // The queue's copy is for the case that this process dies half-way.
      message: await ingestRequests.add(document, { blobKey, reason: 'folder', inMs: leaseMs }),
    };
  });
  await ingestDocument(message, signal);
  return withTenant(tenantId, async (tx) => {
    await insertCanary(tx, planted);
    return (await findCanary(tx, tenantId)) ?? planted;
  });
}
