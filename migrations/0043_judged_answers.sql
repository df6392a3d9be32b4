-- What instructors said of answers to their own questions, in one click: the school's own test cases.

create table judged_answers (
  tenant_id uuid not null,
  turn_id uuid not null,
  course_id uuid not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  judged_at timestamptz not null default now(),
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index judged_answers_of_course on judged_answers (tenant_id, course_id);
select protect_tenant_table('judged_answers');
