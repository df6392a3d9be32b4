-- An institution with test cases of its own goes on being served as it is when a release or a setting brings
-- another embedder or another version of a prompt, until that one has passed its cases.

-- No row: nothing is held back, the newest serves. Rows come with an institution's first case.
create table held_versions (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- embedder, or the name of a prompt
  part text not null,
  version text not null,
  since timestamptz not null default now(),
  primary key (tenant_id, part)
);

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
alter table documents no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, part, version
  from (select distinct tenant_id from judged_answers) judging
    cross join (values ('tutor', 'tutor-1'), ('grounded-qa', 'grounded-qa-1'), ('synthesis', 'synthesis-1'))
      as prompts (part, version);
insert into held_versions (tenant_id, part, version)
  select distinct on (tenant_id) tenant_id, 'embedder', active_embedder
  from documents
  where active_embedder is not null and tenant_id in (select tenant_id from judged_answers)
  group by tenant_id, active_embedder
  order by tenant_id, count(*) desc, active_embedder;
alter table judged_answers force row level security;
alter table documents force row level security;
select protect_tenant_table('held_versions');

-- What was decided about a change, and why. Nobody changes or removes a line.
create table gate_decisions (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  part text not null,
  -- What served, where that is known, and what was to take its place.
  before text,
  after text not null,
  verdict text not null check (verdict in ('passed', 'failed', 'overruled', 'no_cases', 'not_kept')),
  -- Of the cases it was decided by.
  fingerprint text,
  -- In the words of whoever overruled it.
  because text,
  -- {"comparison", "lost": [{"question", "quotes", "before", "after"}], …}
  report jsonb,
  primary key (tenant_id, id)
);
create index gate_decisions_latest on gate_decisions (tenant_id, part, id desc);
select protect_tenant_table('gate_decisions');
revoke update, delete on gate_decisions from preceptor_app;
