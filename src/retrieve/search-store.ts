import { toSql } from 'pgvector';
import type { Tx } from '../ground/db/index.ts';
import type { AskedVector } from './asked-vector.ts';
import type { FoundChunk } from './chunk.ts';

/** Candidates each side brings to the fusion, at least. */
const fewestCandidates = 50;
/**
 * Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion", with 20 in the place of their 60: lists
 * of one course are short, and their first ranks say more.
 */
const fusionConstant = 20;
/** Fused chunks that are read with their text, at least: enough for neighbours to find each other. */
const fewestRead = 30;
/** A lexeme this similar to a word that nobody wrote is taken for what was meant (pg_trgm, 0 to 1). */
const typoSimilarity = 0.4;
/** What a guessed word weighs beside one that was typed. */
const guessWeight = 0.7;

/**
 * Weight of the vector side, beside 1 for the text side; the share of the question's words that the
 * best text hit holds decides between the two.
 */
export interface Trust {
  readonly whenCovered: number;
  readonly whenUncovered: number;
}

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
  /** Passages wanted in the end. */
  readonly limit: number;
}

const releasedQuery = `scope as materialized (
  select id, active_revision, title, file_name, url, module_title, language, may_cite, may_link,
    case coalesce(active_embedder, $11) when $9 then 1 when $10 then 2 end as model
  from released_documents($2, now(), $13)
)`;

/**
 * The question's words as lexemes of every language in scope, weighed by how rare they are in the
 * course. Counts are looked up word by word, because a join would read the course's whole lexicon; and
 * by columns made before, because row level security keeps an index from any condition with a function.
 */
const wantedQuery = `said as materialized (
  select given.word, lexemes.lexeme, left(lexemes.lexeme, 1) as initial
  from unnest($4::text[]) as given (word)
    cross join (select distinct language from scope) l
    cross join lateral unnest(lexemes_of(given.word, l.language)) as lexemes (lexeme)
),
asked as materialized (
  select s.*, (
    select t.chunks from course_terms t
    where t.tenant_id = $1 and t.course_id = $2 and t.initial = s.initial and t.lexeme = s.lexeme
  ) as chunks
  from said s
),
size as materialized (
  select coalesce((select chunks from course_terms
    where tenant_id = $1 and course_id = $2 and initial = '' and lexeme = ''), 0) as chunks
),
unknown as materialized (
  select word, min(lexeme) as lexeme, min(initial) as initial from asked
  group by word having count(chunks) = 0 and length(word) >= 4
),
-- Nobody wrote this word: what begins with it or is spelled like it, first letter given.
guessed as (
  select u.word, near.lexeme, near.chunks
  from unknown u cross join lateral (
    select t.lexeme, t.chunks from course_terms t
    where t.tenant_id = $1 and t.course_id = $2
      and t.initial = u.initial
      and length(t.lexeme) between 4 and length(u.word) + 8
      and (starts_with(t.lexeme, u.lexeme) or similarity(t.lexeme, u.lexeme) >= ${typoSimilarity})
    order by similarity(t.lexeme, u.lexeme) desc, t.lexeme limit 2
  ) near
),
weighed as materialized (
  select lexeme, max(trust * ln(1 + (size.chunks - least(w.chunks, size.chunks) + 0.5) / (w.chunks + 0.5))) as idf
  from size, (
    select lexeme, chunks, 1.0 as trust from asked where chunks > 0
    union all select lexeme, chunks, ${guessWeight} from guessed where chunks > 0
  ) w
  group by lexeme
),
wanted as materialized (
  select ('{' || coalesce(string_agg(slot || ':' || round(idf::numeric, 3), ',' order by slot), '')
    || '}/268435457')::sparsevec as weights
  from (select lexeme_slot(lexeme) as slot, max(idf) as idf from weighed group by 1) slots
),
-- What a chunk with every word of the question would have to hold; a word nobody wrote counts in full.
needed as materialized (
  select coalesce((select sum(idf) from weighed w where lexeme in (select lexeme from asked)), 0)
    + coalesce((select count(*) * ln(1 + (size.chunks + 0.5) / 0.5) from unknown, size group by size.chunks), 0) as idf
)`;

const scoredQuery = `scored as materialized (
  -- Numbers first and apart: sorting rows that still carry their vectors would spill to disk.
  select c.id, d.model,
    -(c.embedding <#> case d.model when 1 then $3::halfvec when 2 then $12::halfvec end) as vector_score,
    -(c.lexical <#> (select weights from wanted)) as text_score
  from chunks c join scope d on d.id = c.document_id and d.active_revision = c.revision
  where c.tenant_id = $1 and c.course_id = $2
)`;

/**
 * Similarities by different models do not compare, ranks do: a rank among the chunks of one model
 * counts as the rank it would have, by chance, among all of them.
 */
const fusedQuery = `vector_hits as (
  select id, vector_score,
    row_number() over (partition by model order by vector_score desc, id) * share.factor as rank
  from (
    (select id, model, vector_score from scored where model = 1 order by vector_score desc, id limit $7)
    union all
    (select id, model, vector_score from scored where model = 2 order by vector_score desc, id limit $7)
  ) best
  join (
    select model, (sum(count(*)) over () / count(*))::float8 as factor from scored where model is not null group by model
  ) share using (model)
),
text_hits as (
  select id, text_score, row_number() over (order by text_score desc, id) as rank
  from (select id, text_score from scored where text_score > 0
    order by text_score desc, id limit $7) best
),
trust as materialized (
  -- All words found: 0.55 and above. A third of them: 0.35 and below. Measured, see docs/decisions.
  select coverage, $5::float8 + ($6::float8 - $5::float8) * least(1, greatest(0, (0.55 - coverage) / 0.2)) as vector
  from (select case when needed.idf > 0
      then coalesce((select max(text_score) from text_hits), 0) / needed.idf else 0 end::float8 as coverage
    from needed) covered
),
fused as (
  select id, v.rank as vector_rank, v.vector_score, t.rank as text_rank, t.text_score, trust.coverage,
    coalesce(trust.vector / (${fusionConstant} + v.rank), 0) + coalesce(1.0 / (${fusionConstant} + t.rank), 0) as score
  from vector_hits v full join text_hits t using (id) cross join trust
  order by score desc, id limit $8
)
select c.id as "chunkId", c.document_id as "documentId", d.title, d.file_name as "fileName", d.url,
  d.may_cite as "mayCite", d.may_link as "mayLink",
  d.module_title as "moduleTitle", c.heading_path as "headingPath", c.page, c.time_from as "timeFrom",
  c.time_to as "timeTo", c.content, c.tokens, c.ordinal,
  f.score::float8 as "fusedScore", f.coverage,
  round(f.vector_rank)::int as "vectorRank", f.vector_score::float8 as "vectorScore",
  f.text_rank::int as "textRank", f.text_score::float8 as "textScore"
from fused f
-- "offset 0": thirty look-ups by key, whatever the planner believes about the numbers above.
cross join lateral (select * from chunks where tenant_id = $1 and id = f.id offset 0) c
join scope d on d.id = c.document_id
order by f.score desc, f.id`;

const exactQuery = `with ${[releasedQuery, wantedQuery, scoredQuery, fusedQuery].join(',\n')}`;

/**
 * Chunks of what is released to the reader now, by vector and by words, fused by their
 * ranks; one statement, every chunk of the course compared.
 */
export async function findChunks(tx: Tx, query: HybridQuery): Promise<FoundChunk[]> {
  const { tenantId, courseId, userId, embedder, vectors, words, trust, limit } = query;
  const [first, second] = vectors;
  return tx.queryPlannedOnce<FoundChunk>(exactQuery, [
    tenantId,
    courseId,
    vectorOf(first),
    words,
    trust.whenCovered,
    trust.whenUncovered,
    Math.max(fewestCandidates, limit),
    Math.max(fewestRead, limit),
    first?.embedder ?? '',
    second?.embedder ?? '',
    embedder,
    vectorOf(second ?? first),
    userId,
  ]);
}

function vectorOf(asked: AskedVector | undefined): string | null {
  return asked ? toSql([...asked.vector]) : null;
}

/** Models other than the present one whose vectors documents of the course carry. */
export async function otherEmbedders(tx: Tx, courseId: string, present: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select active_embedder as id from documents
     where course_id = $1 and active_revision is not null and active_embedder <> $2
     group by 1 order by count(*) desc, 1`,
    [courseId, present],
  );
  return rows.map(({ id }) => id);
}
