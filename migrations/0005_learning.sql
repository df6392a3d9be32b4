-- What a student knows: concepts of the course, evidence about them; quizzes; grades on their way out.

create table concepts (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  slug text not null,
  name text not null,
  position integer not null,
  -- Gone from the material: kept for its evidence, no longer taught or asked.
  retired boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, course_id, slug),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('concepts');

create table evidence (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  source text not null check (source in ('quiz', 'chat', 'check', 'instructor')),
  -- 0 wrong to 1 right.
  outcome real not null check (outcome between 0 and 1),
  weight real not null check (weight > 0),
  -- Given after a hint or a look at the answer: never reaches the gradebook.
  assisted boolean not null,
  -- What it rests on: a quiz attempt's item, a turn.
  reference text not null,
  happened_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, user_id, source, reference),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade
);
create index evidence_of_student on evidence (tenant_id, user_id, course_id, happened_at);
select protect_tenant_table('evidence');

create table quizzes (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  -- With solutions; what a student sees is made from them without.
  items jsonb not null,
  -- Line item of the link the quiz was opened from, when it had one.
  line_item text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade
);
create index quizzes_of_student on quizzes (tenant_id, user_id, course_id, created_at desc);
select protect_tenant_table('quizzes');

create table quiz_attempts (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  quiz_id uuid not null,
  answers jsonb not null,
  results jsonb not null,
  score real not null,
  max real not null,
  -- The first attempt counts; later ones were made knowing the solutions.
  counted boolean not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, quiz_id) references quizzes on delete cascade
);
create unique index quiz_attempts_counted on quiz_attempts (tenant_id, quiz_id) where counted;
select protect_tenant_table('quiz_attempts');

create table line_items (
  tenant_id uuid not null,
  course_id uuid not null,
  -- What it is for, e.g. quizzes; sent to the LMS as resourceId, so that it is found again.
  purpose text not null,
  url text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, course_id, purpose),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('line_items');

-- One row per student and column: what the LMS should hold, and what it was last told.
create table grade_outbox (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  purpose text not null,
  -- The column's address when the launch named it; else found or created by purpose.
  line_item text,
  -- 0 to 1.
  score real not null,
  comment text not null,
  -- Grows with every change of the score, so that a post knows whether it is still the latest.
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'posted', 'refused', 'held')),
  reason text,
  posted_score real,
  posted_timestamp timestamptz,
  posting_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create unique index grade_outbox_target on grade_outbox
  (tenant_id, course_id, user_id, purpose, line_item) nulls not distinct;
select protect_tenant_table('grade_outbox');
