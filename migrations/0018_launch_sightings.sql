-- What the latest launch of each registration looked like: what the doctor can only know from a launch.
-- Names of things, never their values; nothing about the person who came.

create table launch_sightings (
  tenant_id uuid not null,
  registration_id uuid not null,
  course_id uuid not null,
  deployment_id text not null,
  facts jsonb not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('launch_sightings');
