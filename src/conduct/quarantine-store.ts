import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Student } from './incident.ts';

/** A time without questions. Everything else stays open. */
export interface Quarantine {
  readonly id: string;
  readonly endsAt: Date;
}

/**
 * One after the other for one student: two turns that end at once see each other's strikes. Weaker than what
 * changes a key, so that nobody who refers to the student waits.
 */
export async function lockStudent(tx: Tx, { tenantId, userId }: Student): Promise<void> {
  await tx.query('select 1 from users where tenant_id = $1 and id = $2 for no key update', [
    tenantId,
    userId,
  ]);
}

/** The Student View of an LMS: somebody who teaches, trying the course out. */
export async function isTestStudent(
  tx: Tx,
  { tenantId, userId }: Pick<Student, 'tenantId' | 'userId'>,
): Promise<boolean> {
  const [user] = await tx.query<{ isTest: boolean }>(
    'select is_test as "isTest" from users where tenant_id = $1 and id = $2',
    [tenantId, userId],
  );
  return user?.isTest ?? false;
}

/** That strikes hold here: their course keeps them, and they are one of its students. */
const stillHolds = `exists (select from courses c
  join enrolments e on e.tenant_id = c.tenant_id and e.course_id = c.id
  where c.tenant_id = q.tenant_id and c.id = q.course_id and e.user_id = q.user_id
    and (c.settings ->> 'conduct')::boolean and e.role = 'student')`;

/** The pause under way; none where strikes do not hold any more. */
export async function findQuarantine(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  now: Date,
): Promise<Quarantine | undefined> {
  const [found] = await tx.query<Quarantine>(
    `select q.id, q.ends_at as "endsAt" from quarantines q
     where q.tenant_id = $1 and q.user_id = $2 and q.course_id = $3 and q.ends_at > $4 and q.lifted_at is null
       and ${stillHolds}
     order by q.ends_at desc limit 1`,
    [tenantId, userId, courseId, now],
  );
  return found;
}

export async function insertQuarantine(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  { beginsAt, endsAt }: { beginsAt: Date; endsAt: Date },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into quarantines (tenant_id, course_id, user_id, begins_at, ends_at)
     values ($1, $2, $3, $4, $5) returning id`,
    [tenantId, courseId, userId, beginsAt, endsAt],
  );
  if (!row) throw new Error('a quarantine was not kept');
  return row.id;
}

/** Never shorter than it was. */
export async function prolongQuarantine(
  tx: Tx,
  tenantId: string,
  id: string,
  endsAt: Date,
): Promise<void> {
  await tx.query(
    'update quarantines set ends_at = greatest(ends_at, $3) where tenant_id = $1 and id = $2',
    [tenantId, id, endsAt],
  );
}

/** Never longer than it was. */
export async function shortenQuarantine(
  tx: Tx,
  tenantId: string,
  id: string,
  endsAt: Date,
): Promise<void> {
  await tx.query(
    'update quarantines set ends_at = least(ends_at, $3) where tenant_id = $1 and id = $2 and lifted_at is null',
    [tenantId, id, endsAt],
  );
}

/** @param by who teaches; null: it fell with an incident. False when it is over, or not of this course */
export async function liftQuarantine(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  id: string,
  { by, now }: { by: string | null; now: Date },
): Promise<boolean> {
  const lifted = await tx.query(
    `update quarantines set lifted_at = $4, lifted_by = $5
     where tenant_id = $1 and course_id = $2 and id = $3 and lifted_at is null and ends_at > $4 returning id`,
    [tenantId, courseId, id, now, by],
  );
  return lifted.length > 0;
}

export interface ListedQuarantine extends Quarantine {
  readonly userId: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly beginsAt: Date;
}

/** Those under way in a course. */
export async function listQuarantines(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  now: Date,
): Promise<ListedQuarantine[]> {
  return tx.query<ListedQuarantine>(
    `select q.id, q.user_id as "userId", u.name, q.begins_at as "beginsAt", q.ends_at as "endsAt"
     from quarantines q join users u on u.tenant_id = q.tenant_id and u.id = q.user_id
     where q.tenant_id = $1 and q.course_id = $2 and q.ends_at > $3 and q.lifted_at is null
       and ${stillHolds}
     order by q.begins_at desc`,
    [tenantId, courseId, now],
  );
}
