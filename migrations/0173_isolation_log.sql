-- What every isolation probe found, signed, and chained by hash: once for the whole installation,
-- and once for each school with nothing in it that names another one.

create table isolation_log (
  number bigint primary key,
  -- Of the signed entry; the next one repeats it.
  hash text not null,
  signed jsonb not null,
  -- On the first entry that is kept: the signed statement that those before it were dropped by rule.
  checkpoint jsonb
);
grant select, insert, delete, update (checkpoint) on isolation_log to preceptor_app;

create table tenant_isolation_log (
  tenant_id uuid not null references tenants on delete cascade,
  number bigint not null,
  hash text not null,
  signed jsonb not null,
  checkpoint jsonb,
  primary key (tenant_id, number)
);
select protect_tenant_table('tenant_isolation_log');
revoke update on tenant_isolation_log from preceptor_app;
grant update (checkpoint) on tenant_isolation_log to preceptor_app;
