export {
  ModelError,
  type ChatChunk,
  type ChatModel,
  type ChatRequest,
  type GroundingPassage,
} from './chat-model.ts';
export { dimensions, type Embedder } from './embedder.ts';
export { createHashingEmbedder } from './hashing-embedder.ts';
export { createOfflineModel } from './providers/offline.ts';
export { createChatRouter, type ChatRouter, type RoutedChunk } from './router.ts';
export { createAnthropicModel } from './providers/anthropic.ts';
export { createOpenAiModel } from './providers/openai.ts';
export { createPriceBook, type PriceBook } from './price-book.ts';
