import type { Ranking, RelatedUse } from './ranking.ts';

/** What is shown of a chunk `c` and its document `d`. */
export const shownColumns = `c.id as "chunkId", c.document_id as "documentId", d.title, d.file_name as "fileName", d.url,
  d.may_cite as "mayCite", d.may_link as "mayLink",
  d.module_title as "moduleTitle", c.heading_path as "headingPath", c.page, c.time_from as "timeFrom",
  c.time_to as "timeTo", c.content, c.tokens, c.ordinal`;

const releasedQuery = `scope as materialized (
  select id, active_revision, title, file_name, url, module_title, language, may_cite, may_link,
    case coalesce(active_embedder, $11) when $9 then 1 when $10 then 2 end as model
  from released_documents($2, now(), $13)
)`;

/** What the course says that begins like the word or is spelled like it, its first letter given. */
const nearestTerms = ({
  shortestGuessed,
  typoSimilarity,
}: Ranking): string => `select t.lexeme, t.chunks from course_terms t
    where t.tenant_id = $1 and t.course_id = $2
      and t.initial = u.initial
      and length(t.lexeme) between ${shortestGuessed} and length(u.word) + 8
      and (starts_with(t.lexeme, u.lexeme) or similarity(t.lexeme, u.lexeme) >= ${typoSimilarity})
    order by similarity(t.lexeme, u.lexeme) desc, t.lexeme limit 2`;

/** Inverse document frequency of BM25 of what so many chunks of the course hold. */
const rarityOf = (chunks: string): string =>
  `ln(1 + (size.chunks - least(${chunks}, size.chunks) + 0.5) / (${chunks} + 0.5))`;

/**
 * The question's words as lexemes of every language in scope, weighed by how rare they are in the
 * course. Counts are looked up word by word, because a join would read the course's whole lexicon; and
 * by columns made before, because row level security keeps an index from any condition with a function.
 */
const wantedQuery = (ranking: Ranking): string => `said as materialized (
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
  group by word having count(chunks) = 0 and length(word) >= ${ranking.shortestGuessed}
),
-- Nobody wrote this word.
guessed as (
  select u.word, near.lexeme, near.chunks from unknown u cross join lateral (${nearestTerms(ranking)}) near
),
weighed as materialized (
  select lexeme, max(trust * ${rarityOf('w.chunks')}) as idf
  from size, (
    select lexeme, chunks, 1.0 as trust from asked where chunks > 0
    union all select lexeme, chunks, ${ranking.guessWeight} from guessed where chunks > 0
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
    + coalesce((select count(*) * ${rarityOf('0')} from unknown, size group by size.chunks), 0) as idf
)`;

/** Of each word the nearest other words that the course has; none for a ranking that looks for none. */
const relatedQuery = ({ related }: Ranking): string => `offered as (
  select given.said as word, lexemes.lexeme, max(given.trust) as trust
  from unnest($14::text[], $15::text[], $16::float8[]) as given (said, other, trust)
    cross join (select distinct language from scope) l
    cross join lateral unnest(lexemes_of(given.other, l.language)) as lexemes (lexeme)
  where lexemes.lexeme not in (select lexeme from asked)
  group by 1, 2
),
counted as materialized (
  select o.*, (
    select t.chunks from course_terms t
    where t.tenant_id = $1 and t.course_id = $2 and t.initial = left(o.lexeme, 1) and t.lexeme = o.lexeme
  ) as chunks
  from offered o
),
nearest as (
  select *, row_number() over (partition by word order by trust desc, lexeme collate "C") as nth
  from counted where chunks > 0
),
ceilings as (
  select word, max(${rarityOf('coalesce(asked.chunks, 0)')}) as idf from asked, size group by word
),
related as materialized (
  select ('{' || coalesce(string_agg(slot || ':' || round(weight::numeric, 3), ',' order by slot), '')
    || '}/268435457')::sparsevec as weights
  from (
    select lexeme_slot(lexeme) as slot, sum(trust * least(${rarityOf('nearest.chunks')}, ceilings.idf)) as weight
    from nearest join ceilings using (word), size
    where nth <= ${related?.most ?? 0}
    group by 1
  ) slots
)`;

const scoredQuery = `scored as materialized (
  -- Numbers first and apart: sorting rows that still carry their vectors would spill to disk.
  select c.id, d.model,
    -(c.embedding <#> case d.model when 1 then $3::halfvec when 2 then $12::halfvec end) as vector_score,
    -(c.lexical <#> (select weights from wanted)) as said_score,
    -(c.lexical <#> (select weights from related)) as related_score
  from chunks c join scope d on d.id = c.document_id and d.active_revision = c.revision
  where c.tenant_id = $1 and c.course_id = $2
)`;

/** 0 where the words of the question are covered, 1 where they fail. */
const lacking = ({ whole, span }: Ranking['coverage']): string =>
  `least(1, greatest(0, (${whole} - coverage) / ${span}))`;

const relatedTrust = (related: RelatedUse | undefined): string =>
  related ? `${related.weight} * ${lacking(related.coverage)}` : '0.0';

/**
 * Similarities by different models do not compare, ranks do: a rank among the chunks of one model
 * counts as the rank it would have, by chance, among all of them.
 */
const fusedQuery = ({ coverage, fusionConstant, related }: Ranking): string => `vector_hits as (
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
covered as (
  select case when needed.idf > 0
    then greatest(0, (select max(said_score) from scored)) / needed.idf else 0 end::float8 as coverage
  from needed
),
trust as materialized (
  select coverage, $5::float8 + ($6::float8 - $5::float8) * ${lacking(coverage)} as vector, ${relatedTrust(related)} as related
  from covered
),
text_hits as (
  select id, text_score, row_number() over (order by text_score desc, id) as rank
  from (select id, said_score + trust.related * related_score as text_score from scored, trust) worded
  where text_score > 0
  order by text_score desc, id limit $7
),
fused as (
  select id, v.rank as vector_rank, v.vector_score, t.rank as text_rank, t.text_score, trust.coverage,
    coalesce(trust.vector / (${fusionConstant} + v.rank), 0) + coalesce(1.0 / (${fusionConstant} + t.rank), 0) as score
  from vector_hits v full join text_hits t using (id) cross join trust
  order by score desc, id limit $8
)
select ${shownColumns},
  f.score::float8 as "fusedScore", f.coverage,
  round(f.vector_rank)::int as "vectorRank", f.vector_score::float8 as "vectorScore",
  f.text_rank::int as "textRank", f.text_score::float8 as "textScore"
from fused f
-- "offset 0": thirty look-ups by key, whatever the planner believes about the numbers above.
cross join lateral (select * from chunks where tenant_id = $1 and id = f.id offset 0) c
join scope d on d.id = c.document_id
order by f.score desc, f.id`;

/** As above, with the vectors of a model on trial in place of those that serve. */
const trialScoredQuery = `scored as materialized (
  select c.id, case when v.chunk_id is not null then 1 end as model,
    -(v.embedding <#> coalesce($3::halfvec, $12::halfvec)) as vector_score,
    -(c.lexical <#> (select weights from wanted)) as said_score,
    -(c.lexical <#> (select weights from related)) as related_score
  from chunks c join scope d on d.id = c.document_id and d.active_revision = c.revision
    left join trial_vectors v on v.tenant_id = $1 and v.chunk_id = c.id and v.embedder = $9
  where c.tenant_id = $1 and c.course_id = $2
)`;

const guessQuery = (ranking: Ranking): string =>
  `select u.word, near.lexeme
   from (select word, lexeme, left(lexeme, 1) as initial
     from unnest($3::text[], $4::text[]) as given (word, lexeme)) u
   cross join lateral (${nearestTerms(ranking)}) near`;

interface Statements {
  readonly exact: string;
  readonly onTrial: string;
  readonly guess: string;
}

/** The numbers of a ranking stand in its statements: each is planned once a connection, and there are few. */
const written = new WeakMap<Ranking, Statements>();

export function statementsOf(ranking: Ranking): Statements {
  const known = written.get(ranking);
  if (known) return known;
  const search = (scored: string): string =>
    `with ${[releasedQuery, wantedQuery(ranking), relatedQuery(ranking), scored, fusedQuery(ranking)].join(',\n')}`;
  const statements = {
    exact: search(scoredQuery),
    onTrial: search(trialScoredQuery),
    guess: guessQuery(ranking),
  };
  written.set(ranking, statements);
  return statements;
}
