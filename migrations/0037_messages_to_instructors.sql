-- Messages that students have approved, on their way to the teachers of their course, and what
-- happened to each. The record in message_audit holds no word of them.

create table instructor_messages (
  tenant_id uuid not null,
  -- The pause in which it was approved: approving twice makes one message.
  id uuid not null,
  turn_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  via text not null check (via in ('canvas', 'moodle', 'email')),
  subject text not null,
  body text not null,
  footer text not null,
  -- [{address, name}]: the LMS's own ids, or e-mail addresses.
  recipients jsonb not null,
  -- unsure: it was being sent when its sender was lost, so nobody knows whether it arrived.
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
  reason text,
  attempts integer not null default 0,
  sending_since timestamptz,
  approved_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index instructor_messages_of_turn on instructor_messages (tenant_id, turn_id);
create index instructor_messages_sending on instructor_messages (tenant_id, sending_since) where state = 'sending';
select protect_tenant_table('instructor_messages');

create table message_audit (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  message_id uuid not null,
  course_id uuid not null,
  user_id uuid not null,
  event text not null check (event in ('approved', 'edited', 'declined', 'sent', 'refused', 'delayed', 'unsure', 'again')),
  via text,
  recipients integer,
  primary key (tenant_id, id)
);
create index message_audit_latest on message_audit (tenant_id, at desc);
select protect_tenant_table('message_audit');
