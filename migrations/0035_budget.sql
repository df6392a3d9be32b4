-- What may be spent, what is set aside for work under way, and what was used. Money is millionths of
-- a US dollar, counted in whole numbers.

create table budget_rules (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  -- cap: no more than that. floor: so much every student may use whatever the others have used.
  kind text not null check (kind in ('cap', 'floor')),
  scope text not null check (scope in ('tenant', 'course', 'student')),
  -- One course or student; null: each of them that has no rule of its own.
  scope_id uuid,
  period text not null check (period in ('hour', 'day', 'month')),
  -- Money by day and month, model tokens by hour.
  amount bigint not null check (amount >= 0),
  -- bend: go on with a smaller model, in the end without one. refuse: no answer until the reset.
  when_reached text not null default 'bend' check (when_reached in ('bend', 'refuse')),
  primary key (tenant_id, id),
  check (kind = 'cap' or (scope = 'student' and scope_id is null and period = 'day'))
);
create unique index budget_rules_target on budget_rules
  (tenant_id, kind, scope, scope_id, period) nulls not distinct;
select protect_tenant_table('budget_rules');

-- One row per scope and window of time, made when it is first used.
create table budget_meters (
  tenant_id uuid not null references tenants (id) on delete cascade,
  scope text not null,
  -- The tenant's, the course's or the student's id.
  scope_id uuid not null,
  period text not null,
  starts_at timestamptz not null,
  used bigint not null default 0 check (used >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  -- How much of both came out of students' floors.
  from_floor bigint not null default 0 check (from_floor >= 0),
  primary key (tenant_id, scope, scope_id, period, starts_at)
);
select protect_tenant_table('budget_meters');

-- What is set aside for one turn (its id is the turn's) or one piece of background work.
create table budget_reservations (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  rung text not null check (rung in ('full', 'small', 'offline')),
  -- Which limit forbade a better rung; null when none did.
  limited_by jsonb,
  micros bigint not null check (micros >= 0),
  tokens bigint not null check (tokens >= 0),
  floor_micros bigint not null default 0,
  -- Sums of its usage entries: never more than what is set aside while work goes on.
  committed_micros bigint not null default 0,
  committed_tokens bigint not null default 0,
  taken_at timestamptz not null default now(),
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id)
);
create index budget_reservations_open on budget_reservations (tenant_id, expires_at)
  where settled_at is null;
select protect_tenant_table('budget_reservations');

-- Every request to a model: written before it is sent, at the most it can cost, and set right when it
-- has ended. One that nobody came back to set right stays at that: what is unknown counts as used.
create table usage_entries (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  reservation_id uuid not null,
  course_id uuid,
  user_id uuid,
  task text not null,
  provider text not null,
  model text not null,
  -- Whose key paid: tenant, installation, environment; null when none was needed.
  key_owner text,
  input_tokens integer not null,
  output_tokens integer not null,
  cost_micros bigint not null check (cost_micros >= 0),
  estimated boolean not null,
  is_open boolean not null,
  at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete set null (course_id),
  foreign key (tenant_id, user_id) references users on delete set null (user_id)
);
create index usage_entries_time on usage_entries (tenant_id, at);
create index usage_entries_reservation on usage_entries (tenant_id, reservation_id);
select protect_tenant_table('usage_entries');

-- Moves amounts on every meter a reservation counts on. Meters are locked in one order everywhere:
-- students first and the tenant, which everybody shares, last.
create function move_budget_meters(
  r budget_reservations, used_micros bigint, reserved_micros bigint, used_tokens bigint, reserved_tokens bigint,
  floor_delta bigint)
  returns void
  language plpgsql
  as $$
begin
  perform 1 from budget_meters m
    where m.tenant_id = r.tenant_id
      and (m.scope, m.scope_id) in (('student', r.user_id), ('course', r.course_id), ('tenant', r.tenant_id))
      and m.starts_at = budget_window(m.period, r.taken_at)
    order by array_position(array['student', 'course', 'tenant'], m.scope), m.period
    for update;
  update budget_meters m set
      used = m.used + case when m.period = 'hour' then used_tokens else used_micros end,
      reserved = m.reserved + case when m.period = 'hour' then reserved_tokens else reserved_micros end,
      from_floor = m.from_floor + case when m.period = 'hour' then 0 else floor_delta end
    where m.tenant_id = r.tenant_id
      and (m.scope, m.scope_id) in (('student', r.user_id), ('course', r.course_id), ('tenant', r.tenant_id))
      and m.starts_at = budget_window(m.period, r.taken_at);
end
$$;

-- First moment (UTC) of the hour, day or month that holds a moment.
create function budget_window(period text, moment timestamptz) returns timestamptz
  language sql stable
  as $$ select date_trunc(period, moment at time zone 'UTC') at time zone 'UTC' $$;

-- Ends a reservation: what its entries came to is used, the rest is free again. Harmless when repeated.
create function settle_budget(tenant uuid, reservation uuid) returns void
  language plpgsql
  as $$
declare
  r budget_reservations;
begin
  update budget_reservations b set settled_at = now()
    where b.tenant_id = tenant and b.id = reservation and b.settled_at is null
    returning * into r;
  if not found then return; end if;
  update usage_entries u set is_open = false, estimated = true
    where u.tenant_id = tenant and u.reservation_id = reservation and u.is_open;
  if r.micros = 0 and r.tokens = 0 then return; end if;
  perform move_budget_meters(r, r.committed_micros, -r.micros, r.committed_tokens, -r.tokens,
    least(r.floor_micros, r.committed_micros) - r.floor_micros);
end
$$;

-- A turn settles in the transaction that ends it, whoever ends it and however: no code path can forget.
create function settle_turn() returns trigger
  language plpgsql
  as $$
begin
  perform settle_budget(old.tenant_id, old.id);
  return null;
end
$$;
create trigger turns_settle after update of status on turns
  for each row when (new.status in ('complete', 'failed', 'aborted', 'blocked'))
  execute function settle_turn();
create trigger turns_settle_when_gone after delete on turns
  for each row execute function settle_turn();
