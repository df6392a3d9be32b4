-- Caps for a course's sections (Canvas) or groups (Moodle). They have no row of their own: their id is
-- the course's, a slash, and the key that course_members tells of each person ("section:4", "group:7").

alter table budget_rules alter column scope_id type text;
alter table budget_rules drop constraint budget_rules_scope_check;
alter table budget_rules add constraint budget_rules_scope_check
  check (scope in ('tenant', 'course', 'section', 'student'));
alter table budget_meters alter column scope_id type text;

-- Those of the student when the money was set aside: where they have moved since does not matter.
alter table budget_reservations add column sections text[] not null default '{}';
alter table usage_entries add column sections text[] not null default '{}';

-- The ids on whose meters a reservation counts.
create function budget_scopes(r budget_reservations) returns table (scope text, scope_id text)
  language sql stable rows 4
  as $$
    select 'student', r.user_id::text
    union all select 'section', r.course_id || '/' || key from unnest(r.sections) as key
    union all select 'course', r.course_id::text
    union all select 'tenant', r.tenant_id::text
  $$;

-- As in 0035, and sections between the student and the course, by name.
create or replace function move_budget_meters(
  r budget_reservations, used_micros bigint, reserved_micros bigint, used_tokens bigint, reserved_tokens bigint,
  floor_delta bigint)
  returns void
  language plpgsql
  as $$
begin
  perform 1 from budget_meters m join budget_scopes(r) s on s.scope = m.scope and s.scope_id = m.scope_id
    where m.tenant_id = r.tenant_id and m.starts_at = budget_window(m.period, r.taken_at)
    order by array_position(array['student', 'section', 'course', 'tenant'], m.scope), m.scope_id collate "C", m.period
    for update of m;
  update budget_meters m set
      used = m.used + case when m.period = 'hour' then used_tokens else used_micros end,
      reserved = m.reserved + case when m.period = 'hour' then reserved_tokens else reserved_micros end,
      from_floor = m.from_floor + case when m.period = 'hour' then 0 else floor_delta end
    from budget_scopes(r) s
    where s.scope = m.scope and s.scope_id = m.scope_id
      and m.tenant_id = r.tenant_id and m.starts_at = budget_window(m.period, r.taken_at);
end
$$;
