-- Explanations of a course's concepts, written in advance for times without a language model. They are
-- made of the course alone; nothing of a student goes into them.

create table prepared_answers (
  tenant_id uuid not null references tenants (id) on delete cascade,
  concept_id uuid not null,
  course_id uuid not null,
  answer text not null,
  -- [{"marker", "chunkIds"}]: what its citations stand on. It is not given while one of them is not released,
  -- and never again when one is gone.
  sources jsonb not null check (jsonb_array_length(sources) > 0),
  provider text not null,
  model text not null,
  prompt_version text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, concept_id),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('prepared_answers');

-- No student asked for them: their money counts on the course and the tenant alone.
alter table budget_reservations alter column user_id drop not null;
