export { createFolderBlobs, unlessMissing, type Blobs, type OpenBlob } from './blobs.ts';
