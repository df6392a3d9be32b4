-- Every reading of a document that was asked for, what became of it, and who holds it now. The row is
-- the contract; the message in the queue only calls a worker to look at it.

create table ingest_jobs (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  document_id uuid not null,
  -- The order in which they were asked for: a later one makes an earlier one pointless.
  number bigint generated always as identity,
  blob_key text not null,
  reason text not null check (reason in ('sync', 'folder', 'retry', 'reindex')),
  status text not null default 'waiting'
    check (status in ('waiting', 'running', 'done', 'failed', 'superseded')),
  stage text,
  stage_done integer,
  stage_total integer,
  attempt integer not null default 0,
  -- Whoever runs it renews this; when it has passed, that process is gone.
  lease_until timestamptz,
  failure_code text,
  failure_reason text,
  -- For operators only: the error itself.
  failure_detail text,
  -- Milliseconds by stage.
  stages jsonb not null default '{}',
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references documents on delete cascade
);
-- The lock of a document: nobody else writes while one runs.
create unique index ingest_jobs_running on ingest_jobs (tenant_id, document_id) where status = 'running';
create index ingest_jobs_of_document on ingest_jobs (tenant_id, document_id, number desc);
create index ingest_jobs_of_course on ingest_jobs (tenant_id, course_id, status);
select protect_tenant_table('ingest_jobs');
