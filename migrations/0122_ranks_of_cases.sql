-- How a program ranks is its code, and of code there is one version at a time: where the passages of a school's
-- cases stood under the version before is therefore written down while that version still runs.

create table case_ranks (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- Of the ranking.
  version text not null,
  -- Of the cases.
  fingerprint text not null,
  -- {turn id: place of the first passage that holds what the answer cited, null when not among the first ten}
  ranks jsonb not null,
  at timestamptz not null default now(),
  primary key (tenant_id, version)
);
select protect_tenant_table('case_ranks');

-- regressed: worse on the school's cases, and serving all the same, because it could not be held back.
alter table gate_decisions drop constraint gate_decisions_verdict_check;
alter table gate_decisions add constraint gate_decisions_verdict_check
  check (verdict in ('passed', 'failed', 'overruled', 'no_cases', 'not_kept', 'regressed'));
