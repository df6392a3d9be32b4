-- One-time invitations to register a platform by dynamic registration.

create table invites (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  secret_hash text not null,
  -- Taken over by the registration.
  deployment_policy text not null check (deployment_policy in ('accept-first', 'hold')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- A registration is under way; when its process dies the invitation is free again after that.
  claimed_until timestamptz,
  used_at timestamptz,
  registration_id uuid,
  primary key (tenant_id, id)
);
create unique index invites_secret on invites (tenant_id, secret_hash);
select protect_tenant_table('invites');
