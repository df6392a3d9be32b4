-- Questions for quizzes that a model wrote in advance, of the course alone; nothing of a student goes into them.
-- Courses ask for none until an instructor switches it on. Who has cases goes on being asked in today's words.

create table written_questions (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  concept_id uuid not null,
  -- With its solution; a quiz takes a copy under the same id.
  item jsonb not null,
  -- Of what is asked, however it is set: a course keeps the same question once.
  fingerprint text not null,
  -- What it stands on, the chunk of its quote first. It is not asked while one of them is not released, and
  -- never again when one is gone.
  chunk_ids uuid[] not null check (cardinality(chunk_ids) > 0),
  provider text not null,
  model text not null,
  prompt_version text not null,
  created_at timestamptz not null default now(),
  -- By somebody who teaches; kept, so that it is not written again.
  taken_out_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, course_id, fingerprint),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index written_questions_of_course on written_questions (tenant_id, course_id, concept_id);
select protect_tenant_table('written_questions');

-- The last time questions were written for a concept: what was read for it, and what came of it. It is not
-- asked for again while all of that stands in the course.
create table question_writings (
  tenant_id uuid not null,
  concept_id uuid not null,
  course_id uuid not null,
  chunk_ids uuid[] not null check (cardinality(chunk_ids) > 0),
  prompt_version text not null,
  -- {"kept": 2, "dropped": {"quote": 1}}: by the check that a question did not pass.
  outcome jsonb not null,
  written_at timestamptz not null default now(),
  primary key (tenant_id, concept_id),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('question_writings');

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, part, version
  from (select distinct tenant_id from judged_answers) judging
    cross join (values ('questions', 'questions-1'), ('second-opinion', 'second-opinion-1')) as prompts (part, version)
  on conflict do nothing;
alter table judged_answers force row level security;
