-- Pictures that students add to their questions. The bytes lie among the stored files, sealed with the data
-- key of the tenant; a question points to its pictures, and one that asks again points to the same ones.

create table pictures (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  -- Of the bytes as they arrived: the same picture sent twice is one picture.
  digest text not null,
  blob_key text not null,
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  size integer not null check (size > 0),
  -- What text recognition read in it, '' for nothing; null until it was asked.
  words text,
  -- Whether a question ever pointed to it; one that none points to any more is then swept at once.
  sent boolean not null default false,
  -- When it was last uploaded or sent.
  touched_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create unique index pictures_once on pictures (tenant_id, user_id, course_id, digest);
create index pictures_by_blob on pictures (tenant_id, blob_key);
select protect_tenant_table('pictures');

create table turn_pictures (
  tenant_id uuid not null,
  turn_id uuid not null,
  position integer not null check (position > 0),
  picture_id uuid not null,
  -- In the student's words.
  description text not null default '',
  primary key (tenant_id, turn_id, position),
  unique (tenant_id, turn_id, picture_id),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, picture_id) references pictures
);
create index turn_pictures_of_picture on turn_pictures (tenant_id, picture_id);
select protect_tenant_table('turn_pictures');

-- What a later question of the conversation knows of the pictures of an earlier one.
create function picture_notes(turn uuid)
  returns text
  language sql stable
  as $$
    select coalesce(string_agg(E'\n[Picture'
        || case when tp.description = '' then '' else ': ' || tp.description end
        || case when coalesce(p.words, '') = '' then '' else '; text read in it: '
             || left(regexp_replace(p.words, '\s+', ' ', 'g'), 400) end
        || ']', '' order by tp.position), '')
    from turn_pictures tp join pictures p on p.tenant_id = tp.tenant_id and p.id = tp.picture_id
    where tp.tenant_id = app_tenant() and tp.turn_id = turn
  $$;

create or replace function thread_history(thread uuid, before_turn uuid, messages integer)
  returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'content',
        m.content || case m.role when 'user' then picture_notes(m.id) else '' end) order by m.created_at, m.place), '[]')
    from (
      select t.id, t.created_at, v.place, v.role, v.content
      from turns t cross join lateral (values (1, 'user', t.message), (2, 'assistant', t.answer)) as v (place, role, content)
      where t.tenant_id = app_tenant() and t.thread_id = thread and t.id <> before_turn
        and t.status in ('complete', 'failed', 'aborted') and v.content <> ''
        and not exists (select from turns r where r.tenant_id = t.tenant_id and r.retry_of = t.id)
      order by t.created_at desc, v.place desc limit messages
    ) m
  $$;
