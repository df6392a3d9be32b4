-- The version at the source whose bytes were not taken. It stood in the place of the version that is held, and
-- a document read again from the bytes it has then counted as up to date.

alter table documents add column refused_version text;

-- Forced row level security hides the rows from their owner as well.
alter table documents no force row level security;
alter table ingest_jobs no force row level security;
-- What was refused, and what was read again from the bytes it has, is fetched once more at the next reading.
update documents set source_version = ''
  where source in ('canvas', 'moodle') and (
    (state = 'failed' and failure_code in ('too_large', 'quota_exceeded', 'unsupported_format', 'empty_file'))
    or (select j.reason from ingest_jobs j
        where j.tenant_id = documents.tenant_id and j.document_id = documents.id
        order by j.number desc limit 1) in ('retry', 'reindex'));
alter table ingest_jobs force row level security;
alter table documents force row level security;
