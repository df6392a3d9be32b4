import { asJson, type Tx } from '../../ground/db/index.ts';
import type { DueReason } from './rules.ts';

/** That somebody is to be erased in a course. */
export interface Plan {
  readonly userId: string;
  readonly courseId: string;
  readonly reason: DueReason;
  readonly dueAt: Date;
  readonly announcedAt: Date;
}

/** Of a school; with a person or a course, only theirs. */
export async function readPlans(
  tx: Tx,
  tenantId: string,
  { userId = null, courseId = null }: { userId?: string | null; courseId?: string | null } = {},
): Promise<Plan[]> {
  return tx.query<Plan>(
    `select user_id as "userId", course_id as "courseId", reason, due_at as "dueAt", announced_at as "announcedAt"
     from retention_plans
     where tenant_id = $1 and user_id = coalesce($2, user_id) and course_id = coalesce($3, course_id)
     order by due_at, user_id, course_id`,
    [tenantId, userId, courseId],
  );
}

/** These and no others. */
export async function replacePlans(
  tx: Tx,
  tenantId: string,
  plans: readonly Plan[],
): Promise<void> {
  await tx.query('delete from retention_plans where tenant_id = $1', [tenantId]);
  await tx.query(
    `insert into retention_plans (tenant_id, user_id, course_id, reason, due_at, announced_at)
     select $1, p."userId", p."courseId", p.reason, p."dueAt", p."announcedAt"
     from jsonb_to_recordset($2::jsonb) as p
       ("userId" uuid, "courseId" uuid, reason text, "dueAt" timestamptz, "announcedAt" timestamptz)
     -- Whoever was erased meanwhile is not planned for.
     where exists (select from enrolments e
       where e.tenant_id = $1 and e.user_id = p."userId" and e.course_id = p."courseId")`,
    [tenantId, asJson(plans)],
  );
}
