import type { Tx } from '../ground/db/index.ts';
import type { LearnerKey } from './evidence-store.ts';
import type { Deferral } from './next-check.ts';

/** A student's word about the check of a concept; of merged ones as of the one they were merged into. */
export interface DeferredCheck extends Deferral {
  readonly conceptId: string;
}

/** The last word on each concept. */
export async function readDeferrals(
  tx: Tx,
  { tenantId, courseId, userId }: LearnerKey,
): Promise<DeferredCheck[]> {
  return tx.query<DeferredCheck>(
    `select distinct on ("conceptId") coalesce(c.merged_into, c.id) as "conceptId", d.said, d.said_at as at, d.until
     from check_deferrals d join concepts c on c.tenant_id = d.tenant_id and c.id = d.concept_id
     where d.tenant_id = $1 and d.user_id = $2 and d.course_id = $3
     order by "conceptId", d.said_at desc`,
    [tenantId, userId, courseId],
  );
}

/** Days for which “later” lasts. */
const laterDays = 3;

/** Safe to repeat: the last word holds. */
export async function deferCheck(
  tx: Tx,
  { tenantId, courseId, userId }: LearnerKey,
  { conceptId, said }: Pick<DeferredCheck, 'conceptId' | 'said'>,
): Promise<void> {
  await tx.query(
    `insert into check_deferrals (tenant_id, user_id, concept_id, course_id, said, until)
     values ($1, $2, $3, $4, $5::text, case when $5::text = 'postponed' then now() + make_interval(days => $6) end)
     on conflict (tenant_id, user_id, concept_id) do update
       set said = excluded.said, said_at = now(), until = excluded.until`,
    [tenantId, userId, conceptId, courseId, said, laterDays],
  );
}
