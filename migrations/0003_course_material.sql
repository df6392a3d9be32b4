-- Documents of a course, their revisions, and the chunks that are searched.

create table documents (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  -- canvas | moodle | folder: where it came from, and its stable key there.
  source text not null,
  source_key text not null,
  title text not null,
  -- The file's name or the LMS address: what a citation shows as its source.
  file_name text not null,
  url text,
  media_type text not null default 'application/octet-stream',
  module_title text,
  position integer not null default 0,
  -- Release state as the LMS told it at the last sync; applied at every query.
  published boolean not null default true,
  unlock_at timestamptz,
  lock_at timestamptz,
  -- Whatever tells a changed document from an unchanged one without fetching it.
  source_version text not null,
  content_hash text,
  language text not null default 'english',
  state text not null default 'waiting'
    check (state in ('waiting', 'processing', 'ready', 'failed')),
  failure_code text,
  failure_reason text,
  active_revision integer,
  report jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, course_id, source, source_key),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('documents');

-- How the tool reads the courses of a registration; the token is sealed.
create table lms_connections (
  tenant_id uuid not null,
  registration_id uuid not null,
  kind text not null check (kind in ('canvas', 'moodle')),
  base_url text not null,
  sealed_token text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references registrations on delete cascade
);
select protect_tenant_table('lms_connections');

create table document_revisions (
  tenant_id uuid not null,
  document_id uuid not null,
  revision integer not null,
  blob_key text not null,
  content_hash text not null,
  embedder text not null,
  chunk_count integer not null default 0,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, document_id, revision),
  foreign key (tenant_id, document_id) references documents on delete cascade
);
select protect_tenant_table('document_revisions');

create table course_syncs (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  -- Documents found, finished and failed so far: what a progress bar needs.
  found integer not null default 0,
  changed integer not null default 0,
  removed integer not null default 0,
  failure_code text,
  failure_reason text,
  requested_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index course_syncs_latest on course_syncs (tenant_id, course_id, created_at desc);
select protect_tenant_table('course_syncs');

-- One partition per tenant, each with its own indexes: dropping a tenant is dropping a partition.
create table chunks (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  document_id uuid not null,
  revision integer not null,
  ordinal integer not null,
  content text not null,
  -- Title and heading path before the content: what was embedded, never what is cited.
  embedding_text text not null,
  content_hash text not null,
  tokens integer not null,
  heading_path text[] not null default '{}',
  page integer,
  time_from real,
  time_to real,
  terms tsvector not null,
  embedding halfvec(1024) not null,
  primary key (tenant_id, id)
) partition by list (tenant_id);
-- Otherwise a row above 2 kB moves its vector out of the table and every exact scan fetches it back.
alter table chunks alter column embedding set storage main;
create index chunks_place on chunks (tenant_id, course_id, document_id, revision, ordinal);
create index chunks_terms on chunks using gin (terms);
select protect_tenant_table('chunks');

-- Creates a tenant with its partition of chunks; the app's role may not create tables itself.
-- The partition is reached through its parent only: nobody is granted anything on it.
create function create_tenant(tenant_name text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  found_id uuid;
begin
  if length(trim(tenant_name)) not between 1 and 200 then
    raise exception 'a tenant name has 1 to 200 characters' using errcode = '22023';
  end if;
  insert into tenants (name) values (trim(tenant_name))
    on conflict (lower(name)) do update set name = tenants.name
    returning id into found_id;
  if to_regclass(format('chunks_%s', replace(found_id::text, '-', ''))) is null then
    execute format('create table %I partition of chunks for values in (%L)',
      'chunks_' || replace(found_id::text, '-', ''), found_id);
    execute format('alter table %I set (toast_tuple_target = 8160)',
      'chunks_' || replace(found_id::text, '-', ''));
  end if;
  return found_id;
end
$$;
revoke all on function create_tenant(text) from public;
grant execute on function create_tenant(text) to preceptor_app;

-- What students of a course may see at a moment: the release filter of every search.
create function released_documents(course uuid, moment timestamptz)
  returns setof documents
  language sql stable
  as $$
    select d.* from documents d
    where d.tenant_id = app_tenant() and d.course_id = course
      and d.active_revision is not null
      and d.published
      and (d.unlock_at is null or d.unlock_at <= moment)
      and (d.lock_at is null or d.lock_at > moment)
  $$;
