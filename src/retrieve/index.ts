export { headingOf, type Chunk, type Hit, type Place } from './chunk.ts';
export {
  deleteOtherRevisions,
  insertChunks,
  readDocumentChunks,
  readReleasedChunks,
  type EmbeddedChunk,
  type OutlineEntry,
  type ReadChunk,
} from './chunk-store.ts';
export { createReadSource, type ReadSource } from './read-source.ts';
export { createSearch, type Search } from './search.ts';
