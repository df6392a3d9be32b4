// A door of its own: threads load nothing else of the models.
export { createHashingEmbedder, embedText, type EmbedElsewhere } from './hashing-embedder.ts';
