-- What the bytes of a revision are, so that a reader of a citation can be shown the page itself.
-- Null for revisions of before that were not the active one; they become known when they are read again.

alter table document_revisions add column format text;

-- Forced row level security hides the rows from their owner as well.
alter table document_revisions no force row level security;
alter table documents no force row level security;
update document_revisions r set format = d.report ->> 'format'
  from documents d
  where d.tenant_id = r.tenant_id and d.id = r.document_id and d.active_revision = r.revision;
alter table document_revisions force row level security;
alter table documents force row level security;
