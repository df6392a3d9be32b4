import { asJson, type Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
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
    `insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference, chance)
     select $1, $2, $3, e.concept_id, e.source, e.outcome, e.weight, e.assisted, e.reference, coalesce(e.chance, 0)
     from jsonb_to_recordset($4::jsonb) as e (concept_id uuid, source text,
       outcome real, weight real, assisted boolean, reference text, chance real)
     on conflict (tenant_id, user_id, source, reference) do nothing`,
    [
      learner.tenantId,
      learner.courseId,
      learner.userId,
      asJson(events.map(({ conceptId, ...event }) => ({ concept_id: conceptId, ...event }))),
    ],
  );
}

/** What counts: without what was discounted, and of merged concepts as of the one they were merged into. */
export async function readEvidence(tx: Tx, learner: LearnerKey): Promise<Evidence[]> {
  return tx.query<Evidence>(
    `select coalesce(c.merged_into, c.id) as "conceptId", e.source, e.outcome::float8, e.weight::float8,
       e.assisted, e.happened_at as "happenedAt", e.chance::float8
     from evidence e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and e.discounted_at is null
     order by e.happened_at, e.id`,
    [learner.tenantId, learner.userId, learner.courseId],
  );
}

/** Courses of a school in which anybody has shown anything, by id. */
export async function coursesWithEvidence(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ courseId: string }>(
    'select distinct course_id as "courseId" from evidence where tenant_id = $1',
    [tenantId],
  );
  return rows.map(({ courseId }) => courseId);
}

/** What counts of all students of a course, by student and concept in the order of the fold. */
export async function readCourseEvidence(
  tx: Tx,
  { tenantId, courseId }: Pick<LearnerKey, 'tenantId' | 'courseId'>,
): Promise<(Evidence & { readonly userId: string })[]> {
  return tx.query<Evidence & { userId: string }>(
    `select e.user_id as "userId", coalesce(c.merged_into, c.id) as "conceptId", e.source, e.outcome::float8,
       e.weight::float8, e.assisted, e.happened_at as "happenedAt"
     from evidence e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id join enrolments n
       on n.tenant_id = e.tenant_id and n.course_id = e.course_id and n.user_id = e.user_id and n.role = 'student'
     where e.tenant_id = $1 and e.course_id = $2 and e.discounted_at is null
     order by e.user_id, "conceptId", e.happened_at, e.id`,
    [tenantId, courseId],
  );
}

/** The same of one concept, each with what it rests on. */
export async function readEvidenceOn(
  tx: Tx,
  learner: LearnerKey,
  conceptId: string,
): Promise<(Evidence & { readonly reference: string })[]> {
  return tx.query<Evidence & { reference: string }>(
    `select coalesce(c.merged_into, c.id) as "conceptId", e.source, e.outcome::float8, e.weight::float8,
       e.assisted, e.happened_at as "happenedAt", e.reference
     from evidence e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3
       and coalesce(c.merged_into, c.id) = (
         select coalesce(k.merged_into, k.id) from concepts k where k.tenant_id = $1 and k.id = $4)
       and e.discounted_at is null
     order by e.happened_at, e.id`,
    [learner.tenantId, learner.userId, learner.courseId, conceptId],
  );
}

/** Holds the evidence on a concept until the end of the transaction: nobody else begins a check on it before. */
export async function lockEvidenceOn(
  tx: Tx,
  { tenantId, courseId, userId }: LearnerKey,
  conceptId: string,
): Promise<void> {
  await tx.query(
    `select from evidence e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and $4::uuid in (c.id, c.merged_into)
     order by e.id for update of e`,
    [tenantId, userId, courseId, conceptId],
  );
}

/** Its id; undefined where there is none. */
export async function findEvidence(
  tx: Tx,
  { tenantId, courseId, userId }: LearnerKey,
  reference: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `select id from evidence where tenant_id = $1 and user_id = $2 and course_id = $3
       and source = 'instructor' and reference = $4`,
    [tenantId, userId, courseId, reference],
  );
  return row?.id;
}

/** An entry of the ledger as its student reads it. */
export type LedgerEntry = Pick<Evidence, 'conceptId' | 'source' | 'outcome'> & {
  readonly at: Date;
  /** False once it was discounted. */
  readonly counts: boolean;
};

/** The newest entries, discounted ones among them. */
export async function listEntries(
  tx: Tx,
  learner: LearnerKey,
  most: number,
): Promise<LedgerEntry[]> {
  return tx.query<LedgerEntry>(
    `select c.id as "conceptId", e.source, e.outcome::float8, e.happened_at as at,
       e.discounted_at is null as counts
     from evidence e ${joinConcept('e')}
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and not c.retired
     order by e.happened_at desc, e.id limit $4`,
    [learner.tenantId, learner.userId, learner.courseId, most],
  );
}
