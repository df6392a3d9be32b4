-- The app's role, the current tenant, and the one way a table becomes a tenant's.
-- Operators: needs the extensions vector (pgvector 0.8 or newer) and pg_trgm, and the right to create
-- a role, unless a superuser has prepared both:
--   create extension vector; create extension pg_trgm; create role preceptor_app nologin;

create extension if not exists vector;
create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'preceptor_app') then
    create role preceptor_app nologin;
  end if;
exception
  -- Roles belong to the whole server: another database of it may be creating the same one now.
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_has_role(session_user, 'preceptor_app', 'member') then
    execute format('grant preceptor_app to %I', session_user);
  end if;
end
$$;

grant usage on schema public to preceptor_app;

-- Null outside withTenant, so that every policy below answers no rows there.
create function app_tenant() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- Puts a table under forced row level security and lets the app's role use it.
create function protect_tenant_table(target regclass) returns void
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())',
    target);
  execute format('grant select, insert, update, delete on %s to preceptor_app', target);
end
$$;

create table tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- ISO 3166 code; chooses the crisis resources a student is shown.
  country text,
  created_at timestamptz not null default now()
);
create unique index tenants_name on tenants (lower(name));
grant select on tenants to preceptor_app;
grant select on schema_migrations to preceptor_app;
