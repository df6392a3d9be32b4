export { createFolderBlobs, type Blobs } from './blobs.ts';
