-- How long a school keeps what is about its students, and whom a rule will reach within a month. Without a
-- row nothing is ever erased by itself.

create table retention_policies (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  -- Days after the end of a course, after somebody left it, and without any visit; null: no such rule.
  course_end_days integer check (course_end_days between 7 and 3650),
  left_days integer check (left_days between 7 and 3650),
  inactivity_days integer check (inactivity_days between 7 and 3650),
  -- When the rules were last applied; rules that are new begin with none.
  last_night timestamptz,
  -- {people, of}: more were suddenly to be erased than may be without a person who says so.
  stopped jsonb
);
select protect_tenant_table('retention_policies');

-- Stricter than the school's, and when a course ends where its LMS does not tell.
create table course_retention (
  tenant_id uuid not null,
  course_id uuid not null,
  course_end_days integer check (course_end_days between 7 and 3650),
  left_days integer check (left_days between 7 and 3650),
  inactivity_days integer check (inactivity_days between 7 and 3650),
  ends_at timestamptz,
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_retention');

-- As the LMS tells.
alter table courses add column ends_at timestamptz;

-- Whom a rule reaches within a month, as the last night saw it. Nobody is erased who has not stood here for a week.
create table retention_plans (
  tenant_id uuid not null,
  user_id uuid not null,
  course_id uuid not null,
  reason text not null check (reason in ('course_end', 'left', 'inactivity')),
  due_at timestamptz not null,
  announced_at timestamptz not null,
  primary key (tenant_id, user_id, course_id),
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index retention_plans_due on retention_plans (tenant_id, due_at);
select protect_tenant_table('retention_plans');
