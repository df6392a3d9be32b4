import { lockCourse, type CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { CourseSync } from './sync.ts';

const columns = `id, status, found, changed, removed, failure_code as "failureCode",
  failure_reason as "failureReason", created_at as "createdAt", finished_at as "finishedAt"`;

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
     where tenant_id = $1 and course_id = $2 and status in ('waiting', 'running')
       and created_at > now() - interval '1 hour' limit 1`,
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

/** When each course of a tenant was last asked to be read. */
export async function latestSyncTimes(tx: Tx, tenantId: string): Promise<Map<string, Date>> {
  const rows = await tx.query<{ courseId: string; at: Date }>(
    `select course_id as "courseId", max(created_at) as at from course_syncs
     where tenant_id = $1 group by course_id`,
    [tenantId],
  );
  return new Map(rows.map(({ courseId, at }) => [courseId, at]));
}

export interface SyncKey {
  readonly tenantId: string;
  readonly syncId: string;
}

export async function startSync(tx: Tx, { tenantId, syncId }: SyncKey): Promise<void> {
  await tx.query(
    `update course_syncs set status = 'running', started_at = now(), found = 0, changed = 0, removed = 0
     where tenant_id = $1 and id = $2`,
    [tenantId, syncId],
  );
}

export async function countSync(
  tx: Tx,
  { tenantId, syncId }: SyncKey,
  counts: { found?: number; changed?: number; removed?: number },
): Promise<void> {
  await tx.query(
    `update course_syncs set found = found + $3, changed = changed + $4, removed = removed + $5
     where tenant_id = $1 and id = $2`,
    [tenantId, syncId, counts.found ?? 0, counts.changed ?? 0, counts.removed ?? 0],
  );
}

export async function finishSync(
  tx: Tx,
  { tenantId, syncId }: SyncKey,
  failure?: { code: string; reason: string },
): Promise<void> {
  await tx.query(
    `update course_syncs set status = $3, failure_code = $4, failure_reason = $5, finished_at = now()
     where tenant_id = $1 and id = $2`,
    [tenantId, syncId, failure ? 'failed' : 'done', failure?.code ?? null, failure?.reason ?? null],
  );
}
