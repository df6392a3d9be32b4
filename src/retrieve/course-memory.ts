import type { WithTenant } from '../tenancy/index.ts';
import type { CourseKey } from '../courses/index.ts';
import type { FoundChunk } from './chunk.ts';
import { createHeldCourses } from './held-courses.ts';
import { createRankByWords } from './rank-by-words.ts';
import { rankChunks } from './rank-chunks.ts';
import { releasedIn, wordsOnly } from './released-segment.ts';
import { keyOf } from './segment-store.ts';
import { readScope, readShown, type HybridQuery, type ScopedDocument } from './search-store.ts';

/** Courses that are searched in this process. */
export interface CourseMemory {
  /** Undefined: the course is too large to be held in memory, and must be searched where it stands. */
  readonly find: (query: HybridQuery) => Promise<FoundChunk[] | undefined>;
  /** Reads what everybody in the course may see, where there is room to spare, before anybody asks. */
  readonly prepare: (course: CourseKey) => Promise<void>;
}

interface Scope {
  readonly signature: string;
  readonly documents: readonly ScopedDocument[];
}

/** Readers whose scope is remembered. */
const keptScopes = 2_000;
/** A course that changes under a search is ranked anew so often; then what is shown is filtered all the same. */
const mostRankings = 3;

/**
 * Ranks in memory what was released to the reader when last asked, and reads the texts of the best from
 * the database, in one statement that weighs again what is released now. When that is not what was
 * ranked, it is ranked again: what was remembered never decides what is shown.
 * @param maxBytes of all courses together; 0 holds none
 */
export function createCourseMemory(withTenant: WithTenant, maxBytes: number): CourseMemory {
  const held = createHeldCourses(withTenant, maxBytes);
  const rankByWords = createRankByWords(withTenant);
  const scopes = new Map<string, Scope>();

  async function lookAgain(query: HybridQuery): Promise<Scope> {
    const scope = await withTenant(query.tenantId, (tx) => readScope(tx, query));
    if (scopes.size >= keptScopes) scopes.clear();
    scopes.set(readerOf(query), scope);
    return scope;
  }

  async function rank(query: HybridQuery, { documents, signature }: Scope) {
    const read = await held.segments(query, documents);
    if (!read) return undefined;
    const models = new Map(documents.map((each) => [keyOf(each), modelOf(each, query)]));
    const segments = read.map((segment) => releasedIn(segment, (key) => models.get(key)));
    const languages = [...new Set(documents.map(({ language }) => language))];
    const { trust, ranking, limit } = query;
    const candidates = Math.max(ranking.fewestCandidates, limit);
    return rankChunks(segments, {
      ...(await rankByWords({ query, languages, signature, segments }, candidates)),
      vectors: query.vectors.map(({ vector }) => vector),
      trust,
      ranking,
      candidates,
      limit: Math.max(ranking.fewestRead, limit),
    });
  }

  return {
    find: async (query) => {
      let scope = scopes.get(readerOf(query)) ?? (await lookAgain(query));
      for (let ranking = 1; ; ranking += 1) {
        const ranked = await rank(query, scope);
        if (!ranked) return undefined;
        const ids = ranked.map(({ chunkId }) => chunkId);
        const { signature, chunks } = await readShown(withTenant, query, ids);
        if (signature === scope.signature || ranking === mostRankings)
          return ranked.flatMap(({ chunkId, ...why }) => {
            const chunk = chunks.get(chunkId);
            return chunk ? [{ ...chunk, ...why }] : [];
          });
        scope = await lookAgain(query);
      }
    },
    prepare: async (course) => {
      const everybody = { ...course, userId: null };
      const { documents } = await withTenant(course.tenantId, (tx) => readScope(tx, everybody));
      await held.prepare(course, documents);
    },
  };
}

function readerOf({ tenantId, courseId, userId }: HybridQuery): string {
  return `${tenantId} ${courseId} ${userId ?? ''}`;
}

/** Which of the question's vectors a document's own compare with. */
function modelOf({ embedder }: ScopedDocument, query: HybridQuery): number {
  const at = query.vectors.findIndex((asked) => asked.embedder === (embedder ?? query.embedder));
  return at === -1 ? wordsOnly : at;
}
