import { toSql } from 'pgvector';
import type { Tx } from '../ground/db/index.ts';
import { relatedWords } from '../ground/text/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AskedVector } from './asked-vector.ts';
import type { FoundChunk } from './chunk.ts';
import type { Ranking, RelatedUse, Trust } from './ranking.ts';
import { shownColumns, statementsOf } from './search-statements.ts';

export interface HybridQuery {
  readonly tenantId: string;
  readonly courseId: string;
  /** Whose right to see decides; null: what everybody in the class may see. */
  readonly userId: string | null;
  /** The present model's id: documents that do not say theirs carry its vectors. */
  readonly embedder: string;
  /** The question by at most two models, each compared with the vectors it made itself. */
  readonly vectors: readonly AskedVector[];
  /** Words of the question, each once, not stemmed. */
  readonly words: readonly string[];
  readonly trust: Trust;
  readonly ranking: Ranking;
  /** How other words for these count; undefined: not at all. */
  readonly related: RelatedUse | undefined;
  /** Passages wanted in the end. */
  readonly limit: number;
}

/**
 * Chunks of what is released to the reader now, by vector and by words, fused by their
 * ranks; one statement, every chunk of the course compared.
 */
export function findChunks(tx: Tx, query: HybridQuery): Promise<FoundChunk[]> {
  return runQuery(tx, statementsOf(query.ranking).exact, query);
}

/** What `findChunks` would find if the one model of the query were the one that serves. */
export function findOnTrial(tx: Tx, query: HybridQuery): Promise<FoundChunk[]> {
  return runQuery(tx, statementsOf(query.ranking).onTrial, query);
}

async function runQuery(tx: Tx, sql: string, query: HybridQuery): Promise<FoundChunk[]> {
  const { tenantId, courseId, userId, embedder, vectors, words, trust, ranking, limit } = query;
  const [first, second] = vectors;
  const others = words.slice(0, query.related?.mostWords ?? 0).flatMap(pairsOf);
  return tx.queryPlannedOnce<FoundChunk>(sql, [
    tenantId,
    courseId,
    vectorOf(first),
    words,
    trust.whenCovered,
    trust.whenUncovered,
    Math.max(ranking.fewestCandidates, limit),
    Math.max(ranking.fewestRead, limit),
    first?.embedder ?? '',
    second?.embedder ?? '',
    embedder,
    vectorOf(second ?? first),
    userId,
    others.map(({ said }) => said),
    others.map(({ word }) => word),
    others.map(({ trust: nearness }) => nearness),
  ]);
}

function pairsOf(said: string) {
  return relatedWords(said).map((other) => ({ said, ...other }));
}

function vectorOf(asked: AskedVector | undefined): string | null {
  return asked ? toSql([...asked.vector]) : null;
}

/** A word nobody in the course wrote, and what may have been meant by it. */
export interface Guess {
  readonly word: string;
  readonly lexeme: string;
}

/** What the course's own words offer for words it does not have. */
export function guessTerms(
  tx: Tx,
  { tenantId, courseId, ranking }: Pick<HybridQuery, 'tenantId' | 'courseId' | 'ranking'>,
  unknown: readonly Guess[],
): Promise<Guess[]> {
  return tx.queryPlannedOnce<Guess>(statementsOf(ranking).guess, [
    tenantId,
    courseId,
    unknown.map(({ word }) => word),
    unknown.map(({ lexeme }) => lexeme),
  ]);
}

/** What of a chunk stands in the database: everything but why it was found. */
export type ShownChunk = Omit<
  FoundChunk,
  'fusedScore' | 'coverage' | 'vectorRank' | 'vectorScore' | 'textRank' | 'textScore'
>;

/** A document as a search in memory knows it. */
export interface ScopedDocument {
  readonly documentId: string;
  readonly revision: number;
  /** Null: the present model's. */
  readonly embedder: string | null;
  readonly language: string;
  readonly chunks: number;
}

/** Only tells whether something changed: what may be shown is decided row by row. */
const signature = `coalesce(bit_xor(hash_record_extended(
  row(id, active_revision, active_embedder, language), 0)), 0)::text`;

/** The name of a scope without any document. */
const ofNothing = '0';

/** What is released to the reader now, and a name for it that changes when anything of it does. */
export async function readScope(
  tx: Tx,
  { tenantId, courseId, userId }: Pick<HybridQuery, 'tenantId' | 'courseId' | 'userId'>,
): Promise<{ signature: string; documents: ScopedDocument[] }> {
  const rows = await tx.query<ScopedDocument & { signature: string }>(
    `with scope as materialized (select * from released_documents($2, now(), $3))
     select (select ${signature} from scope) as signature, id as "documentId", active_revision as revision,
       active_embedder as embedder, language, (
         select count(*)::int from chunks c
         where c.tenant_id = $1 and c.course_id = $2 and c.document_id = scope.id and c.revision = active_revision
       ) as chunks
     from scope order by id`,
    [tenantId, courseId, userId],
  );
  return { signature: rows[0]?.signature ?? ofNothing, documents: rows };
}

const shownQuery = `with scope as materialized (
  select id, active_revision, active_embedder, title, file_name, url, module_title, language, may_cite, may_link
  from released_documents($2, now(), $3)
),
wanted as materialized (
  -- "offset 0": look-ups by key, whatever the planner believes about the numbers above.
  select c.* from unnest($4::uuid[]) as wanted (id)
  cross join lateral (
    select id, document_id, revision, heading_path, page, time_from, time_to, content, tokens, ordinal
    from chunks where tenant_id = $1 and id = wanted.id offset 0) c
)
select signed.signature, shown.*
from (select ${signature} as signature from scope) signed
left join (
  select ${shownColumns}
  from wanted c join scope d on d.id = c.document_id and d.active_revision = c.revision
) shown on true`;

/** Chunks by their ids, as far as they are released to the reader now; and the scope's name as it is now. */
export async function readShown(
  withTenant: WithTenant,
  { tenantId, courseId, userId }: Pick<HybridQuery, 'tenantId' | 'courseId' | 'userId'>,
  chunkIds: readonly string[],
): Promise<{ signature: string; chunks: ReadonlyMap<string, ShownChunk> }> {
  type Row = (ShownChunk | { chunkId: null }) & { signature: string };
  const rows = await withTenant(tenantId, (tx) =>
    tx.queryPlannedOnce<Row>(shownQuery, [tenantId, courseId, userId, chunkIds]),
  );
  const chunks = rows.flatMap(({ signature: _signature, ...shown }) =>
    shown.chunkId === null ? [] : [[shown.chunkId, shown] as const],
  );
  return { signature: rows[0]?.signature ?? '', chunks: new Map(chunks) };
}
