import type { Tx } from '../ground/db/index.ts';

/** Records that a person launched the course in this role; the latest launch decides. */
export async function recordEnrolment(
  tx: Tx,
  enrolment: { tenantId: string; courseId: string; userId: string; role: string },
): Promise<void> {
  await tx.query(
    `insert into enrolments (tenant_id, course_id, user_id, role) values ($1, $2, $3, $4)
     on conflict (tenant_id, course_id, user_id) do update set role = $4, last_launch_at = now()`,
    [enrolment.tenantId, enrolment.courseId, enrolment.userId, enrolment.role],
  );
}
