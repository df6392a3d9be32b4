-- A document says which version of the readers read it, so that what a release reads otherwise can be tried on a
-- school's own cases before documents that serve are read again.

alter table document_revisions add column reader text;

-- Forced row level security hides the rows from their owner as well.
alter table document_revisions no force row level security;
alter table judged_answers no force row level security;
update document_revisions set reader = 'reader-1';
insert into held_versions (tenant_id, part, version)
  select tenant_id, part, version
  from (select distinct tenant_id from judged_answers) judging
    cross join (values ('reader', 'reader-1'), ('ranking', 'ranking-1')) as parts (part, version)
  on conflict do nothing;
alter table document_revisions force row level security;
alter table judged_answers force row level security;
