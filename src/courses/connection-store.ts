import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';

export interface ConnectionRow {
  readonly baseUrl: string;
  readonly sealedTokens: string;
  readonly isFresh: boolean;
  readonly version: number;
  readonly state: 'ok' | 'reconnect';
}

/** Fresh: good for another minute at least. */
export async function findConnection(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<ConnectionRow | undefined> {
  const [row] = await tx.query<ConnectionRow>(
    `select base_url as "baseUrl", sealed_tokens as "sealedTokens", version, state,
       expires_at > now() + interval '1 minute' as "isFresh"
     from course_connections where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  return row;
}

/** How long one may take to renew before somebody else may try. */
export const renewalMs = 30_000;

/** True for the one caller, of all processes, who is to renew that version now. */
export async function claimRenewal(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  version: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update course_connections set renewing_until = now() + $4 * interval '1 millisecond'
     where tenant_id = $1 and course_id = $2 and version = $3 and state = 'ok'
       and coalesce(renewing_until, '-infinity') < now() returning version`,
    [tenantId, courseId, version, renewalMs],
  );
  return rows.length > 0;
}

export interface SealedTokens {
  readonly sealed: string;
  readonly expiresInSeconds: number;
}

/** Ends a renewal: new tokens, or null when there are none to be had for good. */
export async function endRenewal(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  version: number,
  tokens: SealedTokens | null,
): Promise<void> {
  await tx.query(
    `update course_connections set renewing_until = null, version = version + 1,
       state = case when $4::text is null then 'reconnect' else 'ok' end,
       sealed_tokens = coalesce($4, sealed_tokens),
       expires_at = case when $4 is null then expires_at else now() + $5 * interval '1 second' end
     where tenant_id = $1 and course_id = $2 and version = $3`,
    [tenantId, courseId, version, tokens?.sealed ?? null, tokens?.expiresInSeconds ?? 0],
  );
}

/** The renewal failed in a way that passes: the next one may try at once. */
export async function releaseRenewal(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  version: number,
): Promise<void> {
  await tx.query(
    `update course_connections set renewing_until = null
     where tenant_id = $1 and course_id = $2 and version = $3`,
    [tenantId, courseId, version],
  );
}

export async function saveConnection(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  saved: SealedTokens & { readonly baseUrl: string; readonly userId: string },
): Promise<void> {
  await tx.query(
    `insert into course_connections (tenant_id, course_id, base_url, sealed_tokens, expires_at, connected_by)
     values ($1, $2, $3, $4, now() + $5 * interval '1 second', $6)
     on conflict (tenant_id, course_id) do update set base_url = $3, sealed_tokens = $4,
       expires_at = excluded.expires_at, connected_by = $6, connected_at = now(), state = 'ok',
       version = course_connections.version + 1, renewing_until = null`,
    [tenantId, courseId, saved.baseUrl, saved.sealed, saved.expiresInSeconds, saved.userId],
  );
}

export async function deleteConnection(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<ConnectionRow | undefined> {
  const before = await findConnection(tx, { tenantId, courseId });
  await tx.query('delete from course_connections where tenant_id = $1 and course_id = $2', [
    tenantId,
    courseId,
  ]);
  return before;
}

/** Courses of a tenant that are connected, and where somebody has been within the last 30 days. */
export async function listConnectedCourses(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select c.id from courses c join registrations r on r.tenant_id = c.tenant_id and r.id = c.registration_id
     where c.tenant_id = $1 and c.lms_course_id is not null and r.status = 'active'
       and (exists (select from course_connections o where o.tenant_id = $1 and o.course_id = c.id
             and o.state = 'ok')
         or exists (select from lms_connections l where l.tenant_id = $1
             and l.registration_id = c.registration_id))
       and exists (select from enrolments e where e.tenant_id = $1 and e.course_id = c.id
         and e.last_launch_at > now() - interval '30 days')
     order by c.id`,
    [tenantId],
  );
  return rows.map(({ id }) => id);
}
