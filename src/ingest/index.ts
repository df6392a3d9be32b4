export { embedChunks, payingFor } from './embed-chunks.ts';
export { createAdmitFile, createAdmitListed } from './admit-file.ts';
export { createCheckContent } from './check-content.ts';
export { findInstructions } from './find-instructions.ts';
export { createIngestDocument, type IngestDocument } from './ingest-document.ts';
export { createIngestFolder, EmptyFolderError, requireFolder } from './ingest-folder.ts';
export { ingestQueue, leaseMs, maxAttempts } from './job.ts';
export { createInspectIngest } from './inspect-ingest.ts';
export { createListDocuments, type ListDocuments, type ListedDocument } from './list-documents.ts';
export { createOpenOriginal, type OpenOriginal, type Original } from './open-original.ts';
export { createDocumentReader, type DocumentReader } from './reader/document-reader.ts';
export type { PictureReader } from './reader/picture-reader.ts';
export type { ReaderLimits } from './reader/reading.ts';
export { createReadText } from './read-text.ts';
export { createReadAnew, type ReadAnew } from './read-anew.ts';
export {
  createRenewEmbeddings,
  readerPart,
  renewalQueue,
  type RenewEmbeddings,
} from './renew-embeddings.ts';
export { createIngestRequests, type IngestRequests } from './request-ingest.ts';
export { createNightlySyncs, nightlySyncsQueue, type NightlySyncs } from './nightly-syncs.ts';
export { createSyncRequests, syncQueue, type SyncRequests } from './request-sync.ts';
export { ParseError } from './parse/parse-error.ts';
export { createClamAvScan } from './scan-for-malware.ts';
export { createSweepBlobs, sweepQueue, type SweepBlobs } from './sweep-blobs.ts';
export { createSyncCourse, type SyncCourse } from './sync-course.ts';
export { createUploads, type Uploads } from './uploads.ts';
