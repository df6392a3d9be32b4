export { headingOf, type Chunk, type Hit, type Place } from './chunk.ts';
export {
  deleteOtherRevisions,
  insertChunks,
  readReleasedChunks,
  type OutlineEntry,
} from './chunk-store.ts';
export { createReadSource, type ReadSource, type Source } from './read-source.ts';
export { createSearch, type Search } from './search.ts';
