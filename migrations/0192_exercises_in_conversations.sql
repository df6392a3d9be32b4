-- Exercises inside a conversation: while a student reads an answer, the next one on its concept is prepared, kept for
-- half an hour and given when they ask for one. Courses have none until an instructor switches it on. Kept as rows and
-- not in the live store: what was paid for survives a restart of Redis, and is never written twice. Who has cases goes
-- on being asked in today's words.

create table exercises (
  tenant_id uuid not null,
  -- Of the quiz, once it was given.
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  -- The turn that was read meanwhile; null: nobody prepared it.
  turn_id uuid,
  -- Under which its money was set aside.
  work_id uuid,
  strategy text not null,
  state text not null check (state in ('writing', 'waiting', 'served', 'dropped', 'withdrawn', 'expired')),
  -- Why it was dropped: the check that it did not pass, or that nobody wrote it to its end.
  reason text,
  -- With its solution, while it waits; the quiz holds it from then on.
  item jsonb,
  -- What it stands on, the chunk of its quote first.
  chunk_ids uuid[],
  prompt_version text,
  cost_micros bigint not null default 0,
  begun_at timestamptz not null default now(),
  expires_at timestamptz,
  -- The turn in which it was given.
  served_turn_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, turn_id),
  unique (tenant_id, served_turn_id),
  check (state <> 'waiting' or (item is not null and expires_at is not null)),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, served_turn_id) references turns on delete cascade
);
create unique index exercises_one_waiting on exercises (tenant_id, user_id, concept_id)
  where state in ('writing', 'waiting');
create index exercises_of_student on exercises (tenant_id, user_id, course_id, begun_at);
create index exercises_of_course on exercises (tenant_id, course_id, begun_at);
select protect_tenant_table('exercises');

-- One question asked inside a conversation, with help at hand: it counts as such, and for no grade.
alter table quizzes add column in_conversation boolean not null default false;

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, 'exercise', 'exercise-1' from (select distinct tenant_id from judged_answers) judging
  on conflict do nothing;
alter table judged_answers force row level security;
