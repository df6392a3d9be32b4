-- One planted document per tenant, which no other tenant may ever be shown, and what the scheduled
-- probe found when it asked for them.

create table canaries (
  tenant_id uuid primary key references tenants on delete cascade,
  -- Occurs nowhere else in the world.
  word text not null,
  course_id uuid not null,
  document_id uuid not null,
  planted_at timestamptz not null default now()
);
select protect_tenant_table('canaries');

-- About the whole installation: numbers, names of paths and ids of tenants, nothing of theirs.
create table isolation_probes (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null default now(),
  tenants integer not null,
  asked integer not null,
  -- [{"path", "asker", "other"}]
  leaks jsonb not null,
  -- Tenants whose own canary its own search did not find: there the probe proves nothing.
  blind jsonb not null
);
grant select, insert, delete on isolation_probes to preceptor_app;
