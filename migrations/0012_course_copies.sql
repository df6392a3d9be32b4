-- Courses that the LMS made by copying another: what they took over, once; and what platforms tell us
-- outside of any launch (notices), each kept once.

create table course_copies (
  tenant_id uuid not null,
  course_id uuid not null,
  -- The course it is a copy of; only its material was taken over, nothing of its people.
  origin_id uuid not null,
  -- launch: a launch named the course's earlier ids; notice: the platform said so itself.
  told_by text not null check (told_by in ('launch', 'notice')),
  copied_at timestamptz not null default now(),
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_copies');

create table platform_notices (
  tenant_id uuid not null,
  registration_id uuid not null,
  -- The platform's own id of the notice: one that comes twice is one.
  notice_id text not null,
  type text not null,
  deployment_id text not null,
  context_id text,
  received_at timestamptz not null default now(),
  primary key (tenant_id, registration_id, notice_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('platform_notices');
