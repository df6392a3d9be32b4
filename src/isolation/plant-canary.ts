import {
  createUnlaunchedCourse,
  findCoursesByContext,
  markWaiting,
  sightDocument,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { IngestDocument } from '../ingest/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { canaryContext, canaryText, canaryWord, type Canary } from './canary.ts';
import { findCanary, insertCanary } from './canary-store.ts';

interface PlantNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly ingestDocument: IngestDocument;
}

/** Plants the tenant's canary the way every document comes in, or returns the one that is there. */
export async function plantCanary(
  { withTenant, blobs, ingestDocument }: PlantNeeds,
  tenantId: string,
  signal: AbortSignal,
): Promise<Canary> {
  const there = await withTenant(tenantId, (tx) => findCanary(tx, tenantId));
  if (there) return there;
  const word = canaryWord();
  const bytes = Buffer.from(canaryText(word));
  const blobKey = await blobs.put(tenantId, bytes);
  const planted = await withTenant(tenantId, async (tx) => {
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
        published: true,
        unlockAt: null,
        lockAt: null,
        sourceVersion: digest(bytes),
      },
    );
    await markWaiting(tx, document, digest(bytes));
    return { tenantId, word, courseId: course.id, documentId: document.id };
  });
  await ingestDocument({ tenantId, documentId: planted.documentId, blobKey }, signal);
  return withTenant(tenantId, async (tx) => {
    await insertCanary(tx, planted);
    return (await findCanary(tx, tenantId)) ?? planted;
  });
}
