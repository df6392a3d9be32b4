import type { Tx } from '../ground/db/index.ts';
import type { SourceDue } from '../lms/index.ts';
import type { CourseKey } from './document.ts';

export interface DueDate {
  /** `manual`: written down by somebody, because the LMS does not tell. */
  readonly source: 'lms' | 'manual';
  readonly title: string;
  readonly dueAt: Date;
}

/** Replaces the due dates of one source. */
export async function replaceDueDates(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { source, due }: { source: DueDate['source']; due: readonly SourceDue[] },
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
    [tenantId, courseId, source, JSON.stringify(due)],
  );
}

/** Writes due days down by hand, in place of those before; each is due at its end (UTC). */
export async function writeDueDays(
  tx: Tx,
  course: CourseKey,
  days: readonly string[],
): Promise<void> {
  const due = days.map((day) => ({ key: day, title: day, dueAt: new Date(`${day}T23:59:59Z`) }));
  await replaceDueDates(tx, course, { source: 'manual', due });
}

/** Due dates of a course, the earliest first, up to a moment. */
export async function dueDatesOf(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<DueDate[]> {
  return tx.query<DueDate>(
    `select source, title, due_at as "dueAt" from course_due_dates
     where tenant_id = $1 and course_id = $2 and due_at >= $3 and due_at < $4 order by due_at, title`,
    [tenantId, courseId, from, to],
  );
}
