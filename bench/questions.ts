import { createHashingEmbedder, type Embedder } from '../src/models/index.ts';
import { createRandom } from '../src/quality/index.ts';
import { sentence } from './corpus.ts';

export interface Questions {
  readonly queries: readonly string[];
  /** Knows their vectors already. */
  readonly embedder: Embedder;
}

/** Questions of the length of real ones. */
export async function prepareQuestions(count: number): Promise<Questions> {
  const random = createRandom(99);
  const hashing = createHashingEmbedder();
  const queries = Array.from({ length: count }, () =>
    sentence(random, 3 + Math.floor(random() * 6)),
  );
  const vectors = await hashing.embed(queries, AbortSignal.timeout(60_000));
  const known = new Map(queries.map((query, at) => [query, vectors[at] ?? []]));
  return {
    queries,
    embedder: { ...hashing, embed: async (texts) => texts.map((text) => known.get(text) ?? []) },
  };
}
