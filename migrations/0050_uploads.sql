-- Files that an instructor puts into a course by hand are read like all others.

alter table ingest_jobs drop constraint ingest_jobs_reason_check;
alter table ingest_jobs add constraint ingest_jobs_reason_check
  check (reason in ('sync', 'folder', 'upload', 'retry', 'reindex'));
