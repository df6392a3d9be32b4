export type { Attempt, Cost } from './attempt.ts';
export { createBreaker } from './breaker.ts';
export { createCandidates, type OpenModel } from './candidates.ts';
export {
  ModelError,
  type ChatChunk,
  type ChatMessage,
  type ChatModel,
  type ChatPicture,
  type ChatRequest,
  type KeptAnswer,
  type GroundingPassage,
  type TokenUsage,
} from './chat-model.ts';
export { modelsPart, modelsVersion, readModelsVersion } from './held-models.ts';
export { dimensions, type Embedder, type EmbeddingUse } from './embedder.ts';
export { createEmbeddingAccount } from './embedding-account.ts';
export { createRemoteEmbedder } from './remote-embedder.ts';
export { createRemoteReranker } from './remote-reranker.ts';
export type { Reranker } from './reranker.ts';
export { createRerankCall } from './providers/rerank-api.ts';
export { rememberQueries } from './remember-queries.ts';
export { createEmbeddingCall } from './providers/embedding-api.ts';
export { createHashingEmbedder, type EmbedElsewhere } from './hashing/index.ts';
export { createServingEmbedder, embedderPart, type ServingEmbedder } from './serving-embedder.ts';
export { createOpenModel } from './open-model.ts';
export { isOffline, nameOf, offlineRef, parseRef, type ModelRef } from './model-ref.ts';
export {
  createModelSettings,
  forgetModelKeys,
  ModelSettingsError,
  resealModelKeys,
  type ModelSettings,
} from './model-settings.ts';
export type { RoutedChunk } from './model-use.ts';
export { createPriceBook, type PriceBook } from './price-book.ts';
export { createOfflineModel } from './providers/offline.ts';
export { presets } from './provider-catalog.ts';
export { createQuote, type Quote } from './quote.ts';
export { createChatRouter, type ChatRouter } from './router.ts';
export { routesFromFile } from './routes-file.ts';
export {
  chainFor,
  modelsIn,
  offlineRoutes,
  providerOf,
  RoutesError,
  routesFromList,
  type Routes,
} from './routes.ts';
export { taskTypes, type TaskType } from './task.ts';
