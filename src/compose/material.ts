import {
  createIngestDocument,
  createIngestFolder,
  createListDocuments,
  createSyncCourse,
  createSyncRequests,
} from '../ingest/index.ts';
import { conceptsQueue, ingestQueue } from '../jobs/queues.ts';
import { createRefreshConcepts } from '../learner/index.ts';
import type { Embedder } from '../models/index.ts';
import { createReadSource } from '../retrieve/index.ts';
import type { Ground } from './ground.ts';
import type { LaunchRooms } from './launch.ts';

/** The course's material, from the LMS to what can be searched. */
export function composeMaterial(
  { withTenant, queue, blobs }: Ground,
  { connections }: LaunchRooms,
  embedder: Embedder,
) {
  const ingestDocument = createIngestDocument({
    withTenant,
    blobs,
    embedder,
    onPublished: ({ tenantId, courseId }) =>
      queue.enqueue(conceptsQueue, { tenantId, courseId }, { singletonKey: courseId }),
  });
  return {
    connections,
    ingestDocument,
    ingestFolder: createIngestFolder({ withTenant, blobs, ingestDocument }),
    syncCourse: createSyncCourse({
      withTenant,
      connections,
      blobs,
      enqueueIngest: (job) => queue.enqueue(ingestQueue, job),
    }),
    syncs: createSyncRequests({ withTenant, queue }),
    listDocuments: createListDocuments(withTenant),
    readSource: createReadSource(withTenant),
    refreshConcepts: createRefreshConcepts(withTenant),
  };
}

export type MaterialRooms = ReturnType<typeof composeMaterial>;
