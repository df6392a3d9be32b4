-- Who is taught in a school, for all courses that say nothing else; without a row nothing is said, as before.
create table school_audiences (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  audience text not null check (audience in ('under_13', '13_17', 'adults'))
);
select protect_tenant_table('school_audiences');
