import type { Sql, Tx } from '../ground/db/index.ts';
import {
  courseAgs,
  courseSettings,
  type Course,
  type CourseAgs,
  type CourseSettings,
  type CourseKey,
} from './course.ts';
import type { SeenSubject } from './subject.ts';

const columns = `tenant_id as "tenantId", id, registration_id as "registrationId",
  deployment_id as "deploymentId", context_id as "contextId", title, label,
  lms_course_id as "lmsCourseId", locale, settings, seen_subject as "seenSubject", ags,
  nrps_url as "nrpsUrl"`;

type CourseRow = Omit<Course, 'settings' | 'ags'> & { settings: unknown; ags: unknown };

function toCourse(row: CourseRow): Course {
  const ags = courseAgs.safeParse(row.ags);
  return {
    ...row,
    settings: courseSettings.parse(row.settings),
    ags: ags.success ? ags.data : null,
  };
}

/** Where a launch happened and what it told about the course. */
export interface CourseSighting {
  readonly tenantId: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly contextId: string;
  readonly title: string;
  readonly label: string | null;
  readonly lmsCourseId: string | null;
  readonly locale: string | null;
  readonly ags: CourseAgs | null;
  readonly nrpsUrl: string | null;
}

/**
 * The course of a launch, created at its first one. A course whose files were put in beforehand,
 * known by its context id only, is taken over by the first launch of that context in its tenant.
 */
export async function openCourse(tx: Tx, sighting: CourseSighting): Promise<Course> {
  const values = [
    sighting.tenantId,
    sighting.registrationId,
    sighting.deploymentId,
    sighting.contextId,
    sighting.title,
    sighting.label,
    sighting.lmsCourseId,
    sighting.locale,
    sighting.ags,
    sighting.nrpsUrl,
  ];
  const told = `title = $5, label = $6, lms_course_id = coalesce($7, courses.lms_course_id),
    locale = coalesce($8, courses.locale), ags = coalesce($9, courses.ags), nrps_url = coalesce($10, courses.nrps_url)`;
  // Most launches tell nothing new, and a class that begins must not queue up for its course's row.
  const [same] = await tx.query<CourseRow>(
    `select ${columns} from courses
     where tenant_id = $1 and registration_id = $2 and deployment_id = $3 and context_id = $4
       and title = $5 and label is not distinct from $6 and ($7::text is null or lms_course_id = $7)
       and ($8::text is null or locale = $8) and ($9::jsonb is null or ags = $9)
       and ($10::text is null or nrps_url = $10)`,
    values,
  );
  if (same) return toCourse(same);
  const [seen] = await tx.query<CourseRow>(
    `update courses set registration_id = $2, deployment_id = $3, ${told}
     where tenant_id = $1 and id = (
       select id from courses where tenant_id = $1 and context_id = $4
         and ((registration_id = $2 and deployment_id = $3) or ($4 <> '' and registration_id is null))
       order by registration_id nulls last limit 1)
     returning ${columns}`,
    values,
  );
  if (seen) return toCourse(seen);
  const [created] = await tx.query<CourseRow>(
    `insert into courses (tenant_id, registration_id, deployment_id, context_id, title, label,
       lms_course_id, locale, ags, nrps_url)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, registration_id, deployment_id, context_id) do update set ${told}
     returning ${columns}`,
    values,
  );
  if (!created) throw new Error('the course just created is not there');
  return toCourse(created);
}

export async function findCourse(
  sql: Sql,
  tenantId: string,
  courseId: string,
): Promise<Course | undefined> {
  const [row] = await sql.query<CourseRow>(
    `select ${columns} from courses where tenant_id = $1 and id = $2`,
    [tenantId, courseId],
  );
  return row && toCourse(row);
}

/** All courses of that context id: several when the tenant has several registrations. */
export async function findCoursesByContext(
  tx: Tx,
  tenantId: string,
  contextId: string,
): Promise<Course[]> {
  const rows = await tx.query<CourseRow>(
    `select ${columns} from courses where tenant_id = $1 and context_id = $2 order by created_at`,
    [tenantId, contextId],
  );
  return rows.map(toCourse);
}

/** A course known by its context id only, until its first launch. */
export async function createUnlaunchedCourse(
  tx: Tx,
  tenantId: string,
  contextId: string,
  title: string,
): Promise<Course> {
  const [row] = await tx.query<CourseRow>(
    `insert into courses (tenant_id, context_id, title) values ($1, $2, $3) returning ${columns}`,
    [tenantId, contextId, title],
  );
  if (!row) throw new Error('the course just created is not there');
  return toCourse(row);
}

export async function saveSettings(
  tx: Tx,
  tenantId: string,
  courseId: string,
  settings: CourseSettings,
): Promise<void> {
  await tx.query('update courses set settings = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    courseId,
    settings,
  ]);
}

/** Writes down what the course's material seems to be about. */
export async function saveSeenSubject(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  seen: SeenSubject | null,
): Promise<void> {
  await tx.query(
    `update courses set seen_subject = $3
     where tenant_id = $1 and id = $2 and seen_subject is distinct from $3`,
    [tenantId, courseId, seen],
  );
}

/**
 * A copied course begins with the settings of its original, unless somebody has chosen here already. What judges
 * students or looks at what they write is decided anew, for other students.
 */
export async function carrySettingsOver(
  tx: Tx,
  { tenantId, from, to }: { tenantId: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    `update courses copy set settings = origin.settings - 'conduct' - 'moderation' - 'learnFromChat' from courses origin
     where copy.tenant_id = $1 and copy.id = $3 and copy.settings = '{}'
       and origin.tenant_id = $1 and origin.id = $2`,
    [tenantId, from, to],
  );
}

/** When the course ends as its LMS tells; null: it has no end. */
export async function noteCourseEnd(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  endsAt: Date | null,
): Promise<void> {
  await tx.query(
    `update courses set ends_at = $3 where tenant_id = $1 and id = $2 and ends_at is distinct from $3`,
    [tenantId, courseId, endsAt],
  );
}

/** What is done to a course under this lock is done one after the other. */
export async function lockCourse(tx: Tx, { tenantId, courseId }: CourseKey): Promise<void> {
  await tx.query('select 1 from courses where tenant_id = $1 and id = $2 for no key update', [
    tenantId,
    courseId,
  ]);
}
