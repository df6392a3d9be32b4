-- What the tutor learns from a conversation: a model reads a finished turn once more and says what the student
-- understood, which misconception it saw and which explanation helped. Courses have nothing read until an
-- instructor switches it on. Who has cases goes on being answered in today's words.

-- The student said of a misconception that it is not so: what was held against them with it counts no more.
alter table evidence add column discounted_at timestamptz;

-- That a turn is read, once: whoever writes the row asks the model, and nobody asks a second time.
create table turn_evaluations (
  tenant_id uuid not null,
  turn_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  -- Under which its money was set aside.
  work_id uuid not null,
  -- {"concepts": [id], "known": [id]}: what the model is shown, in the order by which its reply names it.
  shown jsonb not null,
  begun_at timestamptz not null default now(),
  -- When its effects were written, and which: null while they were not.
  ended_at timestamptz,
  outcome text check (outcome in ('learned', 'nothing_shown', 'malformed', 'no_model')),
  next_step text check (length(next_step) <= 300),
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index turn_evaluations_of_student on turn_evaluations (tenant_id, user_id, begun_at);
select protect_tenant_table('turn_evaluations');

create table misconceptions (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  -- In a model's words; nothing of what the student wrote.
  description text not null check (length(description) between 1 and 200),
  -- Its words without form and order: the same one is kept once.
  essence text not null,
  severity text not null check (severity in ('low', 'medium', 'high')),
  source text not null default 'chat' check (source in ('chat', 'quiz')),
  -- What the events below come to.
  status text not null default 'active' check (status in ('active', 'resolving', 'resolved', 'dismissed')),
  times_seen integer not null default 1,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, user_id, concept_id, essence),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade
);
create index misconceptions_of_course on misconceptions (tenant_id, course_id, status);
create index misconceptions_of_student on misconceptions (tenant_id, user_id, course_id);
select protect_tenant_table('misconceptions');

-- What happened to a misconception, in order; its status is a fold over them.
create table misconception_events (
  tenant_id uuid not null,
  misconception_id uuid not null,
  kind text not null
    check (kind in ('seen', 'addressed', 'overcome', 'mastery_rose', 'quiz_passed', 'dismissed')),
  -- The turn or the quiz that it rests on; the same one counts once.
  reference text not null,
  place bigint generated always as identity,
  happened_at timestamptz not null default now(),
  primary key (tenant_id, misconception_id, kind, reference),
  foreign key (tenant_id, misconception_id) references misconceptions on delete cascade
);
select protect_tenant_table('misconception_events');

-- Which explanation helped a student with a concept, and which did not; the last few of each concept are kept.
create table episodes (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  turn_id uuid not null,
  kind text not null
    check (kind in ('analogy', 'example', 'steps', 'picture', 'definition', 'question', 'other')),
  what text not null check (length(what) between 1 and 120),
  worked boolean not null,
  happened_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, turn_id, concept_id, kind),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, turn_id) references turns on delete cascade
);
create index episodes_of_student on episodes (tenant_id, user_id, course_id, concept_id, happened_at desc);
select protect_tenant_table('episodes');

-- What those who teach were shown last of a concept, and who stands behind it: another picture is shown only
-- when enough of these have changed, so that two of them tell nothing about one student.
create table misconception_boards (
  tenant_id uuid not null,
  concept_id uuid not null,
  course_id uuid not null,
  -- {"band": "5-9" | null, "ideas": [{"text", "band"}]}
  board jsonb not null,
  released_at timestamptz not null default now(),
  primary key (tenant_id, concept_id),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('misconception_boards');

create table misconception_board_members (
  tenant_id uuid not null,
  concept_id uuid not null,
  user_id uuid not null,
  -- Of what they stand for, so that a change is noticed.
  contribution text not null,
  primary key (tenant_id, concept_id, user_id),
  foreign key (tenant_id, concept_id) references misconception_boards on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
select protect_tenant_table('misconception_board_members');

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, 'evaluation', 'evaluation-1' from (select distinct tenant_id from judged_answers) judging
  on conflict do nothing;
alter table judged_answers force row level security;
