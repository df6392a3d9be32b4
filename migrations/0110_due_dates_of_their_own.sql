-- Due dates that hold for some of a course instead of everybody's: an extension of one student, the date of
-- a section or a group. Replaced with the due dates of the LMS by every reading that asks for them.

create table course_due_exceptions (
  tenant_id uuid not null,
  course_id uuid not null,
  -- As in course_due_dates, where there is nothing of that key when it is due for nobody else.
  key text not null,
  -- As release rules name them: "user:42", "section:4", "group:7".
  who text not null,
  title text not null,
  -- Null: it is never due for them.
  due_at timestamptz,
  primary key (tenant_id, course_id, key, who),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_due_exceptions');
