-- What a school lets those who teach see of single students; without a row what they saw before: everything
-- that the pages hold, by name.
create table visibility_policies (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  level text not null check (level in ('aggregate', 'pseudonymous', 'named')),
  -- From which pseudonyms are made.
  salt uuid not null default gen_random_uuid()
);
select protect_tenant_table('visibility_policies');

-- A quiz that was made beside the class's board waits at the top of the LMS's picker until it is placed.
alter table class_quizzes add column to_place_since timestamptz;
