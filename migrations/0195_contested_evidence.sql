-- What is said about evidence afterwards: a student contests it, a check or somebody who teaches settles it. Nothing
-- of the evidence itself changes but discounted_at, which is what the events below come to.

create table evidence_events (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  evidence_id uuid not null,
  course_id uuid not null,
  -- Whose evidence it is.
  user_id uuid not null,
  place bigint generated always as identity,
  -- guessed, typo, can_show, withdrawn and dismissed by the student; check_* by a check; the others by who teaches.
  kind text not null check (kind in ('guessed', 'typo', 'can_show', 'withdrawn', 'dismissed', 'check_passed',
    'check_failed', 'check_assisted', 'set_aside', 'let_stand', 'shown')),
  -- By who teaches, shown to the student.
  reason text check (length(reason) between 1 and 300),
  decided_by uuid,
  happened_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((kind in ('set_aside', 'let_stand', 'shown')) = (reason is not null)),
  foreign key (tenant_id, evidence_id) references evidence on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index evidence_events_of_evidence on evidence_events (tenant_id, evidence_id, place);
create index evidence_events_of_course on evidence_events (tenant_id, course_id, place desc);
create index evidence_events_of_student on evidence_events (tenant_id, user_id);
select protect_tenant_table('evidence_events');

-- Two questions, answered alone, that decide about one contested answer and count for nothing else.
create table mastery_checks (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  evidence_id uuid not null,
  -- With solutions, as in quizzes.
  items jsonb not null,
  begun_at timestamptz not null default now(),
  answered_at timestamptz,
  answers jsonb,
  results jsonb,
  -- assisted: the tutor was asked something meanwhile.
  outcome text check (outcome in ('passed', 'failed', 'assisted')),
  primary key (tenant_id, id),
  check ((answered_at is null) = (outcome is null)),
  check ((answered_at is null) = (answers is null)),
  check ((answered_at is null) = (results is null)),
  foreign key (tenant_id, evidence_id) references evidence on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index mastery_checks_of_student on mastery_checks (tenant_id, user_id, concept_id, begun_at desc);
select protect_tenant_table('mastery_checks');

-- Whether a student has asked the tutor anything since, as the tutor's room offers it to others.
create function asked_since(student uuid, since timestamptz)
  returns boolean
  language sql stable
  as $$
    select exists (select from threads h join turns t on t.tenant_id = h.tenant_id and t.thread_id = h.id
      where h.tenant_id = app_tenant() and h.user_id = student and t.created_at >= since)
  $$;

-- What students took out before is an event like those to come. Forced row level security hides rows from their owner.
alter table evidence no force row level security;
alter table evidence_events no force row level security;
insert into evidence_events (tenant_id, evidence_id, course_id, user_id, kind, happened_at)
  select tenant_id, id, course_id, user_id, 'dismissed', discounted_at
  from evidence where discounted_at is not null;
alter table evidence force row level security;
alter table evidence_events force row level security;
