-- What a model proposes about the concepts of a course, of its material alone; nothing of a student goes into it.
-- Courses ask for none until an instructor switches it on, and nothing changes before an instructor accepts it.

alter table concepts
  -- Called so by an instructor: what the material says instead changes it no more.
  add column name_given boolean not null default false,
  -- Where an instructor wants it in the teaching order; null: as the material has it.
  add column place integer,
  -- Not a heading of the material: stays as long as some released passage has all its words.
  add column added boolean not null default false,
  -- The concept that it is the same as; never one that is merged itself. What is known about a student
  -- stays with this one and is read as being about the other.
  add column merged_into uuid,
  add foreign key (tenant_id, merged_into) references concepts on delete set null (merged_into),
  add check (merged_into is null or (merged_into <> id and retired));
create index concepts_merged on concepts (tenant_id, merged_into) where merged_into is not null;

-- The last time a model was asked about the concepts of a course: it is not asked again while the material stays.
create table concept_readings (
  tenant_id uuid not null,
  course_id uuid not null,
  material_hash text not null,
  prompt_version text not null,
  provider text not null,
  model text not null,
  -- {"kept": 2, "dropped": {"quote": 1}}: by the check that a proposal did not pass.
  outcome jsonb not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('concept_readings');

create table concept_proposals (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  -- With its kind, and the place of the material that it rests on.
  detail jsonb not null,
  -- Of what is proposed, by slugs, so that it holds in a copied course: a course decides the same once.
  fingerprint text not null,
  standing text not null default 'open' check (standing in ('open', 'accepted', 'refused')),
  provider text not null,
  model text not null,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, course_id, fingerprint),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('concept_proposals');

-- Who has cases goes on being asked in today's words. Forced row level security hides the rows from
-- their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, 'concepts', 'concepts-1' from (select distinct tenant_id from judged_answers) judging
  on conflict do nothing;
alter table judged_answers force row level security;
