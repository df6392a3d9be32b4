-- What an instructor lets the tutor do with a document: use it, name it as a source, open it. Modules
-- may be left out whole, what comes into them later included.

alter table documents
  add column may_use boolean not null default true,
  add column may_cite boolean not null default true,
  add column may_link boolean not null default true;

create table left_out_modules (
  tenant_id uuid not null,
  course_id uuid not null,
  -- Empty for what stands in no module.
  title text not null,
  primary key (tenant_id, course_id, title),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('left_out_modules');

create or replace function released_documents(course uuid, moment timestamptz, reader uuid)
  returns setof documents
  language sql stable
  as $$
    select d.* from documents d
    where d.tenant_id = app_tenant() and d.course_id = course
      and d.active_revision is not null
      and d.published
      and (d.unlock_at is null or d.unlock_at <= moment)
      and (d.lock_at is null or d.lock_at > moment)
      and d.may_use
      and not exists (select from left_out_modules m
        where m.tenant_id = d.tenant_id and m.course_id = course and m.title = coalesce(d.module_title, ''))
      and (d.release_rule is null
        or 'staff' = any ((select release_keys(course, reader))::text[])
        or coalesce(release_allows(d.release_rule, (select release_keys(course, reader)), moment), false))
  $$;
