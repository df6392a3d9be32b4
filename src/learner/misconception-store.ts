import type { Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
import { sayAbout } from './contest-store.ts';
import type { LearnerKey } from './evidence-store.ts';
import {
  essenceOf,
  statusFrom,
  type Misconception,
  type MisconceptionEvent,
  type MisconceptionEventKind,
  type Severity,
} from './misconception.ts';

const columns = `m.id, c.id as "conceptId", m.description, m.severity, m.source, m.status, m.times_seen as seen,
  m.last_seen_at as "lastSeenAt"`;

/** Everything that was noted about a student in the course, dismissed ones included, newest first. */
export async function listMisconceptions(tx: Tx, learner: LearnerKey): Promise<Misconception[]> {
  return tx.query<Misconception>(
    `select ${columns} from misconceptions m ${joinConcept('m')}
     where m.tenant_id = $1 and m.user_id = $2 and m.course_id = $3 and not c.retired
     order by m.last_seen_at desc, m.id`,
    [learner.tenantId, learner.userId, learner.courseId],
  );
}

/** The same in the order of ids, and nobody else changes them before this transaction ends. */
export async function lockMisconceptions(tx: Tx, learner: LearnerKey): Promise<Misconception[]> {
  return tx.query<Misconception>(
    `select ${columns} from misconceptions m ${joinConcept('m')}
     where m.tenant_id = $1 and m.user_id = $2 and m.course_id = $3 and not c.retired
     order by m.id for update of m`,
    [learner.tenantId, learner.userId, learner.courseId],
  );
}

export interface NewMisconception {
  readonly conceptId: string;
  readonly description: string;
  readonly severity: Severity;
}

/** Adds one, or finds the one of the same words; its id either way. */
export async function ensureMisconception(
  tx: Tx,
  learner: LearnerKey,
  { conceptId, description, severity }: NewMisconception,
  source: Misconception['source'],
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into misconceptions as m (tenant_id, course_id, user_id, concept_id, description, essence, severity, source, times_seen)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0)
     on conflict (tenant_id, user_id, concept_id, essence) do update set essence = m.essence returning id`,
    [
      learner.tenantId,
      learner.courseId,
      learner.userId,
      conceptId,
      description,
      essenceOf(description),
      severity,
      source,
    ],
  );
  if (!row) throw new Error('the misconception just added is not there');
  return row.id;
}

/** Counts that it showed in one more turn. */
export async function countSighting(
  tx: Tx,
  tenantId: string,
  id: string,
  severity: Severity,
): Promise<void> {
  await tx.query(
    `update misconceptions set times_seen = times_seen + 1, last_seen_at = now(), severity = $3
     where tenant_id = $1 and id = $2`,
    [tenantId, id, severity],
  );
}

/**
 * Writes down what happened to a misconception, once for what it rests on, and brings its status in step.
 * False when it was known. The caller holds the row.
 */
export async function noteEvent(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { kind, reference }: MisconceptionEvent,
): Promise<boolean> {
  const added = await tx.query(
    `insert into misconception_events (tenant_id, misconception_id, kind, reference) values ($1, $2, $3, $4)
     on conflict do nothing returning place`,
    [tenantId, id, kind, reference],
  );
  if (added.length === 0) return false;
  const events = await tx.query<{ kind: MisconceptionEventKind; reference: string }>(
    `select kind, reference from misconception_events
     where tenant_id = $1 and misconception_id = $2 order by place`,
    [tenantId, id],
  );
  await tx.query('update misconceptions set status = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    id,
    statusFrom(events),
  ]);
  return true;
}

/** Takes what was held against the student in the turns in which it was seen out of what counts. */
export async function discountEvidence(
  tx: Tx,
  { tenantId, courseId, userId }: LearnerKey,
  misconceptionId: string,
): Promise<void> {
  // In the order in which everybody takes them.
  const held = await tx.query<{ id: string }>(
    `select e.id from misconceptions m ${joinConcept('m')}
     join misconception_events s on s.tenant_id = m.tenant_id and s.misconception_id = m.id and s.kind = 'seen'
     join evidence e on e.tenant_id = m.tenant_id and e.user_id = $2 and e.source = 'chat'
       and e.concept_id in (own.id, c.id) and e.outcome <= 0.5
       and e.reference = s.reference || '/' || e.concept_id::text
     where m.tenant_id = $1 and m.id = $3
       and not exists (select from evidence_events v
         where v.tenant_id = $1 and v.evidence_id = e.id and v.kind = 'dismissed')
     order by e.id for update of e`,
    [tenantId, userId, misconceptionId],
  );
  for (const { id } of held)
    await sayAbout(tx, { tenantId, courseId, userId }, id, { kind: 'dismissed' });
}
