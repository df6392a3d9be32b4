export { createIngestDocument, type IngestDocument } from './ingest-document.ts';
export { createIngestFolder, requireFolder } from './ingest-folder.ts';
export { createSyncRequests, syncQueue, type SyncRequests } from './request-sync.ts';
export {
  createListDocuments,
  createSyncCourse,
  type ListDocuments,
  type SyncCourse,
} from './sync-course.ts';
