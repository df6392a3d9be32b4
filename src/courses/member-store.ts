import { asJson, type Tx } from '../ground/db/index.ts';
import type { SourceMember } from '../lms/index.ts';
import type { CourseKey } from './course.ts';

/**
 * Replaces what is known of a course's sections and groups. Null: nothing is known any more, so what
 * is restricted to them opens for nobody.
 */
export async function replaceMembers(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  members: readonly SourceMember[] | null,
): Promise<void> {
  await tx.query('delete from course_members where tenant_id = $1 and course_id = $2', [
    tenantId,
    courseId,
  ]);
  await tx.query(
    `insert into course_members (tenant_id, course_id, lms_user_id, keys)
     select $1, $2, m."lmsUserId", array(select jsonb_array_elements_text(m.keys))
     from jsonb_to_recordset($3::jsonb) as m ("lmsUserId" text, keys jsonb)
     on conflict do nothing`,
    [tenantId, courseId, asJson(members ?? [])],
  );
}

/**
 * Takes from a launch which sections or groups one person is in: all of them. With the next reading of
 * the course what the LMS's API tells takes its place.
 */
export async function noteMember(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { lmsUserId, keys }: SourceMember,
): Promise<void> {
  await tx.query(
    `insert into course_members as m (tenant_id, course_id, lms_user_id, keys) values ($1, $2, $3, $4)
     on conflict (tenant_id, course_id, lms_user_id) do update set keys = $4 where m.keys <> $4`,
    [tenantId, courseId, lmsUserId, [...keys]],
  );
}

/** The keys of the sections or groups one person is in, as far as they are known. */
export async function sectionsOf(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string | null },
): Promise<string[]> {
  if (userId === null) return [];
  const [member] = await tx.query<{ keys: string[] }>(
    `select m.keys from users u join course_members m on m.tenant_id = u.tenant_id
       and m.course_id = $2 and m.lms_user_id = u.lms_user_id
     where u.tenant_id = $1 and u.id = $3`,
    [tenantId, courseId, userId],
  );
  return [...new Set(member?.keys)];
}

/** How many students of the course each section or group has, by its key. */
export async function countInSections(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ key: string; students: number }>(
    `select key, count(distinct e.user_id)::int as students
     from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
       join course_members m on m.tenant_id = e.tenant_id and m.course_id = e.course_id
         and m.lms_user_id = u.lms_user_id
       cross join unnest(m.keys) as key
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.left_at is null
     group by key`,
    [tenantId, courseId],
  );
  return new Map(rows.map(({ key, students }) => [key, students]));
}

/** Students who may be here now and whose progress decides what they see. */
export async function studentsToAskAbout(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  userId: string | null,
): Promise<{ userId: string; lmsUserId: string }[]> {
  return tx.query(
    `select e.user_id as "userId", u.lms_user_id as "lmsUserId"
     from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.left_at is null
       and u.lms_user_id is not null and e.user_id = coalesce($3, e.user_id)
       -- As long as a session lasts.
       and e.last_launch_at > now() - interval '12 hours'
       and exists (select from documents d where d.tenant_id = $1 and d.course_id = $2
         and d.release_rule::text like '%"done:%')`,
    [tenantId, courseId, userId],
  );
}

/** What the student has completed, as the LMS tells it now. */
export async function saveDone(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string },
  done: readonly string[],
): Promise<void> {
  await tx.query(
    `update enrolments set done = $4 where tenant_id = $1 and course_id = $2 and user_id = $3`,
    [tenantId, courseId, userId, [...done]],
  );
}
