export {
  BlobMissingError,
  createFolderBlobs,
  unlessMissing,
  type Blobs,
  type OpenBlob,
} from './blobs.ts';
