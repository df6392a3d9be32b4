-- Canvas's own consent: the institution's developer API key, what a teacher agreed to for one course,
-- and agreements under way.

create table canvas_api_keys (
  tenant_id uuid not null,
  registration_id uuid not null,
  base_url text not null,
  client_id text not null,
  sealed_secret text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('canvas_api_keys');

create table course_connections (
  tenant_id uuid not null,
  course_id uuid not null,
  base_url text not null,
  -- Access and refresh token.
  sealed_tokens text not null,
  expires_at timestamptz not null,
  -- Grows with every renewal, so that whoever waits sees that there are new ones.
  version integer not null default 1,
  -- Somebody is asking for new ones until then, at the longest.
  renewing_until timestamptz,
  state text not null default 'ok' check (state in ('ok', 'reconnect')),
  connected_by uuid not null,
  connected_at timestamptz not null default now(),
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_connections');

-- Each secret works once; only digests are kept.
create table connection_requests (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  ticket_hash text,
  state_hash text,
  sealed_verifier text,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
select protect_tenant_table('connection_requests');
