-- What instructors place in their courses: quizzes for a whole class, and conversations about one part of
-- the material.

create table class_quizzes (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  -- The quiz of another course that this one was taken over from, when the course was copied.
  origin_id uuid,
  title text not null,
  -- By slug and name: a copy of the course has concepts of its own.
  concept_slug text not null,
  concept_name text not null,
  -- With solutions; what a student sees is made from them without.
  items jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, course_id, origin_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('class_quizzes');

alter table quizzes add column class_quiz_id uuid;
-- One for each student, however often they open the link.
create unique index quizzes_of_class on quizzes
  (tenant_id, class_quiz_id, course_id, user_id, line_item) nulls not distinct where class_quiz_id is not null;

alter table threads add column focus jsonb;
