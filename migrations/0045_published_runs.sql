-- Evaluations an operator has published for everybody to read. They belong to no tenant.

create table published_runs (
  id uuid primary key,
  suite text not null,
  finished_at timestamptz not null,
  published_at timestamptz not null default now(),
  report jsonb not null
);
create index published_runs_latest on published_runs (suite, finished_at desc);
grant select, insert on published_runs to preceptor_app;
