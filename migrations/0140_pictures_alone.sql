-- A question may be a picture alone: the conversation tells it by what is known of the picture, and a case of a
-- school by what could be read in it. Who has cases goes on being asked and told about pictures in today's words.

create or replace function thread_history(thread uuid, before_turn uuid, messages integer)
  returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'content', case m.role
        when 'user' then ltrim(m.content || picture_notes(m.id), E'\n') else m.content end)
        order by m.created_at, m.place), '[]')
    from (
      select t.id, t.created_at, v.place, v.role, v.content
      from turns t cross join lateral (values (1, 'user', t.message), (2, 'assistant', t.answer)) as v (place, role, content)
      where t.tenant_id = app_tenant() and t.thread_id = thread and t.id <> before_turn
        and t.status in ('complete', 'failed', 'aborted')
        -- Nothing is written where pictures came alone.
        and (v.content <> '' or v.role = 'user')
        and not exists (select from turns r where r.tenant_id = t.tenant_id and r.retry_of = t.id)
      order by t.created_at desc, v.place desc limit messages
    ) m
  $$;

-- What can be asked in words of a question that came without any; '' where nothing could be read either.
create function picture_question(turn uuid)
  returns text
  language sql stable
  as $$
    select left(trim(regexp_replace(coalesce(string_agg(concat_ws(' ', tp.description, p.words), ' ' order by tp.position), ''),
      '\s+', ' ', 'g')), 600)
    from turn_pictures tp join pictures p on p.tenant_id = tp.tenant_id and p.id = tp.picture_id
    where tp.tenant_id = app_tenant() and tp.turn_id = turn
  $$;

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, part, version
  from (select distinct tenant_id from judged_answers) judging
    cross join (values ('pictures', 'pictures-1'), ('picture-alone', 'picture-alone-1')) as prompts (part, version)
  on conflict do nothing;
alter table judged_answers force row level security;
