import type { CourseKey } from '../courses/index.ts';
import { dimensions, type Embedder } from '../models/index.ts';
import { estimateTokens } from '../ground/text/index.ts';
import type { Chunk } from '../retrieve/index.ts';

/** What of a chunk is embedded. */
type Embeddable = Pick<Chunk, 'embeddingText'>;

/** Tokens per request: vendors bound the request, not the number of its texts (A10). */
const batchTokens = 8_000;
/** Texts per request; the strictest vendor takes 128. */
const batchTexts = 96;

/** The course pays for its documents. */
export function payingFor(embedder: Embedder, { tenantId, courseId }: CourseKey): Embedder {
  const use = { as: 'document', tenantId, courseId } as const;
  return { ...embedder, embed: (texts, signal) => embedder.embed(texts, signal, use) };
}

/** A batch of chunks and their vectors, in the same order. */
export type Embedded<C extends Embeddable> = C & { readonly embedding: readonly number[] };

/**
 * Embeds the chunks in batches, in order; the next batch is on its way while the caller stores one.
 * @throws EmbeddingMismatchError when the embedder returns another number of vectors, or of
 *   dimensions, than asked: order could no longer be trusted (A11)
 */
export async function* embedChunks<C extends Embeddable>(
  embedder: Embedder,
  chunks: readonly C[],
  signal: AbortSignal,
): AsyncGenerator<Embedded<C>[]> {
  const batches = batchesOf(chunks);
  let next = embedBatch(embedder, batches[0], signal);
  for (let at = 0; at < batches.length; at += 1) {
    const embedded = await next;
    next = embedBatch(embedder, batches[at + 1], signal);
    // Awaited in the next round; until then nobody listens.
    next.catch(() => {});
    yield embedded;
  }
}

export class EmbeddingMismatchError extends Error {
  override readonly name = 'EmbeddingMismatchError';
  readonly code = 'embedding_mismatch';
}

async function embedBatch<C extends Embeddable>(
  embedder: Embedder,
  batch: readonly C[] | undefined,
  signal: AbortSignal,
): Promise<Embedded<C>[]> {
  if (!batch) return [];
  signal.throwIfAborted();
  const texts = batch.map(({ embeddingText }) => embeddingText);
  const vectors = await embedder.embed(texts, signal);
  if (vectors.length !== batch.length || vectors.some((vector) => vector.length !== dimensions)) {
    throw new EmbeddingMismatchError(
      `the embedder answered ${vectors.length} vectors to ${batch.length} texts`,
    );
  }
  return batch.map((chunk, at) => ({ ...chunk, embedding: vectors[at] ?? [] }));
}

export function batchesOf<C extends Embeddable>(chunks: readonly C[]): C[][] {
  const batches: C[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    const tokens = estimateTokens(chunk.embeddingText);
    if (tokens > room || (batches.at(-1)?.length ?? batchTexts) >= batchTexts) {
      batches.push([]);
      room = batchTokens;
    }
    batches.at(-1)?.push(chunk);
    room -= tokens;
  }
  return batches;
}
