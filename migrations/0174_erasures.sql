-- What was erased of whom, by whom and when. While it is under way it names the person, so that
-- whoever repeats the command goes on where it ended; done, it names nobody.

create table erasures (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null default gen_random_uuid(),
  user_id uuid,
  -- Of tenant and person: whoever knows both finds the receipt, nobody finds the person by it.
  subject_hash text not null,
  requested_by text not null,
  begun_at timestamptz not null default now(),
  -- {table: rows erased or unlinked so far}
  counts jsonb not null default '{}',
  finished_at timestamptz,
  receipt jsonb,
  primary key (tenant_id, id),
  check ((finished_at is null) = (user_id is not null)),
  check ((finished_at is null) = (receipt is null))
);
create unique index erasures_open on erasures (tenant_id, user_id) where user_id is not null;
create index erasures_subject on erasures (tenant_id, subject_hash);
select protect_tenant_table('erasures');
revoke delete on erasures from preceptor_app;
