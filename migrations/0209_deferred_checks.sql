-- What a student said to a check that waited. That one waits is worked out from evidence and is kept nowhere.
create table check_deferrals (
  tenant_id uuid not null,
  user_id uuid not null,
  concept_id uuid not null,
  course_id uuid not null,
  -- postponed: it waits again from then on; declined: not before there is new success to ask about.
  said text not null check (said in ('postponed', 'declined')),
  said_at timestamptz not null default now(),
  until timestamptz,
  primary key (tenant_id, user_id, concept_id),
  check ((said = 'postponed') = (until is not null)),
  foreign key (tenant_id, user_id) references users on delete cascade,
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('check_deferrals');
