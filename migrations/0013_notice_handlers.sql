-- Where each deployment was told to send its notices, and what the platform said to that.

create table notice_handlers (
  tenant_id uuid not null,
  registration_id uuid not null,
  deployment_id text not null,
  -- The platform's service for it, as a launch named it.
  service_url text not null,
  status text not null default 'waiting' check (status in ('waiting', 'registered', 'refused')),
  reason text,
  asked_at timestamptz not null default now(),
  primary key (tenant_id, registration_id, deployment_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('notice_handlers');
