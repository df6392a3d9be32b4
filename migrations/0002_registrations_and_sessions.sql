-- Platforms, their deployments, the people and courses they launch, and our sessions.

-- Which tenant a login belongs to, before any tenant is known. Holds no tenant data but the address.
create table registration_directory (
  issuer text not null,
  client_id text not null,
  tenant_id uuid not null references tenants (id) on delete cascade,
  registration_id uuid not null,
  primary key (issuer, client_id)
);
create index registration_directory_tenant on registration_directory (tenant_id);
grant select, insert, delete on registration_directory to preceptor_app;

create table registrations (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  issuer text not null,
  client_id text not null,
  auth_url text not null,
  token_url text not null,
  -- aud of our assertions where the platform wants another one than its token address.
  token_audience text,
  keys_url text not null,
  -- Origins seen to embed us, from verified launches: who may frame our pages.
  frame_origins text[] not null default '{}',
  -- canvas | moodle | other: decides the rules of grade passback.
  product text not null default 'other',
  -- canvas | moodle | none: through which API the course's files are read.
  course_source text not null default 'none',
  status text not null default 'active' check (status in ('active', 'disabled')),
  deployment_policy text not null default 'accept-first' check (deployment_policy in ('accept-first', 'hold')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select protect_tenant_table('registrations');

create table deployments (
  tenant_id uuid not null,
  registration_id uuid not null,
  deployment_id text not null,
  status text not null check (status in ('accepted', 'held')),
  first_seen_at timestamptz not null default now(),
  primary key (tenant_id, registration_id, deployment_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('deployments');

-- Public halves are public and listed for everybody; private halves stay with the tenant, sealed.
create table public_keys (
  kid text primary key,
  tenant_id uuid not null references tenants (id) on delete cascade,
  registration_id uuid not null,
  jwk jsonb not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
grant select, insert, update, delete on public_keys to preceptor_app;

create table private_keys (
  tenant_id uuid not null,
  registration_id uuid not null,
  kid text not null,
  sealed_jwk text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, kid),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('private_keys');

create table used_nonces (
  tenant_id uuid not null references tenants (id) on delete cascade,
  nonce_hash text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, nonce_hash)
);
create index used_nonces_expiry on used_nonces (expires_at);
select protect_tenant_table('used_nonces');

create table users (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  registration_id uuid not null,
  -- The platform's name for the person; unique only per issuer.
  sub text not null,
  name text,
  given_name text,
  email text,
  locale text,
  -- Student View and the like: kept out of analytics and real grades.
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, registration_id, sub),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('users');

create table courses (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  -- Null until the first launch of a course whose files were put in from a folder beforehand.
  registration_id uuid,
  deployment_id text,
  -- Empty for launches without a course context.
  context_id text not null,
  title text not null,
  label text,
  -- What the LMS's own API calls this course, as text: ids are 64-bit.
  lms_course_id text,
  -- Host of the LMS's API, from a signed claim or the issuer.
  lms_api_url text,
  locale text,
  settings jsonb not null default '{}',
  -- AGS addresses and scopes of the latest launch; they may change at any launch.
  ags jsonb,
  nrps_url text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
create unique index courses_context on courses
  (tenant_id, registration_id, deployment_id, context_id) nulls not distinct;
select protect_tenant_table('courses');

create table enrolments (
  tenant_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('student', 'instructor', 'assistant', 'visitor')),
  last_launch_at timestamptz not null default now(),
  primary key (tenant_id, course_id, user_id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
select protect_tenant_table('enrolments');

create table sessions (
  tenant_id uuid not null,
  token_hash text not null,
  user_id uuid not null,
  course_id uuid not null,
  role text not null,
  -- The launch this session is bound to: resource link, its line item, locale, view.
  launch jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index sessions_expiry on sessions (expires_at);
select protect_tenant_table('sessions');
