export {
  headingOf,
  type Box,
  type Chunk,
  type Hit,
  type Place,
  type PrintedLine,
} from './chunk.ts';
export {
  countChunks,
  deleteOtherRevisions,
  insertChunks,
  readContentHashes,
  readReleasedChunks,
  type EmbeddedChunk,
  type OutlineEntry,
} from './chunk-store.ts';
export { createReadSource, type ReadSource, type Source } from './read-source.ts';
export { createSearch, type Search } from './search.ts';
