-- Notes of erasures, beside the files, of people whom this database has never known, as one that was restored from before
-- their time. They name nobody here; kept so that the round of every quarter of an hour need not read them again.

create table passed_erasure_notes (
  tenant_id uuid not null references tenants on delete cascade,
  erasure uuid not null,
  passed_at timestamptz not null default now(),
  primary key (tenant_id, erasure)
);
select protect_tenant_table('passed_erasure_notes');
