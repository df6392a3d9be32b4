-- A turn may stop in the middle and wait for its student: for a yes or no, or for what their browser
-- works out. No worker holds it meanwhile; its row in turn_leases says until when it waits.

alter table turns drop constraint turns_status_check;
alter table turns add constraint turns_status_check
  check (status in ('pending', 'running', 'waiting', 'complete', 'failed', 'aborted', 'blocked'));
-- When it last came back into the line; null as long as it never waited.
alter table turns add column resumed_at timestamptz;

drop index turns_one_open;
create unique index turns_one_open on turns (tenant_id, thread_id) where status in ('pending', 'running', 'waiting');

create table turn_pauses (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  turn_id uuid not null,
  -- What the student is shown.
  ask jsonb not null,
  -- What only the server needs when the answer comes, e.g. the addresses behind the names.
  target jsonb,
  -- Everything the turn knew when it stopped.
  checkpoint jsonb not null,
  -- Null: the student has not said anything, in time or yet.
  answer jsonb,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, turn_id) references turns on delete cascade
);
create index turn_pauses_of_turn on turn_pauses (tenant_id, turn_id, created_at);
select protect_tenant_table('turn_pauses');
