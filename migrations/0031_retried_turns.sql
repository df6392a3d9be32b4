-- A failed or stopped turn can be asked again by one click: a new turn that knows which one it repeats.
-- Once for each turn, so that two clicks ask once.

alter table turns add column retry_of uuid;
alter table turns add foreign key (tenant_id, retry_of) references turns on delete set null (retry_of);
create unique index turns_retry on turns (tenant_id, retry_of) where retry_of is not null;

-- As before, without the turns that were asked again: the model would read the question twice.
create or replace function thread_history(thread uuid, before_turn uuid, messages integer)
  returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'content', m.content) order by m.created_at, m.place), '[]')
    from (
      select t.created_at, v.place, v.role, v.content
      from turns t cross join lateral (values (1, 'user', t.message), (2, 'assistant', t.answer)) as v (place, role, content)
      where t.tenant_id = app_tenant() and t.thread_id = thread and t.id <> before_turn
        and t.status in ('complete', 'failed', 'aborted') and v.content <> ''
        and not exists (select from turns r where r.tenant_id = t.tenant_id and r.retry_of = t.id)
      order by t.created_at desc, v.place desc limit messages
    ) m
  $$;
