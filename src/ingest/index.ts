export {
  createIngestDocument,
  type IngestDocument,
  type IngestJob,
  type IngestOutcome,
} from './ingest-document.ts';
export { createIngestFolder, requireFolder, type IngestFolder } from './ingest-folder.ts';
export { createSyncRequests, syncQueue, type SyncRequests } from './request-sync.ts';
export {
  createListDocuments,
  createSyncCourse,
  type ListDocuments,
  type SyncCourse,
  type SyncJob,
} from './sync-course.ts';
export type { CourseSync } from './sync.ts';
