-- Links by which the administrator of one LMS lets waiting installations of the tool in, and a note of
-- who let each one in.

create table approval_links (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  registration_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
create unique index approval_links_secret on approval_links (tenant_id, secret_hash);
select protect_tenant_table('approval_links');

alter table deployments
  -- Null for those accepted before this was noted, or let in by the policy of the registration.
  add column accepted_at timestamptz,
  add column accepted_by text check (accepted_by in ('operator', 'link'));
