-- A share of a course's money of the month that is kept for the days before something is due.

alter table budget_rules drop constraint budget_rules_kind_check;
alter table budget_rules add constraint budget_rules_kind_check check (kind in ('cap', 'floor', 'reserve'));
-- Of a reserve: how many days before a due date it may be spent. Its amount is a share in per cent.
alter table budget_rules add column days_before integer;
alter table budget_rules drop constraint budget_rules_check;
alter table budget_rules add constraint budget_rules_check check (
  case kind
    when 'floor' then scope = 'student' and scope_id is null and period = 'day' and days_before is null
    when 'reserve' then scope = 'course' and period = 'month' and amount <= 90 and days_before between 0 and 31
    else days_before is null end);

-- When the work of a course is due: as the LMS tells it, replaced by every reading that asks for it, and
-- as somebody wrote it down.
create table course_due_dates (
  tenant_id uuid not null,
  course_id uuid not null,
  source text not null check (source in ('lms', 'manual')),
  -- Of the thing in the LMS; of a date that was written down, the day.
  key text not null,
  title text not null,
  due_at timestamptz not null,
  primary key (tenant_id, course_id, source, key),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('course_due_dates');
