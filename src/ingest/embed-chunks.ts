import type { Embedder } from '../models/index.ts';
import { dimensions } from '../models/index.ts';
import type { Chunk } from '../retrieve/index.ts';

/** Tokens per request: vendors bound the request, not the number of its texts (A10). */
const batchTokens = 8_000;

/**
 * Embeds the chunks in batches, in order.
 * @throws Error when the embedder returns another number of vectors, or of dimensions, than asked
 */
export async function embedChunks<C extends Chunk>(
  embedder: Embedder,
  chunks: readonly C[],
  signal: AbortSignal,
): Promise<(C & { embedding: number[] })[]> {
  const embedded: (C & { embedding: number[] })[] = [];
  for (const batch of batchesOf(chunks)) {
    signal.throwIfAborted();
    const vectors = await embedder.embed(
      batch.map(({ embeddingText }) => embeddingText),
      signal,
    );
    if (vectors.length !== batch.length || vectors.some((vector) => vector.length !== dimensions)) {
      throw new Error(`the embedder answered ${vectors.length} vectors to ${batch.length} texts`);
    }
    batch.forEach((chunk, at) => embedded.push({ ...chunk, embedding: vectors[at] ?? [] }));
  }
  return embedded;
}

function batchesOf<C extends Chunk>(chunks: readonly C[]): C[][] {
  const batches: C[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    if (chunk.tokens > room || batches.length === 0) {
      batches.push([]);
      room = batchTokens;
    }
    batches.at(-1)?.push(chunk);
    room -= chunk.tokens;
  }
  return batches;
}
