import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';
import type { CourseDocument } from './document.ts';

/** Graded work as the LMS and the instructor tell of it, with the dates of one student. */
export interface GradedWork {
  readonly documentId: string;
  readonly revision: number;
  readonly title: string;
  /** The student's own where they have one, else everybody's; null: the LMS tells none. */
  readonly dueAt: Date | null;
  /** When the LMS closes it for everybody. */
  readonly lockAt: Date | null;
}

/** Whether a document is graded work: an assignment, by the key of the LMS, unless somebody chose otherwise. */
export function countsAsGraded({
  source,
  sourceKey,
  graded = null,
}: Pick<CourseDocument, 'source' | 'sourceKey'> & { readonly graded?: boolean | null }): boolean {
  const prefix = { canvas: 'assignment:', moodle: 'assign:', folder: null, upload: null }[source];
  return graded ?? (prefix !== null && sourceKey.startsWith(prefix));
}

/** The same of a row. */
const isGraded = `coalesce(d.graded,
  (d.source = 'canvas' and d.source_key like 'assignment:%')
  or (d.source = 'moodle' and d.source_key like 'assign:%'))`;

/** Under which key the due dates of a document stand. */
const dueKey = `case d.source when 'moodle' then 'duedate:' || substr(d.source_key, 8) else d.source_key end`;

/** The dates that are meant for one student, as in dueDatesOf. */
const ownDates = `select distinct on (e.key) e.key, e.due_at from course_due_exceptions e
    join users u on u.tenant_id = e.tenant_id and u.id = $3
    left join course_members m on m.tenant_id = e.tenant_id and m.course_id = e.course_id
      and m.lms_user_id = u.lms_user_id
  where e.tenant_id = $1 and e.course_id = $2
    and (e.who = 'user:' || u.lms_user_id or e.who = any (m.keys))
  order by e.key, e.who like 'user:%' desc, e.due_at desc nulls first`;

/**
 * The graded work of a course that a student has before them now or had while it was due; none for those who
 * teach. Where the LMS does not tell whom a work is for, it is for everybody.
 */
export async function gradedWorkFor(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string },
): Promise<GradedWork[]> {
  return tx.query<GradedWork>(
    `with mine as (${ownDates}),
     reader as (select release_keys($2, $3) as keys),
     work as (
       select d.*, case when mine.key is null then c.due_at else mine.due_at end as due_at
       from documents d
         left join mine on mine.key = ${dueKey}
         left join course_due_dates c on c.tenant_id = d.tenant_id and c.course_id = d.course_id
           and c.source = 'lms' and c.key = ${dueKey}
       where d.tenant_id = $1 and d.course_id = $2 and d.active_revision is not null and d.published
         and ${isGraded})
     select w.id as "documentId", w.active_revision as revision, w.title, w.due_at as "dueAt", w.lock_at as "lockAt"
     from work w, reader
     where not coalesce('staff' = any (reader.keys), false)
       and (w.unlock_at is null or w.unlock_at <= now())
       and (w.release_rule is null or coalesce(
         release_allows(w.release_rule, reader.keys, least(now(), w.due_at - interval '1 second')), true))
     order by w.due_at nulls last, w.position, w.id`,
    [tenantId, courseId, userId],
  );
}

/** The graded work of a course as those who teach see it, with everybody's dates. */
export async function listGradedWork(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<GradedWork[]> {
  return tx.query<GradedWork>(
    `select d.id as "documentId", d.active_revision as revision, d.title, c.due_at as "dueAt", d.lock_at as "lockAt"
     from documents d
       left join course_due_dates c on c.tenant_id = d.tenant_id and c.course_id = d.course_id
         and c.source = 'lms' and c.key = ${dueKey}
     where d.tenant_id = $1 and d.course_id = $2 and d.active_revision is not null and d.published
       and ${isGraded}
     order by c.due_at nulls last, d.position, d.id`,
    [tenantId, courseId],
  );
}

/** The student's own date for something that is due; undefined: as everybody's. Null: never due for them. */
export async function ownDueDate(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string },
  key: string,
): Promise<Date | null | undefined> {
  const [own] = await tx.query<{ dueAt: Date | null }>(
    `with mine as (${ownDates}) select due_at as "dueAt" from mine where key = $4`,
    [tenantId, courseId, userId, key],
  );
  return own && own.dueAt;
}

/** What the LMS says is due in a course, by the keys that dates of students are kept under. */
export async function listDueWork(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<{ readonly key: string; readonly title: string; readonly dueAt: Date }[]> {
  return tx.query(
    `select key, title, due_at as "dueAt" from course_due_dates
     where tenant_id = $1 and course_id = $2 and source = 'lms' and due_at > now() order by due_at, key limit 100`,
    [tenantId, courseId],
  );
}
