import type { Tx } from '../ground/db/index.ts';
import type { SourceMember } from '../lms/index.ts';
import type { CourseKey } from './document.ts';

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
    [tenantId, courseId, JSON.stringify(members ?? [])],
  );
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
