-- Vectors of a model that does not serve yet, while it is tried on an institution's own cases. Nothing a
-- student asks reads them; they go when the trial is over.

create table trial_vectors (
  tenant_id uuid not null references tenants (id) on delete cascade,
  chunk_id uuid not null,
  embedder text not null,
  embedding halfvec(1024) not null,
  primary key (tenant_id, chunk_id)
);
select protect_tenant_table('trial_vectors');
