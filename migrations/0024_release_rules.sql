-- Who of a class may see a document: sections, groups, single students, what must be done first.
-- Kept with the document as the LMS told it, and weighed for the one who asks at the moment of asking.

-- {"all": […]} | {"any": […]} | {"not": …} | {"from": time} | {"until": time} | {"who": [key, …]};
-- anything else is a condition that cannot be weighed, and never opens anything.
alter table documents add column release_rule jsonb;

-- The person's number in the LMS's own database, which its API speaks of.
alter table users add column lms_user_id text;

-- What the LMS's API tells about the members of a course: the keys that rules speak of, as far as
-- they are known in full ("section:4", "group:7"). Replaced by every sync that needs them.
create table course_members (
  tenant_id uuid not null,
  course_id uuid not null,
  lms_user_id text not null,
  keys text[] not null,
  primary key (tenant_id, course_id, lms_user_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_members');

-- Modules the student has completed ("done:12"), as told when last asked.
alter table enrolments add column done text[] not null default '{}';

-- Null: nothing is known of who asks, as for what is made for a whole class. The key "*" says that the
-- others are all there are; "staff", that rules about students do not matter.
create function release_keys(course uuid, reader uuid) returns text[]
  language sql stable
  as $$
    select case when e.role in ('instructor', 'assistant') then array['staff']
      else e.done || coalesce(m.keys || array['*'], '{}')
        || case when u.lms_user_id is null then '{}' else array['user:' || u.lms_user_id] end end
    from enrolments e
      join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
      left join course_members m on m.tenant_id = e.tenant_id and m.course_id = e.course_id
        and m.lms_user_id = u.lms_user_id
    where e.tenant_id = app_tenant() and e.course_id = course and e.user_id = reader
  $$;

-- True, false, or null when it cannot be known; so "not" of the unknown opens nothing either.
create function release_allows(rule jsonb, keys text[], moment timestamptz) returns boolean
  language plpgsql stable parallel safe
  as $$
declare
  part jsonb;
  verdict boolean;
begin
  if rule ? 'all' then
    verdict := true;
    for part in select * from jsonb_array_elements(rule -> 'all') loop
      verdict := verdict and release_allows(part, keys, moment);
    end loop;
    return verdict;
  elsif rule ? 'any' then
    verdict := false;
    for part in select * from jsonb_array_elements(rule -> 'any') loop
      verdict := verdict or release_allows(part, keys, moment);
    end loop;
    return verdict;
  elsif rule ? 'not' then
    return not release_allows(rule -> 'not', keys, moment);
  elsif rule ? 'from' then
    return (rule ->> 'from')::timestamptz <= moment;
  elsif rule ? 'until' then
    return (rule ->> 'until')::timestamptz > moment;
  elsif rule ? 'who' then
    if keys && array(select jsonb_array_elements_text(rule -> 'who')) then return true; end if;
    -- Not among the keys that are known: only a complete list makes that a no.
    return case when '*' = any (keys) then false end;
  end if;
  return null;
end
$$;

drop function released_documents(uuid, timestamptz);
-- What one reader of a course may see at a moment: the release filter of every search. Without a
-- reader it is what everybody in the class may see.
create function released_documents(course uuid, moment timestamptz, reader uuid)
  returns setof documents
  language sql stable
  as $$
    select d.* from documents d
    where d.tenant_id = app_tenant() and d.course_id = course
      and d.active_revision is not null
      and d.published
      and (d.unlock_at is null or d.unlock_at <= moment)
      and (d.lock_at is null or d.lock_at > moment)
      and (d.release_rule is null
        or 'staff' = any ((select release_keys(course, reader))::text[])
        or coalesce(release_allows(d.release_rule, (select release_keys(course, reader)), moment), false))
  $$;
