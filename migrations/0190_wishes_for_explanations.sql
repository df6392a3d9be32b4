-- How a student of a course likes things explained, in their own choice from a short list. No row: no wish.

create table explanation_wishes (
  tenant_id uuid not null,
  user_id uuid not null,
  course_id uuid not null,
  wish text not null check (wish in ('examples_first', 'step_by_step', 'short', 'in_pictures')),
  chosen_at timestamptz not null default now(),
  primary key (tenant_id, user_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index explanation_wishes_of_course on explanation_wishes (tenant_id, course_id);
select protect_tenant_table('explanation_wishes');
