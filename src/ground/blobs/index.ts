export {
  BlobsAwayError,
  BlobsUnusableError,
  unlessMissing,
  type Blobs,
  type OpenBlob,
} from './blobs.ts';
export { createFolderBlobs } from './folder-blobs.ts';
export { createS3Blobs } from './s3-blobs.ts';
export { watchAnswers } from './watch-answers.ts';
