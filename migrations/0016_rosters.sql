-- Enrolments in step with the LMS's own list of members: who left stays, with what they did, but is out.

alter table enrolments
  -- Null for somebody whom the LMS lists and who has not come yet.
  alter column last_launch_at drop not null,
  -- Not in the LMS's list any more, or inactive there.
  add column left_at timestamptz;

create table roster_syncs (
  tenant_id uuid not null,
  course_id uuid not null,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  requested_at timestamptz not null default now(),
  -- When the list that was last applied was asked for; an older one that arrives late is not applied.
  listed_at timestamptz,
  finished_at timestamptz,
  members integer not null default 0,
  joined integer not null default 0,
  dropped integer not null default 0,
  failure_reason text,
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('roster_syncs');
