-- By what an installation knows its own files in a store that others may reach too. Processes of the
-- version before bear it beside them.

create table installation (
  is_only boolean primary key default true check (is_only),
  id uuid not null default gen_random_uuid()
);
insert into installation default values;
grant select on installation to preceptor_app;
