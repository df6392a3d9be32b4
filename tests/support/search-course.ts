import { createHashingEmbedder } from '../../src/models/index.ts';
import { createSearch, insertChunks, type Hit, type Search } from '../../src/retrieve/index.ts';
import { createWithTenant, ensureTenant, type WithTenant } from '../../src/tenancy/index.ts';
import type { DatabaseEngine, TestDatabase } from './databases.ts';

export interface PutDocument {
  readonly title: string;
  readonly moduleTitle?: string;
  /** One chunk each; a pair gives the heading too. */
  readonly pieces: readonly (string | readonly [heading: string, text: string])[];
  readonly language?: string;
  readonly published?: boolean;
}

/** A course whose chunks are written directly, for tests about what a search finds. */
export interface SearchCourse extends AsyncDisposable {
  readonly tenantId: string;
  readonly courseId: string;
  readonly withTenant: WithTenant;
  readonly search: Search;
  put(document: PutDocument): Promise<string>;
  /** Tells the planner what is there, as autovacuum does after a while. */
  analyze(): Promise<void>;
  /** Creates another tenant, with a partition of its own. */
  other(name: string): Promise<string>;
  ask(query: string, more?: { weakAreas?: string[]; limit?: number }): Promise<Hit[]>;
}

/** Room for any course of a test. */
export const roomyBytes = 192 * 1024 * 1024;

/** @param memoryBytes 0: every search in the database */
export async function openSearchCourse(
  engine: DatabaseEngine,
  memoryBytes = roomyBytes,
): Promise<SearchCourse> {
  const database: TestDatabase = await engine.open();
  const withTenant = createWithTenant(database.databases.app);
  const { id: tenantId } = await ensureTenant(database.databases.app, 'Search University');
  const embedder = createHashingEmbedder();
  const search = createSearch({ withTenant, embedder, memoryBytes });
  const courseId = await withTenant(tenantId, async (tx) => {
    const [course] = await tx.query<{ id: string }>(
      `insert into courses (tenant_id, context_id, title) values ($1, 'c1', 'Course') returning id`,
      [tenantId],
    );
    return course?.id ?? '';
  });

  async function put({
    title,
    moduleTitle,
    pieces,
    language = 'english',
    published = true,
  }: PutDocument) {
    const chunks = pieces.map((piece) => {
      const [heading, content] = typeof piece === 'string' ? [undefined, piece] : piece;
      const headingPath = heading === undefined ? [] : [heading];
      const embeddingText = [title, ...headingPath, content].join('\n');
      return {
        content,
        embeddingText,
        contentHash: embeddingText,
        tokens: Math.ceil(content.length / 4),
        headingPath,
        place: { page: null, timeFrom: null, timeTo: null },
      };
    });
    const vectors = await embedder.embed(
      chunks.map(({ embeddingText }) => embeddingText),
      AbortSignal.timeout(10_000),
    );
    return withTenant(tenantId, async (tx) => {
      const [document] = await tx.query<{ id: string }>(
        `insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version,
           state, active_revision, language, published, module_title)
         values ($1, $2, 'folder', $3, $3, $3, '1', 'ready', 1, $4, $5, $6) returning id`,
        [tenantId, courseId, title, language, published, moduleTitle],
      );
      const documentId = document?.id ?? '';
      await insertChunks(
        tx,
        { tenantId, courseId, documentId, revision: 1 },
        language,
        chunks.map((chunk, at) => ({ ...chunk, ordinal: at, embedding: vectors[at] ?? [] })),
      );
      return documentId;
    });
  }

  return {
    tenantId,
    courseId,
    withTenant,
    search,
    put,
    analyze: () =>
      database.databases.withOwner(async (owner) => void (await owner.query('analyze chunks'))),
    other: async (name) => (await ensureTenant(database.databases.app, name)).id,
    ask: (query, { weakAreas = [], limit = 5 } = {}) =>
      search({ tenantId, courseId, query, weakAreas, limit }, AbortSignal.timeout(10_000)),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
