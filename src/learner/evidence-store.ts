import { asJson, type Tx } from '../ground/db/index.ts';
import type { Evidence } from './mastery.ts';

export interface LearnerKey {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

/** `reference` names what the evidence rests on; the same one is never counted twice. */
export type NewEvidence = Omit<Evidence, 'happenedAt'> & { readonly reference: string };

export async function recordEvidence(
  tx: Tx,
  learner: LearnerKey,
  events: readonly NewEvidence[],
): Promise<void> {
  await tx.query(
    `insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference)
     select $1, $2, $3, e.* from jsonb_to_recordset($4::jsonb) as e (concept_id uuid, source text,
       outcome real, weight real, assisted boolean, reference text)
     on conflict (tenant_id, user_id, source, reference) do nothing`,
    [
      learner.tenantId,
      learner.courseId,
      learner.userId,
      asJson(events.map(({ conceptId, ...event }) => ({ concept_id: conceptId, ...event }))),
    ],
  );
}

export async function readEvidence(tx: Tx, learner: LearnerKey): Promise<Evidence[]> {
  return tx.query<Evidence>(
    `select concept_id as "conceptId", source, outcome::float8, weight::float8, assisted,
       happened_at as "happenedAt"
     from evidence where tenant_id = $1 and user_id = $2 and course_id = $3 order by happened_at, id`,
    [learner.tenantId, learner.userId, learner.courseId],
  );
}
