import { isFunctionWord, mostHaveRelated, searchTerms } from '../ground/text/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Embedder, Reranker } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { boostWeakAreas } from './boost.ts';
import type { FoundChunk, Hit } from './chunk.ts';
import { mergeNeighbours } from './merge-neighbours.ts';
import { askVector, createAskVectors } from './ask-vectors.ts';
import type { AskedVector } from './asked-vector.ts';
import { createCourseMemory, type CourseMemory } from './course-memory.ts';
import { trustInOthers } from './rank-chunks.ts';
import {
  rankingShelf,
  type Ranking,
  type RankingShelf,
  type RelatedUse,
  type Trust,
} from './ranking.ts';
import { createRerank } from './rerank.ts';
import { findChunks, findOnTrial, type HybridQuery } from './search-store.ts';
import { createServingRanking, type ServingRanking } from './serving-ranking.ts';

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

/** A search that can read a course before it is asked about it. */
export type SearchInMemory = Search & Pick<CourseMemory, 'prepare'>;

/** A question is asked by this many words at most; the rest of a pasted page adds nothing. */
const mostWords = 64;

interface FindNeeds {
  readonly withTenant: WithTenant;
  readonly embedder: Embedder;
  /** Reads the best passages beside the question; undefined: the order of the search stays. */
  readonly reranker?: Reranker | undefined;
  /** The rankings of this program; those of `ranking.ts` unless something else is said. */
  readonly rankings?: RankingShelf;
}

/**
 * Hybrid retrieval in one round trip: by vector and by words inside what is released to the one who
 * asks now, fused by rank, weak areas lifted, neighbours merged.
 */
export function createSearch(
  needs: FindNeeds & {
    /** Embedders of before, by their id, while there are documents that carry their vectors. */
    readonly former?: (id: string) => Embedder | undefined;
    /** Memory for courses that are searched in this process; 0 searches all of them in the database. */
    readonly memoryBytes: number;
  },
): SearchInMemory {
  const { withTenant, memoryBytes, former = () => undefined, rankings = rankingShelf } = needs;
  const memory = createCourseMemory(withTenant, memoryBytes);
  const findInDatabase = inDatabase(withTenant, findChunks);
  const search = createAsking(needs, {
    rankingFor: createServingRanking(withTenant, rankings),
    ask: createAskVectors({ ...needs, former }),
    find: async (query) => (await memory.find(query)) ?? findInDatabase(query),
  });
  return Object.assign(search, { prepare: memory.prepare });
}

/**
 * Searches to be compared: the one that serves; the same on the vectors that the present model made of what
 * serves, on trial (`keepTrialVectors`); and the same in the order of the newest ranking. All read from the
 * database, and throw whatever a model throws: without its vector something else would be compared.
 */
export function createComparedSearches(
  needs: FindNeeds & { readonly former: (id: string) => Embedder | undefined },
): { readonly asIs: Search; readonly onTrial: Search; readonly asNewest: Search } {
  const { withTenant, rankings = rankingShelf } = needs;
  const rankingFor = createServingRanking(withTenant, rankings);
  const ask = createAskVectors({ ...needs, isStrict: true });
  return {
    asIs: createAsking(needs, { rankingFor, ask, find: inDatabase(withTenant, findChunks) }),
    asNewest: createAsking(needs, {
      rankingFor: () => Promise.resolve(rankings[0]),
      ask,
      find: inDatabase(withTenant, findChunks),
    }),
    onTrial: createAsking(needs, {
      rankingFor,
      ask: (query, use, signal) => askVector(needs.embedder, query, use, signal),
      find: inDatabase(withTenant, findOnTrial),
    }),
  };
}

interface Asking {
  readonly rankingFor: ServingRanking;
  readonly ask: ReturnType<typeof createAskVectors>;
  readonly find: Find;
}

type Find = (query: HybridQuery) => Promise<FoundChunk[]>;

/** In one statement of its own. */
function inDatabase(
  withTenant: WithTenant,
  find: (tx: Tx, query: HybridQuery) => Promise<FoundChunk[]>,
): Find {
  return (query) => withTenant(query.tenantId, (tx) => find(tx, query));
}

function createAsking({ embedder, reranker }: FindNeeds, { rankingFor, ask, find }: Asking) {
  const rerank = createRerank(reranker);
  const search: Search = async (request, signal) => {
    const { tenantId, courseId, userId = null, query, weakAreas = [], limit, workId } = request;
    const use = { as: 'query', tenantId, courseId, workId } as const;
    const ranking = await rankingFor(tenantId);
    const vectors = await ask(query, use, signal);
    const words = wordsToAsk(query);
    const related = relatedFor(words, vectors[0], ranking);
    const asked = {
      tenantId,
      courseId,
      userId,
      embedder: embedder.id,
      vectors,
      words,
      limit,
      trust: related?.trust ?? trustIn(vectors[0], ranking),
      ranking,
      related,
    };
    const found = await find(asked);
    const otherWords = trustInOthers(related, found[0]?.coverage ?? 1);
    const hits = mergeNeighbours(boostWeakAreas(found, weakAreas, ranking)).map((hit) =>
      otherWords > 0 ? { ...hit, otherWords } : hit,
    );
    return (await rerank({ query, hits, use }, signal)).slice(0, limit);
  };
  return search;
}

/** The words that carry the question; all of them when none does ("what is it like?"). */
function wordsToAsk(query: string): string[] {
  const words = [...new Set(searchTerms(query))];
  const telling = words.filter((word) => !isFunctionWord(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}

function trustIn(asked: AskedVector | undefined, { trust }: Ranking): Trust {
  return knowsMeaning(asked) ? trust.ofMeaning : trust.ofSpelling;
}

/** Others are known for English words only, and vectors of meaning need none. */
function relatedFor(
  words: readonly string[],
  asked: AskedVector | undefined,
  { related }: Ranking,
): RelatedUse | undefined {
  return knowsMeaning(asked) || !mostHaveRelated(words) ? undefined : related;
}

function knowsMeaning(asked: AskedVector | undefined): boolean {
  return asked !== undefined && !asked.knowsOnlyWords;
}
