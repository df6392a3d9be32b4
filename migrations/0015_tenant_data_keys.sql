-- One key per tenant for what is sealed at rest, itself sealed under the installation's master key.
-- Without its row nothing the tenant sealed can be opened any more, in old backups neither.

create table tenant_data_keys (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  wrapped_key text not null,
  created_at timestamptz not null default now()
);
select protect_tenant_table('tenant_data_keys');

-- A new key pair of a registration is published before it signs; `retired_at` of the public half may lie
-- in the future: until then it stays listed.
alter table private_keys add column signs_from timestamptz not null default now();
update private_keys set signs_from = created_at;
