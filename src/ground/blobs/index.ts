export { BlobMissingError, createFolderBlobs, type Blobs } from './blobs.ts';
