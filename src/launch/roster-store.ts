import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Registration } from './registration.ts';
import type { Member } from './services/nrps.ts';

/** How the latest reading of the members went. */
export interface RosterSync {
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly members: number;
  readonly joined: number;
  readonly dropped: number;
  readonly failureReason: string | null;
}

export async function latestRoster(tx: Tx, course: CourseKey): Promise<RosterSync | undefined> {
  const [row] = await tx.query<RosterSync>(
    `select status, requested_at as "requestedAt", finished_at as "finishedAt", members, joined,
       dropped, failure_reason as "failureReason"
     from roster_syncs where tenant_id = $1 and course_id = $2`,
    [course.tenantId, course.courseId],
  );
  return row;
}

export async function markRoster(
  tx: Tx,
  course: CourseKey,
  status: 'waiting' | 'running',
): Promise<void> {
  await tx.query(
    `insert into roster_syncs (tenant_id, course_id, status) values ($1, $2, $3)
     on conflict (tenant_id, course_id) do update set status = $3, failure_reason = null,
       requested_at = case when $3 = 'waiting' then now() else roster_syncs.requested_at end`,
    [course.tenantId, course.courseId, status],
  );
}

/** Locks the course's roster; false when a list that was asked for later has been applied already. */
export async function beginApplying(tx: Tx, course: CourseKey, listedAt: Date): Promise<boolean> {
  const rows = await tx.query(
    `update roster_syncs set listed_at = $3
     where tenant_id = $1 and course_id = $2 and coalesce(listed_at, '-infinity') < $3 returning 1`,
    [course.tenantId, course.courseId, listedAt],
  );
  return rows.length === 1;
}

export async function finishRoster(
  tx: Tx,
  course: CourseKey,
  counts: { members: number; joined: number; dropped: number },
): Promise<void> {
  await tx.query(
    `update roster_syncs set status = 'done', finished_at = now(), members = $3, joined = $4,
       dropped = $5, failure_reason = null
     where tenant_id = $1 and course_id = $2`,
    [course.tenantId, course.courseId, counts.members, counts.joined, counts.dropped],
  );
}

export async function failRoster(tx: Tx, course: CourseKey, reason: string): Promise<void> {
  await tx.query(
    `update roster_syncs set status = 'failed', finished_at = now(), failure_reason = $3
     where tenant_id = $1 and course_id = $2`,
    [course.tenantId, course.courseId, reason],
  );
}

/** The users behind the members, created when they have never come; in the order given. */
export async function openMembers(
  tx: Tx,
  registration: Registration,
  members: readonly Member[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string; sub: string }>(
    `insert into users as u (tenant_id, registration_id, sub, name, email, is_test)
     select $1, $2, m.sub, m.name, m.email, m.is_test
     from unnest($3::text[], $4::text[], $5::text[], $6::boolean[]) as m (sub, name, email, is_test)
     on conflict (tenant_id, registration_id, sub) do update set
       name = coalesce(excluded.name, u.name),
       email = coalesce(excluded.email, u.email), is_test = u.is_test or excluded.is_test
     returning id, sub`,
    [
      registration.tenantId,
      registration.id,
      members.map(({ sub }) => sub),
      members.map(({ name }) => name),
      members.map(({ email }) => email),
      members.map(({ isTest }) => isTest),
    ],
  );
  const ids = new Map(rows.map(({ id, sub }) => [sub, id]));
  return members.map(({ sub }) => ids.get(sub) ?? '');
}

/** Courses whose members the LMS shares and where somebody has been within the last 30 days. */
export async function livelyCourses(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select c.id from courses c join registrations r on r.tenant_id = c.tenant_id and r.id = c.registration_id
     where c.tenant_id = $1 and c.nrps_url is not null and r.status = 'active' and exists (
       select 1 from enrolments e where e.tenant_id = c.tenant_id and e.course_id = c.id
         and e.last_launch_at > now() - interval '30 days')`,
    [tenantId],
  );
  return rows.map(({ id }) => id);
}
