-- What is kept about somebody may go in one course while they stay in others; and why it went. Processes
-- of the version before cannot begin an erasure beside this: whoever tries repeats it.

alter table erasures
  add column course_id uuid,
  add column reason text check (reason in ('student', 'course_end', 'left', 'inactivity', 'administrator'));
drop index erasures_open;
create unique index erasures_open
  on erasures (tenant_id, user_id, coalesce(course_id, '00000000-0000-0000-0000-000000000000')) where user_id is not null;
