import { lockCourse, type CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { CourseSync } from './sync.ts';

const columns = `id, status, found, changed, removed, failure_code as "failureCode",
  failure_reason as "failureReason", created_at as "createdAt", finished_at as "finishedAt"`;

/** How long a worker may be silent before another takes its reading over. */
const leaseMs = 60_000;
/** A few renewals may fail before the lease is lost. */
export const renewSyncEveryMs = leaseMs / 4;

// Longer than the queue goes on trying one: nobody works on it any more.
const isAlive = `(status = 'waiting' and created_at > now() - interval '1 hour')
  or (status = 'running' and coalesce(lease_until, created_at) > now() - interval '15 minutes')`;

/** Adds a sync unless one is waiting or running; returns the one that is now under way. */
export async function openSync(
  tx: Tx,
  course: CourseKey,
  requestedBy: string | null,
): Promise<{ sync: CourseSync; isNew: boolean }> {
  // Serialises two instructors pressing the button at once.
  await lockCourse(tx, course);
  const [running] = await tx.query<CourseSync>(
    `select ${columns} from course_syncs
     where tenant_id = $1 and course_id = $2 and (${isAlive}) limit 1`,
    [course.tenantId, course.courseId],
  );
  if (running) return { sync: running, isNew: false };
  const [sync] = await tx.query<CourseSync>(
    `insert into course_syncs (tenant_id, course_id, requested_by) values ($1, $2, $3) returning ${columns}`,
    [course.tenantId, course.courseId, requestedBy],
  );
  if (!sync) throw new Error('the sync just created is not there');
  return { sync, isNew: true };
}

export async function latestSync(tx: Tx, course: CourseKey): Promise<CourseSync | undefined> {
  const [sync] = await tx.query<CourseSync>(
    `select ${columns} from course_syncs where tenant_id = $1 and course_id = $2
     order by created_at desc limit 1`,
    [course.tenantId, course.courseId],
  );
  return sync;
}

/** A reading that the LMS let down is worth another try so long after, and so often in a night. */
const tryAgainAfter = '30 minutes';
const mostTries = 4;

export interface LatestReading {
  /** When it was asked for. */
  readonly at: Date;
  /** It broke off in a way that may have passed by now. */
  readonly isWorthAnother: boolean;
}

/** The last reading of each course of a tenant. */
export async function latestReadings(
  tx: Tx,
  tenantId: string,
  now: Date,
): Promise<Map<string, LatestReading>> {
  const rows = await tx.query<LatestReading & { courseId: string }>(
    `select course_id as "courseId", created_at as at,
       coalesce(status = 'failed' and failure_code = any('{unavailable,broken_off}')
         and finished_at < $2::timestamptz - $3::interval
         and (select count(*) from course_syncs f
           where f.tenant_id = $1 and f.course_id = s.course_id and f.status = 'failed'
             and f.created_at > $2::timestamptz - interval '8 hours') < $4, false) as "isWorthAnother"
     from (select distinct on (course_id) * from course_syncs where tenant_id = $1
       order by course_id, created_at desc) s`,
    [tenantId, now, tryAgainAfter, mostTries],
  );
  return new Map(rows.map(({ courseId, ...reading }) => [courseId, reading]));
}

/** Ends what nobody works on any more: its worker died, and so did those that tried after it. */
export async function endLostSyncs(tx: Tx, tenantId: string): Promise<void> {
  await tx.query(
    `update course_syncs set status = 'failed', failure_code = 'broken_off', failure_reason = $2,
       finished_at = now(), lease_until = null
     where tenant_id = $1 and status in ('waiting', 'running') and not (${isAlive})`,
    [
      tenantId,
      'Something of ours broke off the reading of the course. What was read before is still used; the course is read again by itself, or when you ask for it.',
    ],
  );
}

export interface SyncKey {
  readonly tenantId: string;
  readonly courseId: string;
  readonly syncId: string;
}

/** A reading that this worker does. */
export interface HeldSync extends SyncKey {
  readonly attempt: number;
  /** Whether somebody asked for it, and waits. */
  readonly isAskedFor: boolean;
}

export type SyncClaim =
  | { readonly kind: 'claimed'; readonly held: HeldSync }
  /** The course is being read; worth another look then. */
  | { readonly kind: 'busy'; readonly until: Date }
  | { readonly kind: 'over' };

/** Takes a reading, unless it is over or somebody reads the course now. */
export async function claimSync(tx: Tx, key: SyncKey): Promise<SyncClaim> {
  const { tenantId, courseId, syncId } = key;
  await lockCourse(tx, key);
  const [busy] = await tx.query<{ until: Date }>(
    `select lease_until as until from course_syncs
     where tenant_id = $1 and course_id = $2 and status = 'running' and lease_until > now()
     order by lease_until desc limit 1`,
    [tenantId, courseId],
  );
  if (busy) return { kind: 'busy', until: busy.until };
  const [row] = await tx.query<{ attempt: number; isAskedFor: boolean }>(
    `update course_syncs set status = 'running', started_at = now(), found = 0, changed = 0,
       removed = 0, attempt = attempt + 1, lease_until = now() + $3 * interval '1 millisecond'
     where tenant_id = $1 and id = $2 and status in ('waiting', 'running')
     returning attempt, requested_by is not null as "isAskedFor"`,
    [tenantId, syncId, leaseMs],
  );
  return row ? { kind: 'claimed', held: { ...key, ...row } } : { kind: 'over' };
}

/** Another worker has taken the reading over: what this one finds must not be written. */
export class SyncLostError extends Error {
  override readonly name = 'SyncLostError';
  readonly code = 'sync_lost';
}

const mine = `tenant_id = $1 and id = $2 and attempt = $3 and status = 'running'`;
const keyOf = ({ tenantId, syncId, attempt }: HeldSync) => [tenantId, syncId, attempt];

/** Renews the lease; within a transaction nobody takes over until that ends. @throws SyncLostError */
export async function holdSync(tx: Tx, held: HeldSync): Promise<void> {
  const rows = await tx.query(
    `update course_syncs set lease_until = now() + $4 * interval '1 millisecond'
     where ${mine} returning 1`,
    [...keyOf(held), leaseMs],
  );
  if (rows.length === 0) throw new SyncLostError('another worker reads this course now');
}

export async function countSync(
  tx: Tx,
  held: HeldSync,
  counts: { found?: number; changed?: number; removed?: number },
): Promise<void> {
  await tx.query(
    `update course_syncs set found = found + $4, changed = changed + $5, removed = removed + $6
     where ${mine}`,
    [...keyOf(held), counts.found ?? 0, counts.changed ?? 0, counts.removed ?? 0],
  );
}

export async function finishSync(
  tx: Tx,
  held: HeldSync,
  failure?: { code: string; reason: string },
): Promise<void> {
  await tx.query(
    `update course_syncs set status = $4, failure_code = $5, failure_reason = $6,
       finished_at = now(), lease_until = null where ${mine}`,
    [...keyOf(held), failure ? 'failed' : 'done', failure?.code ?? null, failure?.reason ?? null],
  );
}

/** Why the reading before this one failed; null when it went well or there was none. */
export async function failureBefore(
  tx: Tx,
  { tenantId, courseId, syncId }: SyncKey,
): Promise<string | null> {
  const [row] = await tx.query<{ code: string | null }>(
    `select failure_code as code from course_syncs
     where tenant_id = $1 and course_id = $2 and id <> $3 and status in ('done', 'failed')
     order by created_at desc limit 1`,
    [tenantId, courseId, syncId],
  );
  return row?.code ?? null;
}
