-- Conversations: threads, turns, and the trace of each turn, which is the truth about it.

create table threads (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  user_id uuid not null,
  title text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index threads_of_user on threads (tenant_id, user_id, course_id, updated_at desc);
select protect_tenant_table('threads');

create table turns (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  thread_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  mode text not null check (mode in ('tutor', 'grounded_qa', 'agent')),
  message text not null,
  status text not null default 'pending'
    check (status in ('pending', 'running', 'complete', 'failed', 'aborted', 'blocked')),
  attempt integer not null default 0,
  -- When the student saw the first word; from then on the turn is never run again.
  first_token_at timestamptz,
  cancel_requested_at timestamptz,
  answer text not null default '',
  citations jsonb not null default '[]',
  support text,
  strategy text,
  error_code text,
  provider text,
  model text,
  input_tokens integer,
  output_tokens integer,
  cost_micros bigint,
  idempotency_key text,
  fingerprint text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, thread_id) references threads on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create unique index turns_idempotency on turns (tenant_id, user_id, course_id, idempotency_key)
  where idempotency_key is not null;
-- One answer at a time in a thread.
create unique index turns_one_open on turns (tenant_id, thread_id) where status in ('pending', 'running');
create index turns_of_thread on turns (tenant_id, thread_id, created_at);
select protect_tenant_table('turns');

-- Events in batches as they were written; within a batch, ids run from first_id without a gap.
create table turn_events (
  tenant_id uuid not null,
  turn_id uuid not null,
  first_id integer not null,
  last_id integer not null,
  events jsonb not null,
  primary key (tenant_id, turn_id, first_id),
  foreign key (tenant_id, turn_id) references turns on delete cascade
);
select protect_tenant_table('turn_events');

-- Which turns are being answered, by lease. Names no person and no text, so that one sweep sees the
-- lost ones of every tenant.
create table turn_leases (
  turn_id uuid primary key,
  tenant_id uuid not null references tenants (id) on delete cascade,
  attempt integer not null,
  expires_at timestamptz not null,
  cancel_requested boolean not null default false
);
create index turn_leases_expiry on turn_leases (expires_at);
grant select, insert, update, delete on turn_leases to preceptor_app;

-- Every request to a model: exactly what was sent and what came back. Never shown to students.
create table model_calls (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  turn_id uuid not null,
  task text not null,
  provider text not null,
  model text not null,
  prompt_version text not null,
  request jsonb not null,
  response text not null default '',
  finish_reason text,
  error_kind text,
  first_token_ms integer,
  duration_ms integer not null,
  input_tokens integer,
  output_tokens integer,
  cost_micros bigint,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, turn_id) references turns on delete cascade
);
create index model_calls_of_turn on model_calls (tenant_id, turn_id, created_at);
select protect_tenant_table('model_calls');
