import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';
import { countInSections } from './member-store.ts';

/** Records that a person launched the course in this role; the latest launch decides. */
export async function recordEnrolment(
  tx: Tx,
  enrolment: { tenantId: string; courseId: string; userId: string; role: string },
): Promise<void> {
  await tx.query(
    `insert into enrolments (tenant_id, course_id, user_id, role) values ($1, $2, $3, $4)
     on conflict (tenant_id, course_id, user_id) do update set
       role = $4, last_launch_at = now(), left_at = null`,
    [enrolment.tenantId, enrolment.courseId, enrolment.userId, enrolment.role],
  );
}

export interface ListedMember {
  readonly userId: string;
  readonly role: string;
  readonly active: boolean;
}

/**
 * Brings a course's enrolments in step with the LMS's list of its members. Who is missing or inactive
 * is marked as having left, unless they launched after the list was asked for; a role is taken from
 * the list only for those who never launched (quirk: moodle lists non-editing teachers as learners).
 * Returns how many came and how many went.
 */
export async function alignEnrolments(
  tx: Tx,
  course: CourseKey,
  { members, listedAt }: { members: readonly ListedMember[]; listedAt: Date },
): Promise<{ joined: number; dropped: number }> {
  const active = members.filter((member) => member.active);
  const listed = [active.map(({ userId }) => userId), active.map(({ role }) => role)];
  await tx.query(
    `update enrolments e set role = m.role from unnest($3::uuid[], $4::text[]) as m (user_id, role)
     where e.tenant_id = $1 and e.course_id = $2 and e.user_id = m.user_id and e.last_launch_at is null`,
    [course.tenantId, course.courseId, ...listed],
  );
  const joined = await tx.query(
    `insert into enrolments as e (tenant_id, course_id, user_id, role, last_launch_at)
     select $1, $2, m.user_id, m.role, null from unnest($3::uuid[], $4::text[]) as m (user_id, role)
     on conflict (tenant_id, course_id, user_id) do update set left_at = null
     where e.left_at is not null returning user_id`,
    [course.tenantId, course.courseId, ...listed],
  );
  const dropped = await tx.query(
    `update enrolments set left_at = now()
     where tenant_id = $1 and course_id = $2 and left_at is null and role in ('student', 'assistant')
       and not user_id = any($3::uuid[]) and coalesce(last_launch_at, '-infinity') < $4
       and user_id not in (select id from users where tenant_id = $1 and is_test)
     returning user_id`,
    [course.tenantId, course.courseId, listed[0], listedAt],
  );
  return { joined: joined.length, dropped: dropped.length };
}

/** Ends what those who left still had open in the course. */
export async function endSessionsOfLeavers(tx: Tx, course: CourseKey): Promise<void> {
  await tx.query(
    `delete from sessions s using enrolments e
     where s.tenant_id = $1 and s.course_id = $2 and e.tenant_id = s.tenant_id
       and e.course_id = s.course_id and e.user_id = s.user_id and e.left_at is not null`,
    [course.tenantId, course.courseId],
  );
}

/** True for everybody who is, or ever was, in the course. */
export async function isEnrolled(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  userId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from enrolments where tenant_id = $1 and course_id = $2 and user_id = $3',
    [tenantId, id, userId],
  );
  return rows.length > 0;
}

/** What somebody is in the course now; undefined when they are not in it, or only try it out for somebody else. */
export async function roleIn(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  userId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ role: string }>(
    `select e.role from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
     where e.tenant_id = $1 and e.course_id = $2 and e.user_id = $3 and e.left_at is null and not u.is_test`,
    [tenantId, courseId, userId],
  );
  return row?.role;
}

/** What decides about grades of somebody who was ever in the course. */
export interface GradedPerson {
  readonly userId: string;
  /** The platform's own name for them. */
  readonly sub: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly isTest: boolean;
  /** The LMS's list says that they have left. */
  readonly hasLeft: boolean;
  /** What they are in the course; null when they were never in it. */
  readonly role: string | null;
}

/** The person of that id; null: everybody who was ever in the course. */
export async function listGraded(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  userId: string | null,
): Promise<GradedPerson[]> {
  return tx.query<GradedPerson>(
    `select u.id as "userId", u.sub, u.name, u.is_test as "isTest", e.left_at is not null as "hasLeft", e.role
     from users u left join enrolments e on e.tenant_id = u.tenant_id and e.course_id = $2 and e.user_id = u.id
     where u.tenant_id = $1 and case when $3::uuid is null then e.user_id is not null else u.id = $3 end
     order by lower(u.name) nulls last, u.id`,
    [tenantId, courseId, userId],
  );
}

/** Somebody of the course, as an instructor sees them. */
export interface CoursePerson {
  readonly userId: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly role: string;
  readonly lastLaunchAt: Date | null;
  readonly leftAt: Date | null;
}

/** Everybody in the course, test students left out; the present ones first. */
export async function listPeople(tx: Tx, course: CourseKey): Promise<CoursePerson[]> {
  return tx.query<CoursePerson>(
    `select e.user_id as "userId", u.name, e.role, e.last_launch_at as "lastLaunchAt", e.left_at as "leftAt"
     from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
     where e.tenant_id = $1 and e.course_id = $2 and not u.is_test and e.role <> 'visitor'
     order by e.left_at nulls first, e.role = 'student', lower(u.name) nulls last, e.user_id`,
    [course.tenantId, course.courseId],
  );
}

/** Somebody who can be written to. */
export interface Reachable {
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  /** Null when it keeps addresses to itself. */
  readonly email: string | null;
}

/** Who teaches the course and has not left it. */
export async function listTeachers(tx: Tx, course: CourseKey): Promise<Reachable[]> {
  return tx.query<Reachable>(
    `select u.name, u.email from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'instructor' and e.left_at is null
       and not u.is_test order by lower(u.name) nulls last, u.id`,
    [course.tenantId, course.courseId],
  );
}

/** What the LMS told about one person of the tenant. */
export async function findReachable(
  tx: Tx,
  tenantId: string,
  userId: string,
): Promise<Reachable | undefined> {
  const [person] = await tx.query<Reachable>(
    'select name, email from users where tenant_id = $1 and id = $2',
    [tenantId, userId],
  );
  return person;
}

/** Students of the course, of each of its sections or groups by key, and of the whole tenant; at least one. */
export async function countStudents(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<{ course: number; tenant: number; sections: ReadonlyMap<string, number> }> {
  const sections = await countInSections(tx, { tenantId, courseId });
  const [heads] = await tx.query<{ course: number; tenant: number }>(
    `select greatest(1, count(distinct user_id) filter (where course_id = $2))::int as course,
       greatest(1, count(distinct user_id))::int as tenant
     from enrolments where tenant_id = $1 and role = 'student' and left_at is null`,
    [tenantId, courseId],
  );
  return { course: 1, tenant: 1, ...heads, sections };
}
