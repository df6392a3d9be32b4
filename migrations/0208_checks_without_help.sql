-- Answers to a quiz take it before they write evidence: in the same order nobody waits for whoever waits for them.
lock table quizzes, evidence in access exclusive mode;

-- How often a guess would have been right: of a question with options one in so many, of all else never. Processes of the
-- version before write none, and what is answered through them while both run counts as if it could not be guessed.
alter table evidence add column chance real not null default 0 check (chance >= 0 and chance < 1);

-- Forced row level security hides rows from their owner.
alter table evidence no force row level security;
alter table quizzes no force row level security;
update evidence e set chance = 1.0 / jsonb_array_length(item -> 'options')
  from quizzes q, jsonb_array_elements(q.items) as item
  where e.source = 'quiz' and q.tenant_id = e.tenant_id and q.user_id = e.user_id
    and e.reference = q.id::text || '/' || (item ->> 'id')
    and item ->> 'kind' = 'choice' and jsonb_array_length(item -> 'options') > 1;
alter table evidence force row level security;
alter table quizzes force row level security;

-- Two questions answered alone decide about a contested answer, or show by themselves what goes without help.
alter table mastery_checks
  alter column evidence_id drop not null,
  add column planned text check (planned in ('short_check', 'delayed_recheck')),
  add constraint mastery_checks_of_one_kind check ((evidence_id is null) = (planned is not null));

-- What a student wrote to the tutor since, in whatever course, the last first, as the tutor's room offers it to others.
create function said_since(student uuid, since timestamptz)
  returns setof text
  language sql stable
  as $$
    select t.message from threads h join turns t on t.tenant_id = h.tenant_id and t.thread_id = h.id
    where h.tenant_id = app_tenant() and h.user_id = student and t.created_at >= since
    order by t.created_at desc limit 50
  $$;
