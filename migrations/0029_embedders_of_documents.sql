-- A search knows which model made the vectors it compares.

-- The model of the active revision's vectors; null where that is not known, which is taken for the present one.
alter table documents add column active_embedder text;

-- Forced row level security hides the rows from their owner as well.
alter table document_revisions no force row level security;
alter table documents no force row level security;
update documents d set active_embedder = r.embedder
  from document_revisions r
  where r.tenant_id = d.tenant_id and r.document_id = d.id and r.revision = d.active_revision;
alter table document_revisions force row level security;
alter table documents force row level security;
