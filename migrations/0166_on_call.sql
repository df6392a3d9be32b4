-- Who is told when a student may be in danger, in the order of asking, and what became of each call.
-- Nobody is told anything until a school has named somebody.

create table oncall_contacts (
  tenant_id uuid not null references tenants (id) on delete cascade,
  position integer not null,
  name text not null,
  email text not null,
  -- Until the next one is called.
  minutes integer not null check (minutes between 1 and 1440),
  primary key (tenant_id, position)
);
create unique index oncall_contacts_email on oncall_contacts (tenant_id, lower(email));
select protect_tenant_table('oncall_contacts');

create table oncall_notices (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  -- All three null in a drill.
  turn_id uuid,
  course_id uuid,
  user_id uuid,
  -- [{name, email, minutes}]: the contacts as they were when it was raised.
  chain jsonb not null,
  -- unanswered: everybody was called, and nobody has taken it on.
  state text not null default 'ringing' check (state in ('ringing', 'acknowledged', 'unanswered')),
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  -- Which of the chain took it on, from 0.
  acknowledged_by integer,
  primary key (tenant_id, id),
  check (num_nonnulls(turn_id, course_id, user_id) in (0, 3)),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index oncall_notices_latest on oncall_notices (tenant_id, raised_at);
create index oncall_notices_of_student on oncall_notices (tenant_id, user_id, raised_at);
select protect_tenant_table('oncall_notices');

create table oncall_calls (
  tenant_id uuid not null,
  notice_id uuid not null,
  -- Which of the chain is called, from 0.
  step integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  sending_since timestamptz,
  sent_at timestamptz,
  -- When the next one is called.
  due_at timestamptz not null,
  -- Of the links that were sent: a try whose end nobody knows may have arrived as well.
  token_hashes text[] not null default '{}',
  primary key (tenant_id, notice_id, step),
  foreign key (tenant_id, notice_id) references oncall_notices on delete cascade
);
create index oncall_calls_token on oncall_calls using gin (token_hashes);
select protect_tenant_table('oncall_calls');
