-- Keys for model providers, and the models a tenant wants for a task.

-- The installation's own keys, sealed with MASTER_KEY.
create table model_keys (
  provider text primary key,
  sealed_key text not null,
  -- Its last characters, by which a person tells keys apart.
  hint text not null,
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on model_keys to preceptor_app;

create table tenant_model_keys (
  tenant_id uuid not null references tenants (id) on delete cascade,
  provider text not null,
  sealed_key text not null,
  hint text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, provider)
);
select protect_tenant_table('tenant_model_keys');

-- "provider:model", asked in this order before the operator's own chain.
create table tenant_task_models (
  tenant_id uuid not null references tenants (id) on delete cascade,
  task text not null,
  models text[] not null check (cardinality(models) between 1 and 8),
  created_at timestamptz not null default now(),
  primary key (tenant_id, task)
);
select protect_tenant_table('tenant_task_models');
