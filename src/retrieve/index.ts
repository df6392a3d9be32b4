export {
  headingOf,
  type Box,
  type Chunk,
  type Hit,
  type Place,
  type PrintedLine,
} from './chunk.ts';
export {
  allChunksThere,
  countChunks,
  deleteOtherRevisions,
  insertChunks,
  insertPrepared,
  moveChunks,
  prepareChunks,
  readReleasedChunks,
  readStoredChunks,
  type EmbeddedChunk,
  type MovedChunk,
  type OutlineEntry,
  type PreparedChunks,
  type StoredChunk,
} from './chunk-store.ts';
export {
  createReadSource,
  type ReadSource,
  type Source,
  type WantedPieces,
} from './read-source.ts';
export type { AskedVector } from './asked-vector.ts';
export { createAskVectors } from './ask-vectors.ts';
export { likenessOf, usualLikeness } from './likeness-store.ts';
export { readRevisionText } from './revision-text-store.ts';
export { rankingPart, rankingShelf, type RankingShelf } from './ranking.ts';
export { createComparedSearches, createSearch, type Search } from './search.ts';
export { dropTrialVectors, keepTrialVectors, untriedChunks } from './trial-store.ts';
