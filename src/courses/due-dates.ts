import { daysAfter, isTimeZone, startOfDay } from '../ground/time/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import type { SourceDueDates } from '../lms/index.ts';
import type { CourseKey } from './course.ts';

export interface DueDate {
  /** `manual`: written down by somebody, because the LMS does not tell. */
  readonly source: 'lms' | 'manual';
  readonly title: string;
  readonly dueAt: Date;
  /** One student or a part of the class ("user:42", "section:4"); null: everybody. */
  readonly who: string | null;
  /** Whether it is the date of the one it was asked for; without one, of everybody. */
  readonly isMine: boolean;
}

export interface DueDates {
  /** The earliest first. */
  readonly dates: readonly DueDate[];
  /** By whose midnight the days of the course begin. */
  readonly timeZone: string;
}

/** Replaces what the LMS told about due dates. */
export async function replaceDueDates(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { due, exceptions, timeZone }: SourceDueDates,
): Promise<void> {
  await replaceDates(tx, { tenantId, courseId }, 'lms', due);
  await tx.query('delete from course_due_exceptions where tenant_id = $1 and course_id = $2', [
    tenantId,
    courseId,
  ]);
  await tx.query(
    `insert into course_due_exceptions (tenant_id, course_id, key, who, title, due_at)
     select $1, $2, e.key, e.who, e.title, e."dueAt"
     from jsonb_to_recordset($3::jsonb) as e (key text, who text, title text, "dueAt" timestamptz)
     on conflict do nothing`,
    [tenantId, courseId, asJson(exceptions)],
  );
  const known = timeZone !== null && isTimeZone(timeZone) ? timeZone : null;
  await tx.query(
    `update courses set time_zone = $3 where tenant_id = $1 and id = $2 and time_zone is distinct from $3`,
    [tenantId, courseId, known],
  );
}

/** Writes due days down by hand, in place of those before; each is due at its end in the course's time zone. */
export async function writeDueDays(
  tx: Tx,
  course: CourseKey,
  days: readonly string[],
): Promise<void> {
  const due = days.map((day) => ({ key: day, title: day, dueAt: new Date(`${day}T23:59:59Z`) }));
  await replaceDates(tx, course, 'manual', due);
}

async function replaceDates(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  source: DueDate['source'],
  due: SourceDueDates['due'],
): Promise<void> {
  await tx.query(
    'delete from course_due_dates where tenant_id = $1 and course_id = $2 and source = $3',
    [tenantId, courseId, source],
  );
  await tx.query(
    `insert into course_due_dates (tenant_id, course_id, source, key, title, due_at)
     select $1, $2, $3, d.key, d.title, d."dueAt"
     from jsonb_to_recordset($4::jsonb) as d (key text, title text, "dueAt" timestamptz)
     on conflict do nothing`,
    [tenantId, courseId, source, asJson(due)],
  );
}

/**
 * Due dates of a course between two moments, those of everybody and those of some. Where several are meant
 * for one student, their own counts before those of their sections and groups, and of these the latest:
 * as Canvas decides it (AssignmentOverrideApplicator).
 */
export async function dueDatesOf(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string | null },
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<DueDates> {
  const rows = await tx.query<DueDate & { timeZone: string | null }>(
    `with mine as (
       select distinct on (e.key) e.key, e.who from course_due_exceptions e
         join users u on u.tenant_id = e.tenant_id and u.id = $5
         left join course_members m on m.tenant_id = e.tenant_id and m.course_id = e.course_id
           and m.lms_user_id = u.lms_user_id
       where e.tenant_id = $1 and e.course_id = $2
         and (e.who = 'user:' || u.lms_user_id or e.who = any (m.keys))
       order by e.key, e.who like 'user:%' desc, e.due_at desc nulls first),
     dates as (
       select d.source, d.title, d.due_at, null as who,
         d.source = 'manual' or not exists (select from mine where mine.key = d.key) as is_mine
       from course_due_dates d where d.tenant_id = $1 and d.course_id = $2
       union all
       select 'lms', e.title, e.due_at, e.who,
         exists (select from mine where mine.key = e.key and mine.who = e.who)
       from course_due_exceptions e where e.tenant_id = $1 and e.course_id = $2)
     select c.time_zone as "timeZone", source, dates.title, due_at as "dueAt", who, is_mine as "isMine"
     from courses c left join dates on due_at >= $3::timestamptz - interval '1 day'
       and due_at < $4::timestamptz + interval '1 day'
     where c.tenant_id = $1 and c.id = $2`,
    [tenantId, courseId, from, to, userId],
  );
  const timeZone = rows[0]?.timeZone ?? 'UTC';
  const dates = rows
    .filter(({ source }) => source !== null)
    .map(({ timeZone: _zone, ...date }) => inZone(date, timeZone))
    .filter(({ dueAt }) => dueAt >= from && dueAt < to)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.title < b.title ? -1 : 1));
  return { dates, timeZone };
}

/** A day that was written down ends when it ends in the course. */
function inZone(date: DueDate, timeZone: string): DueDate {
  if (date.source !== 'manual') return date;
  const end = startOfDay(timeZone, daysAfter(date.title, 1)).getTime();
  return { ...date, dueAt: new Date(end - 1_000) };
}
