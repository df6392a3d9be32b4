-- Full text as sparse vectors: what a word says in a chunk (BM25F) is computed once, when the chunk is
-- written; what it says in the course (inverse document frequency) is looked up when it is asked for.
-- Row level security lets no index of another kind serve `@@`, so the old one goes.
-- Operators: chunks are rewritten once, about a minute for 100,000 of them; searches wait meanwhile.

-- Where a lexeme stands in the vectors. md5, because hashtext may change with the server's version.
create function lexeme_slot(lexeme text) returns integer
  language sql immutable strict parallel safe
  as $$ select ('x' || substr(md5(lexeme), 1, 7))::bit(28)::integer + 1 $$;

-- A word as the dictionary of its language knows it: none for a stop word, itself where nobody knows.
create function lexemes_of(word text, language text) returns text[]
  language sql stable parallel safe
  as $$
    select coalesce(ts_lexize((case when language = 'simple' then 'simple' else language || '_stem' end)::regdictionary, word),
      array[word])
  $$;

drop index chunks_terms;
alter table chunks add column lexical sparsevec;
alter table chunks alter column lexical set storage main;

-- What is there already, by the formula of src/retrieve/lexical-vector.ts.
create function pg_temp.lexical_weights(terms tsvector) returns sparsevec
  language sql immutable
  as $$
    with said as (select lexeme, coalesce(cardinality(positions), 1)::numeric as times from unnest(terms)),
    total as (select sum(times) as length from said),
    slots as (
      select lexeme_slot(lexeme) as slot,
        round(max(times * 2.2 / (times + 1.2 * (0.5 + 0.5 * length / 90))), 3) as weight
      from said, total group by 1
    )
    select ('{' || coalesce(string_agg(slot || ':' || weight, ',' order by slot), '') || '}/268435457')::sparsevec
    from slots
  $$;
alter table chunks no force row level security;
update chunks set lexical = pg_temp.lexical_weights(terms);
alter table chunks alter column lexical set not null;

-- In how many chunks of its course a lexeme occurs; the empty lexeme counts the chunks themselves.
create table course_terms (
  tenant_id uuid not null,
  course_id uuid not null,
  -- The first letter: row level security lets an index serve equality, but no range and no similarity.
  initial text not null,
  lexeme text not null,
  chunks integer not null,
  primary key (tenant_id, course_id, initial, lexeme),
  foreign key (tenant_id, course_id) references courses on delete cascade
-- Counts change with every document: room for their new versions keeps them on their page.
) with (fillfactor = 60);
select protect_tenant_table('course_terms');

-- Forced row level security hides the rows from their owner as well.
alter table course_terms no force row level security;
alter table courses no force row level security;
insert into course_terms (tenant_id, course_id, initial, lexeme, chunks)
  select tenant_id, course_id, left(lexeme, 1), lexeme, count(*)
  from chunks, lateral (select '' union all select lexeme from unnest(terms)) as said (lexeme)
  where exists (select from courses c where c.tenant_id = chunks.tenant_id and c.id = chunks.course_id)
  group by 1, 2, 3, 4;
alter table chunks force row level security;
alter table course_terms force row level security;
alter table courses force row level security;
