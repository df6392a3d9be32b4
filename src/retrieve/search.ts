import { isFunctionWord, searchTerms } from '../ground/text/index.ts';
import type { Embedder, Reranker } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { boostWeakAreas } from './boost.ts';
import type { Hit } from './chunk.ts';
import { mergeNeighbours } from './merge-neighbours.ts';
import { createAskVectors } from './ask-vectors.ts';
import { createFindInMemory } from './find-in-memory.ts';
import { createRerank } from './rerank.ts';
import type { Trust } from './fusion.ts';
import { findChunks } from './search-store.ts';

export interface SearchRequest {
  readonly tenantId: string;
  readonly courseId: string;
  /** Who asks; without one, only what everybody in the class may see is found. */
  readonly userId?: string;
  readonly query: string;
  /** Names of what the student is weak in: passages about it are lifted. */
  readonly weakAreas?: readonly string[];
  /** Passages wanted, neighbours counted as one. */
  readonly limit: number;
  /** The turn whose money embeds the question; without one it is the course's. */
  readonly workId?: string;
}

export type Search = (request: SearchRequest, signal: AbortSignal) => Promise<Hit[]>;

/** A question is asked by this many words at most; the rest of a pasted page adds nothing. */
const mostWords = 64;

/**
 * Hybrid retrieval in one round trip: by vector and by words inside what is released to the one who
 * asks now, fused by rank, weak areas lifted, neighbours merged.
 */
export function createSearch(needs: {
  withTenant: WithTenant;
  embedder: Embedder;
  /** Embedders of before, by their id, while there are documents that carry their vectors. */
  former?: (id: string) => Embedder | undefined;
  /** Reads the best passages beside the question; undefined: the order of the search stays. */
  reranker?: Reranker | undefined;
  /** Memory for courses that are searched in this process; 0 searches all of them in the database. */
  memoryBytes: number;
}): Search {
  const { withTenant, embedder, former = () => undefined } = needs;
  const findInMemory = createFindInMemory(needs.memoryBytes);
  const rerank = createRerank(needs.reranker);
  const askVectors = createAskVectors({ withTenant, embedder, former });
  return async (request, signal) => {
    const { tenantId, courseId, userId = null, query, weakAreas = [], limit, workId } = request;
    const use = { as: 'query', tenantId, courseId, workId } as const;
    const vectors = await askVectors(query, use, signal);
    const words = wordsToAsk(query);
    const trust = trustIn(embedder);
    const asked = {
      tenantId,
      courseId,
      userId,
      embedder: embedder.id,
      vectors,
      words,
      limit,
      trust,
    };
    const found = await withTenant(
      tenantId,
      async (tx) => (await findInMemory(tx, asked)) ?? findChunks(tx, asked),
    );
    const hits = mergeNeighbours(boostWeakAreas(found, weakAreas));
    return (await rerank({ query, hits, use }, signal)).slice(0, limit);
  };
}

/** The words that carry the question; all of them when none does ("what is it like?"). */
function wordsToAsk(query: string): string[] {
  const words = [...new Set(searchTerms(query))];
  const telling = words.filter((word) => !isFunctionWord(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}

/** Measured, see docs/decisions/0040: vectors of spelling help where words fail, and only there. */
function trustIn({ knowsOnlyWords }: Embedder): Trust {
  return knowsOnlyWords
    ? { whenCovered: 0.15, whenUncovered: 4 }
    : { whenCovered: 1, whenUncovered: 4 };
}
