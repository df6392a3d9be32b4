import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
import { standingFrom, type EvidenceEventKind, type Standing } from './contest.ts';
import type { LearnerKey } from './evidence-store.ts';
import type { Evidence } from './mastery.ts';

/** Something that was said about evidence. */
export interface EvidenceEvent {
  readonly kind: EvidenceEventKind;
  /** Of who teaches. */
  readonly reason: string | null;
  readonly at: Date;
}

/** Evidence with all that was said about it, oldest first, and what that comes to. */
export interface TalkedOf extends Evidence {
  readonly id: string;
  readonly userId: string;
  readonly reference: string;
  readonly said: readonly EvidenceEvent[];
  readonly standing: Standing;
}

type Row = Evidence & { readonly id: string; readonly userId: string; readonly reference: string };

/** Of merged concepts as of the one they were merged into. */
const ofConcept = 'coalesce(own.merged_into, own.id)';
const columns = `e.id, e.user_id as "userId", ${ofConcept} as "conceptId", e.source, e.outcome::float8,
  e.weight::float8, e.assisted, e.happened_at as "happenedAt", e.reference`;

async function withTalk(tx: Tx, tenantId: string, rows: readonly Row[]): Promise<TalkedOf[]> {
  const events = await tx.query<EvidenceEvent & { evidenceId: string }>(
    `select evidence_id as "evidenceId", kind, reason, happened_at as at from evidence_events
     where tenant_id = $1 and evidence_id = any($2) order by place`,
    [tenantId, rows.map(({ id }) => id)],
  );
  const byEvidence = Map.groupBy(events, ({ evidenceId }) => evidenceId);
  return rows.map((row) => {
    const said = (byEvidence.get(row.id) ?? []).map(({ kind, reason, at }) => ({
      kind,
      reason,
      at,
    }));
    return { ...row, said, standing: standingFrom(said.map(({ kind }) => kind)) };
  });
}

/** All evidence about a concept, set aside or not, in the order of the fold. */
export async function readTalkedOf(
  tx: Tx,
  learner: LearnerKey,
  conceptId: string,
): Promise<TalkedOf[]> {
  const { tenantId, userId, courseId } = learner;
  const rows = await tx.query<Row>(
    `select ${columns} from evidence e join concepts own on own.tenant_id = e.tenant_id and own.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and ${ofConcept} = $4
     order by e.happened_at, e.id`,
    [tenantId, userId, courseId, conceptId],
  );
  return withTalk(tx, tenantId, rows);
}

/**
 * The same of the concept that a piece of evidence is about; empty where the student has no such one. Nobody else
 * says anything about what is known of it before this transaction ends.
 */
export async function lockTalkedOf(
  tx: Tx,
  learner: LearnerKey,
  evidenceId: string,
): Promise<TalkedOf[]> {
  const { tenantId, userId, courseId } = learner;
  const locked = await tx.query<{ conceptId: string }>(
    `select ${ofConcept} as "conceptId" from evidence e
       join concepts own on own.tenant_id = e.tenant_id and own.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and ${ofConcept} = (
       select coalesce(k.merged_into, k.id) from evidence f
         join concepts k on k.tenant_id = f.tenant_id and k.id = f.concept_id
       where f.tenant_id = $1 and f.user_id = $2 and f.course_id = $3 and f.id = $4)
     order by e.id for update of e`,
    [tenantId, userId, courseId, evidenceId],
  );
  const conceptId = locked[0]?.conceptId;
  return conceptId === undefined ? [] : readTalkedOf(tx, learner, conceptId);
}

/** Whose evidence it is, within a course. */
export async function ownerOf(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  evidenceId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ userId: string }>(
    `select user_id as "userId" from evidence where tenant_id = $1 and course_id = $2 and id = $3`,
    [tenantId, courseId, evidenceId],
  );
  return row?.userId;
}

/** Of a course, what teachers have a say in or had: contested answers and what they gave themselves, newest first. */
export async function listTalkedOf(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  most: number,
): Promise<(TalkedOf & { readonly conceptName: string })[]> {
  const rows = await tx.query<Row & { conceptName: string }>(
    `select ${columns}, c.name as "conceptName"
     from evidence e ${joinConcept('e')}
       join (select evidence_id, max(place) as place from evidence_events
         where tenant_id = $1 and course_id = $2 and kind in ('typo', 'can_show', 'set_aside', 'let_stand', 'shown')
         group by evidence_id) v on v.evidence_id = e.id
     where e.tenant_id = $1 and e.course_id = $2
     order by v.place desc limit $3`,
    [tenantId, courseId, most],
  );
  const names = new Map(rows.map(({ id, conceptName }) => [id, conceptName]));
  const talked = await withTalk(tx, tenantId, rows);
  return talked.map((one) => ({ ...one, conceptName: names.get(one.id) ?? '' }));
}

export interface NewEvidenceEvent {
  readonly kind: EvidenceEventKind;
  readonly reason?: string;
  /** Who teaches and says so. */
  readonly by?: string;
}

/** Writes down what was said about evidence and brings it in step. The caller holds the row. */
export async function sayAbout(
  tx: Tx,
  learner: LearnerKey,
  evidenceId: string,
  { kind, reason, by }: NewEvidenceEvent,
): Promise<Standing> {
  const { tenantId, courseId, userId } = learner;
  await tx.query(
    `insert into evidence_events (tenant_id, evidence_id, course_id, user_id, kind, reason, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, evidenceId, courseId, userId, kind, reason ?? null, by ?? null],
  );
  const kinds = await tx.query<{ kind: EvidenceEventKind }>(
    'select kind from evidence_events where tenant_id = $1 and evidence_id = $2 order by place',
    [tenantId, evidenceId],
  );
  const standing = standingFrom(kinds.map((one) => one.kind));
  await tx.query(
    `update evidence set discounted_at = case when $3 then null else coalesce(discounted_at, now()) end
     where tenant_id = $1 and id = $2`,
    [tenantId, evidenceId, standing.counts],
  );
  return standing;
}
