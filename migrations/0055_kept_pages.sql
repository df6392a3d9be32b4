-- Pages of a PDF as they were read last, by what they are made of: when the file changes, only the pages
-- that did are read (and recognised) again. Not needed to restore anything: it may be emptied at any time.

create table kept_pages (
  tenant_id uuid not null,
  document_id uuid not null,
  -- Version of the reader and its languages; what another one has read is read again.
  reader text not null,
  prints text[] not null,
  -- Compressed by the program.
  pages bytea not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references documents on delete cascade
);
alter table kept_pages alter column pages set storage external;
select protect_tenant_table('kept_pages');
