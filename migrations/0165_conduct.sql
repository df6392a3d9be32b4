-- What was found in students' messages and what follows from it. No word of a message stands here: it stays with
-- its turn. Courses record nothing but cries for help until an instructor switches strikes on.

create table quarantines (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  lifted_at timestamptz,
  -- Null when it fell with an incident that was taken back.
  lifted_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index quarantines_of_student on quarantines (tenant_id, user_id, course_id, ends_at);
select protect_tenant_table('quarantines');

create table incidents (
  tenant_id uuid not null,
  turn_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  category text not null check (category in ('inappropriate_language', 'violence', 'illegal', 'sexual', 'off_topic',
    'harassment', 'self_harm', 'jailbreak_attempt')),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical', 'safety')),
  found_by text not null check (found_by in ('guard', 'model')),
  -- counts: a strike; noted: seen, without consequence; waits: a model's finding that nobody has looked at;
  -- struck_out: taken back by somebody who teaches; help: somebody may be in danger, which is never held against them.
  standing text not null check (standing in ('counts', 'noted', 'waits', 'struck_out', 'help')),
  at timestamptz not null,
  -- The pause it was used up for: nobody pays twice.
  quarantine_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, turn_id),
  check ((severity = 'safety') = (standing = 'help')),
  check (category <> 'self_harm' or severity = 'safety'),
  check (quarantine_id is null or standing in ('counts', 'struck_out')),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, quarantine_id) references quarantines on delete set null (quarantine_id)
);
create index incidents_of_course on incidents (tenant_id, course_id, at);
create index incidents_of_student on incidents (tenant_id, user_id, course_id, at) where standing = 'counts';
create index incidents_safety on incidents (tenant_id, user_id, at) where severity = 'safety';
select protect_tenant_table('incidents');

-- What a school decides for all its courses; without a row a model's findings wait for a person.
create table conduct_policies (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  model_findings text not null check (model_findings in ('wait', 'count'))
);
select protect_tenant_table('conduct_policies');

-- Answered messages that a model was asked about: which were, that none is asked about twice.
create table moderations (
  tenant_id uuid not null,
  turn_id uuid not null,
  course_id uuid not null,
  outcome text not null check (outcome in ('clear', 'found', 'unusable')),
  prompt_version text not null,
  at timestamptz not null,
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index moderations_of_course on moderations (tenant_id, course_id, at);
select protect_tenant_table('moderations');

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select distinct tenant_id, 'moderation', 'moderation-1' from judged_answers
  on conflict do nothing;
alter table judged_answers force row level security;
