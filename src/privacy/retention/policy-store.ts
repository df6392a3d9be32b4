import type { CourseKey } from '../../courses/index.ts';
import { asJson, type Tx } from '../../ground/db/index.ts';
import type { Rules } from './rules.ts';

export interface Policy extends Rules {
  /** When the rules were last applied. */
  readonly lastNight: Date | null;
  /** People who were suddenly to be erased, of how many; null: nothing is in the way. */
  readonly stopped: { readonly people: number; readonly of: number } | null;
}

const columns = `course_end_days as "courseEnd", left_days as "left", inactivity_days as inactivity`;
const policyColumns = `${columns}, last_night as "lastNight", stopped`;

export async function readPolicy(tx: Tx, tenantId: string): Promise<Policy | undefined> {
  const [policy] = await tx.query<Policy>(
    `select ${policyColumns} from retention_policies where tenant_id = $1`,
    [tenantId],
  );
  return policy;
}

/** Held until the transaction ends: two nights of a school come one after the other. */
export async function lockPolicy(tx: Tx, tenantId: string): Promise<Policy | undefined> {
  const [policy] = await tx.query<Policy>(
    `select ${policyColumns} from retention_policies where tenant_id = $1 for update`,
    [tenantId],
  );
  return policy;
}

/** Only what is given is changed. */
export async function setPolicy(tx: Tx, tenantId: string, rules: Partial<Rules>): Promise<void> {
  const before = await readPolicy(tx, tenantId);
  const { courseEnd = null, left = null, inactivity = null } = { ...before, ...rules };
  await tx.query(
    `insert into retention_policies (tenant_id, course_end_days, left_days, inactivity_days) values ($1, $2, $3, $4)
     on conflict (tenant_id) do update set course_end_days = $2, left_days = $3, inactivity_days = $4`,
    [tenantId, courseEnd, left, inactivity],
  );
}

/** From now on nothing is erased by itself, and nothing is announced. */
export async function dropPolicy(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('delete from retention_plans where tenant_id = $1', [tenantId]);
  await tx.query('delete from retention_policies where tenant_id = $1', [tenantId]);
}

export async function noteNight(
  tx: Tx,
  tenantId: string,
  { now, stopped }: { readonly now: Date | null; readonly stopped: Policy['stopped'] },
): Promise<void> {
  await tx.query(
    'update retention_policies set last_night = $2, stopped = $3 where tenant_id = $1',
    [tenantId, now, stopped && asJson(stopped)],
  );
}

/** A course's own rules beside the school's, and when it ends by the operator's word. */
export interface CoursePolicy extends Rules {
  readonly endsAt: Date | null;
}

export async function readCoursePolicy(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<CoursePolicy | undefined> {
  const [policy] = await tx.query<CoursePolicy>(
    `select ${columns}, ends_at as "endsAt" from course_retention where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  return policy;
}

/** Only what is given is changed. */
export async function setCoursePolicy(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  given: Partial<CoursePolicy>,
): Promise<void> {
  const before = await readCoursePolicy(tx, { tenantId, courseId });
  const {
    courseEnd = null,
    left = null,
    inactivity = null,
    endsAt = null,
  } = { ...before, ...given };
  await tx.query(
    `insert into course_retention (tenant_id, course_id, course_end_days, left_days, inactivity_days, ends_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, course_id) do update set
       course_end_days = $3, left_days = $4, inactivity_days = $5, ends_at = $6`,
    [tenantId, courseId, courseEnd, left, inactivity, endsAt],
  );
}

export async function dropCoursePolicy(tx: Tx, { tenantId, courseId }: CourseKey): Promise<void> {
  await tx.query('delete from course_retention where tenant_id = $1 and course_id = $2', [
    tenantId,
    courseId,
  ]);
}
