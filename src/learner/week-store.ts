import { lockCourse, type CourseKey } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
import type { ClosedWeek, Figure, Standing } from './weeks.ts';

/** How far the weeks of a course are closed. */
export interface Closing {
  /** IANA name; by its midnights weeks begin. */
  readonly timeZone: string;
  readonly createdAt: Date;
  /** The Monday of the last week that was closed; null: none was. */
  readonly lastWeek: string | null;
}

/** Likewise, and nobody else closes one before this transaction ends. */
export async function lockClosing(tx: Tx, course: CourseKey): Promise<Closing> {
  await lockCourse(tx, course);
  const [row] = await tx.query<Closing>(
    `select coalesce(c.time_zone, 'UTC') as "timeZone", c.created_at as "createdAt",
       to_char(l.last_week, 'YYYY-MM-DD') as "lastWeek"
     from courses c left join misconception_closings l on l.tenant_id = c.tenant_id and l.course_id = c.id
     where c.tenant_id = $1 and c.id = $2`,
    [course.tenantId, course.courseId],
  );
  if (!row) throw new Error('a board is asked for of a course that is gone');
  return row;
}

/** How each student who is in the course now stands with each concept, those that were merged into it included. */
export async function standingsOf(tx: Tx, { tenantId, courseId }: CourseKey): Promise<Standing[]> {
  return tx.query<Standing>(
    `select c.id as "conceptId", m.user_id as "userId", min(m.first_seen_at) as "firstSeenAt",
       bool_or(m.status in ('active', 'resolving')) as "isOpen", bool_or(m.status = 'resolved') as "hasCleared",
       max(greatest(m.last_seen_at, (select max(e.happened_at) from misconception_events e
         where e.tenant_id = m.tenant_id and e.misconception_id = m.id))) as "lastMovedAt",
       array(select distinct w.kind from misconception_week_members w
         join concepts k on k.tenant_id = w.tenant_id and k.id = w.concept_id
         where w.tenant_id = $1 and w.user_id = m.user_id and c.id in (k.id, k.merged_into)) as counted
     from misconceptions m ${joinConcept('m')}
       join enrolments e on e.tenant_id = m.tenant_id and e.course_id = m.course_id and e.user_id = m.user_id
         and e.role = 'student' and e.left_at is null
       join users u on u.tenant_id = m.tenant_id and u.id = m.user_id and not u.is_test
     where m.tenant_id = $1 and m.course_id = $2 and m.status <> 'dismissed' and not c.retired
     group by c.id, m.user_id order by c.id, m.user_id`,
    [tenantId, courseId],
  );
}

/** Keeps what came of closing weeks, up to the last of them, for good. */
export async function keepWeeks(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { lastWeek, figures, counted }: ClosedWeek & { readonly lastWeek: string },
): Promise<void> {
  await tx.query(
    `insert into misconception_week_members (tenant_id, concept_id, user_id, kind)
     select $1, m."conceptId", m."userId", m.kind
     from jsonb_to_recordset($2::jsonb) as m ("conceptId" uuid, "userId" uuid, kind text)`,
    [tenantId, asJson(counted)],
  );
  await tx.query(
    `insert into misconception_weeks (tenant_id, concept_id, course_id, week, kind, about)
     select $1, f."conceptId", $2, f.week, f.kind, f.about
     from jsonb_to_recordset($3::jsonb) as f ("conceptId" uuid, week date, kind text, about int)`,
    [tenantId, courseId, asJson(figures)],
  );
  await tx.query(
    `insert into misconception_closings (tenant_id, course_id, last_week) values ($1, $2, $3)
     on conflict (tenant_id, course_id) do update set last_week = excluded.last_week`,
    [tenantId, courseId, lastWeek],
  );
}

/** Everything that was ever told of the course's weeks, oldest first. */
export async function listFigures(tx: Tx, { tenantId, courseId }: CourseKey): Promise<Figure[]> {
  return tx.query<Figure>(
    `select concept_id as "conceptId", to_char(week, 'YYYY-MM-DD') as week, kind, about from misconception_weeks
     where tenant_id = $1 and course_id = $2 order by week, concept_id, kind`,
    [tenantId, courseId],
  );
}
