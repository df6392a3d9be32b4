import { toSql } from 'pgvector';
import type { Embedder } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Hit } from './chunk.ts';

export interface SearchRequest {
  readonly tenantId: string;
  readonly courseId: string;
  readonly query: string;
  /** Full-text configuration of the course's language. */
  readonly language: string;
  readonly limit: number;
}

export type Search = (request: SearchRequest, signal: AbortSignal) => Promise<Hit[]>;

/** Candidates each side brings to the fusion. */
const candidates = 50;
/** Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion": 60 damps the very first ranks. */
const fusionConstant = 60;

const hybridQuery = `
with scope as materialized (
  select id, active_revision, title, file_name, url, module_title from released_documents($2, now())
),
-- Distances first and apart: sorting rows that still carry their vectors would spill to disk.
distances as materialized (
  select c.id, c.embedding <=> $3::halfvec as distance
  from chunks c join scope d on d.id = c.document_id and d.active_revision = c.revision
  where c.tenant_id = $1 and c.course_id = $2
),
vector_hits as (
  select id, 1 - distance as score, row_number() over (order by distance, id) as rank
  from distances order by distance, id limit ${candidates}
),
wanted as (
  -- Any of the words may match; requiring all of them fails on questions in whole sentences.
  select replace(plainto_tsquery($4::regconfig, $5)::text, ' & ', ' | ')::tsquery as terms
),
matches as materialized (
  select c.id, ts_rank(c.terms, wanted.terms, 1) as score
  from wanted, chunks c join scope d on d.id = c.document_id and d.active_revision = c.revision
  where c.tenant_id = $1 and c.course_id = $2 and c.terms @@ wanted.terms
),
text_hits as (
  select id, score, row_number() over (order by score desc, id) as rank
  from matches order by score desc, id limit ${candidates}
),
fused as (
  select id, v.rank as vector_rank, v.score as vector_score, t.rank as text_rank, t.score as text_score,
    coalesce(1.0 / (${fusionConstant} + v.rank), 0) + coalesce(1.0 / (${fusionConstant} + t.rank), 0) as score
  from vector_hits v full join text_hits t using (id)
  order by score desc, id limit $6
)
select c.id as "chunkId", c.document_id as "documentId", d.title, d.file_name as "fileName", d.url,
  d.module_title as "moduleTitle", c.heading_path as "headingPath", c.page, c.time_from as "timeFrom",
  c.time_to as "timeTo", c.content, c.tokens,
  (row_number() over (order by f.score desc, f.id))::int as rank, f.score::float8 as "fusedScore",
  f.vector_rank::int as "vectorRank", f.vector_score::float8 as "vectorScore",
  f.text_rank::int as "textRank", f.text_score::float8 as "textScore"
from fused f
join chunks c on c.tenant_id = $1 and c.id = f.id
join scope d on d.id = c.document_id
order by f.score desc, f.id`;

/**
 * Hybrid retrieval in one round trip: vector and full-text search inside what is released to the
 * course's students now, fused by reciprocal rank.
 */
export function createSearch(needs: { withTenant: WithTenant; embedder: Embedder }): Search {
  const { withTenant, embedder } = needs;
  return async ({ tenantId, courseId, query, language, limit }, signal) => {
    const [vector] = await embedder.embed([query], signal);
    if (!vector) throw new Error('the embedder returned no vector for the query');
    return withTenant(tenantId, (tx) =>
      tx.query<Hit>(hybridQuery, [tenantId, courseId, toSql(vector), language, query, limit]),
    );
  };
}
