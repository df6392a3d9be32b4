import {
  createAdmitFile,
  createAdmitListed,
  createCheckContent,
  createClamAvScan,
  createIngestDocument,
  createIngestFolder,
  createIngestRequests,
  createInspectIngest,
  createListDocuments,
  createNightlySyncs,
  createOpenOriginal,
  createRenewEmbeddings,
  createSweepBlobs,
  createSyncCourse,
  createSyncRequests,
  createUploads,
  type DocumentReader,
} from '../ingest/index.ts';
import { createMaterialChoices, createStandings } from '../courses/index.ts';
import { conceptsQueue } from '../jobs/queues.ts';
import { createRefreshConcepts } from '../learner/index.ts';
import type { ServingEmbedder } from '../models/index.ts';
import { pictureBlobs } from '../pictures/index.ts';
import { readPolicy } from '../privacy/index.ts';
import { createReadSource } from '../retrieve/index.ts';
import type { Ground } from './ground.ts';
import type { LaunchRooms } from './launch.ts';

interface MaterialParts {
  readonly servingEmbedder: ServingEmbedder;
  readonly reader: DocumentReader;
}

/** The course's material, from the LMS to what can be searched. */
export function composeMaterial(
  { db, withTenant, queue, blobs, config: { ingest, syncNight } }: Ground,
  { connections }: LaunchRooms,
  { servingEmbedder, reader }: MaterialParts,
) {
  const ingestRequests = createIngestRequests({ withTenant, queue });
  const admitFile = createAdmitFile(withTenant, ingest);
  const ingestDocument = createIngestDocument({
    withTenant,
    queue,
    blobs,
    servingEmbedder,
    reader,
    checkContent: createCheckContent({
      maxBytes: ingest.maxBytes,
      scan: ingest.clamAv === undefined ? undefined : createClamAvScan(ingest.clamAv),
    }),
    onPublished: ({ tenantId, courseId }) =>
      queue.enqueue(conceptsQueue, { tenantId, courseId }, { singletonKey: courseId }),
  });
  const intake = { withTenant, blobs, admitFile, ingestRequests };
  const syncs = createSyncRequests({ withTenant, queue });
  const standings = createStandings({ withTenant, queue, connections });
  return {
    connections,
    reader,
    standings,
    materialChoices: createMaterialChoices(withTenant),
    ingestRequests,
    ingestDocument,
    ingestFolder: createIngestFolder({ ...intake, ingestDocument }),
    syncCourse: createSyncCourse({
      ...intake,
      admitListed: createAdmitListed(withTenant, ingest),
      connections,
      standings,
      queue,
      dependsOnEnd: async (tx, tenantId) => (await readPolicy(tx, tenantId)) !== undefined,
    }),
    syncs,
    nightlySyncs: createNightlySyncs({ sql: db, withTenant, syncs, night: syncNight }),
    uploads: createUploads({ withTenant, blobs, ingestRequests, rules: ingest }),
    renewEmbeddings: createRenewEmbeddings({
      sql: db,
      withTenant,
      servingEmbedder,
      reader: reader.version,
      ingestRequests,
    }),
    sweepBlobs: createSweepBlobs({ sql: db, withTenant, blobs, neededElsewhere: pictureBlobs }),
    inspectIngest: createInspectIngest(withTenant),
    listDocuments: createListDocuments(withTenant),
    readSource: createReadSource(withTenant),
    openOriginal: createOpenOriginal({ withTenant, blobs }),
    refreshConcepts: createRefreshConcepts(withTenant),
  };
}

export type MaterialRooms = ReturnType<typeof composeMaterial>;
