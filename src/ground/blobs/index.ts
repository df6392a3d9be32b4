export { BlobMissingError, createFolderBlobs, type Blobs, type OpenBlob } from './blobs.ts';
