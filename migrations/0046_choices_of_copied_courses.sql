-- A copied course begins with what the instructor of its original let the tutor do with each document.
-- The copy's documents have other ids at the LMS and appear when it is read: the choices wait for them.

alter table documents
  -- copy: as its original had it. Null: nobody chose, or an instructor did before this was kept.
  add column chosen_by text check (chosen_by in ('instructor', 'copy'));

-- Documents of the original that somebody chose about, and those called like one of them.
create table carried_choices (
  tenant_id uuid not null,
  course_id uuid not null,
  -- The document of the original: only tells rows apart.
  origin_document uuid not null,
  title text not null,
  file_name text not null,
  -- Empty for what stands in no module.
  module_title text not null,
  content_hash text,
  may_use boolean not null,
  may_cite boolean not null,
  may_link boolean not null,
  primary key (tenant_id, course_id, origin_document),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('carried_choices');

-- What the original's instructor chose for the document that this one is a copy of; no row when it is
-- none. Its names and module tell, then its content, then names that only one document of the
-- original had. Where several fit, the strictest holds: what was left out must not come in unasked.
create function carried_choice(course uuid, its_title text, its_file text, its_module text, its_hash text)
  returns table (may_use boolean, may_cite boolean, may_link boolean)
  language sql stable
  as $$
    with known as (
      select c.*,
        (c.title = its_title and c.file_name = its_file) as named,
        (c.title = its_title and c.file_name = its_file
          and c.module_title = coalesce(its_module, '')) as placed,
        coalesce(c.content_hash = its_hash, false) as same_content
      from carried_choices c
      where c.tenant_id = app_tenant() and c.course_id = course
    ),
    ranked as (
      select k.*, case
          when placed and same_content then 1
          when placed then 2
          when same_content then 3
          when named and (select count(*) from known where named) = 1 then 4
        end as rank
      from known k
    )
    select bool_and(r.may_use), bool_and(r.may_cite), bool_and(r.may_link) from ranked r
    where r.rank = (select min(rank) from ranked)
    having count(*) > 0
  $$;
