-- Every login, launch and registration that was turned away: when, where and by which rule; nothing
-- about the person. Kept for ninety days.

create table launch_refusals (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- What the page showed; finds the log line too.
  reference uuid not null,
  registration_id uuid,
  -- login | launch | confirm | register
  door text not null,
  code text not null,
  rule text not null,
  at timestamptz not null default now(),
  primary key (tenant_id, reference)
);
create index launch_refusals_at on launch_refusals (tenant_id, at);
select protect_tenant_table('launch_refusals');

-- Likewise while nobody knows yet whose tenant it would be.
create table stranger_refusals (
  reference uuid primary key,
  door text not null,
  code text not null,
  rule text not null,
  at timestamptz not null default now()
);
create index stranger_refusals_at on stranger_refusals (at);
grant select, insert, delete on stranger_refusals to preceptor_app;
