-- A search compares the vectors of every chunk of a course and reads the text of thirty. Texts therefore
-- move out of the row (embedding and lexical stay, storage main), so that a page holds two chunks.
-- Operators: rows written from now on; a re-sync of a course rewrites its chunks.

do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'chunks'::regclass loop
    execute format('alter table %s set (toast_tuple_target = 3072)', part);
  end loop;
end
$$;

create or replace function create_tenant(tenant_name text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  found_id uuid;
begin
  if length(trim(tenant_name)) not between 1 and 200 then
    raise exception 'a tenant name has 1 to 200 characters' using errcode = '22023';
  end if;
  insert into tenants (name) values (trim(tenant_name))
    on conflict (lower(name)) do update set name = tenants.name
    returning id into found_id;
  if to_regclass(format('chunks_%s', replace(found_id::text, '-', ''))) is null then
    execute format('create table %I partition of chunks for values in (%L)',
      'chunks_' || replace(found_id::text, '-', ''), found_id);
    execute format('alter table %I set (toast_tuple_target = 3072)',
      'chunks_' || replace(found_id::text, '-', ''));
  end if;
  return found_id;
end
$$;
