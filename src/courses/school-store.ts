import type { Tx } from '../ground/db/index.ts';

/** How much of a school is here. */
export interface SchoolCounts {
  /** Courses that somebody has opened. */
  readonly opened: number;
  /** Of these, the ones whose files are read from the LMS. */
  readonly connected: number;
  /** People who opened a course as a student at least once; test users are none. */
  readonly students: number;
}

export async function countSchool(tx: Tx, tenantId: string): Promise<SchoolCounts> {
  const [counts] = await tx.query<SchoolCounts>(
    `select
       (select count(*)::int from courses c where c.tenant_id = $1 and exists (
          select from enrolments e where e.tenant_id = $1 and e.course_id = c.id)) as opened,
       (select count(*)::int from courses c where c.tenant_id = $1
          and exists (select from enrolments e where e.tenant_id = $1 and e.course_id = c.id)
          and (exists (select from course_connections o where o.tenant_id = $1 and o.course_id = c.id)
            or (c.lms_course_id is not null and exists (select from lms_connections l
              where l.tenant_id = $1 and l.registration_id = c.registration_id)))) as connected,
       (select count(distinct e.user_id)::int from enrolments e
          join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
          where e.tenant_id = $1 and e.role = 'student' and e.last_launch_at is not null
            and not u.is_test) as students`,
    [tenantId],
  );
  return counts ?? { opened: 0, connected: 0, students: 0 };
}
