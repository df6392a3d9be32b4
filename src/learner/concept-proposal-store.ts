import type { CourseKey } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import {
  conceptProposal,
  fingerprintOf,
  type ConceptProposal,
  type Standing,
} from './concept-proposal.ts';

/** What came of asking a model about the concepts of a course; dropped ones by the check they did not pass. */
export interface ReadingOutcome {
  readonly kept: number;
  readonly dropped: Readonly<Record<string, number>>;
}

export interface ConceptReading {
  readonly materialHash: string;
  readonly promptVersion: string;
  readonly outcome: ReadingOutcome;
  readonly readAt: Date;
}

/** The last time a model was asked. */
export async function lastConceptReading(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<ConceptReading | undefined> {
  const [row] = await tx.query<ConceptReading>(
    `select material_hash as "materialHash", prompt_version as "promptVersion", outcome, read_at as "readAt"
     from concept_readings where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  return row;
}

export interface NewReading {
  readonly materialHash: string;
  readonly promptVersion: string;
  readonly provider: string;
  readonly model: string;
  readonly dropped: ReadingOutcome['dropped'];
  readonly proposals: readonly ConceptProposal[];
}

/**
 * Keeps what was proposed, once: undefined when somebody else has asked about the same material meanwhile.
 * Open proposals of earlier material make room; what was decided once is not proposed again.
 */
export async function keepConceptReading(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  reading: NewReading,
): Promise<ReadingOutcome | undefined> {
  const { materialHash, promptVersion, provider, model, dropped, proposals } = reading;
  const [mine] = await tx.query(
    `insert into concept_readings as r
       (tenant_id, course_id, material_hash, prompt_version, provider, model, outcome)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, course_id) do update set material_hash = excluded.material_hash,
       prompt_version = excluded.prompt_version, provider = excluded.provider, model = excluded.model,
       outcome = excluded.outcome, read_at = now()
     where (r.material_hash, r.prompt_version) is distinct from (excluded.material_hash, excluded.prompt_version)
     returning course_id`,
    [
      tenantId,
      courseId,
      materialHash,
      promptVersion,
      provider,
      model,
      asJson({ kept: 0, dropped }),
    ],
  );
  if (!mine) return undefined;
  await tx.query(
    `delete from concept_proposals where tenant_id = $1 and course_id = $2 and standing = 'open'`,
    [tenantId, courseId],
  );
  const kept = await tx.query(
    `insert into concept_proposals (tenant_id, course_id, detail, fingerprint, provider, model)
     select $1, $2, p.detail, p.fingerprint, $4, $5
     from jsonb_to_recordset($3::jsonb) as p (detail jsonb, fingerprint text)
     on conflict (tenant_id, course_id, fingerprint) do nothing returning id`,
    [
      tenantId,
      courseId,
      asJson(proposals.map((detail) => ({ detail, fingerprint: fingerprintOf(detail) }))),
      provider,
      model,
    ],
  );
  const outcome = { kept: kept.length, dropped };
  await tx.query(
    'update concept_readings set outcome = $3 where tenant_id = $1 and course_id = $2',
    [tenantId, courseId, asJson(outcome)],
  );
  return outcome;
}

/** A proposal as it is kept. */
export interface KeptProposal {
  readonly id: string;
  readonly proposal: ConceptProposal;
  readonly standing: Standing;
  readonly model: string;
  readonly createdAt: Date;
}

/** Those that are open, and those that were accepted. */
export async function listProposals(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<KeptProposal[]> {
  const rows = await tx.query<Omit<KeptProposal, 'proposal'> & { detail: unknown }>(
    `select id, detail, standing, model, created_at as "createdAt" from concept_proposals
     where tenant_id = $1 and course_id = $2 and standing <> 'refused' order by created_at, fingerprint`,
    [tenantId, courseId],
  );
  return rows.map(({ detail, ...rest }) => ({ ...rest, proposal: conceptProposal.parse(detail) }));
}

/** The caller holds the course. */
export async function findProposal(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  id: string,
): Promise<Pick<KeptProposal, 'proposal' | 'standing'> | undefined> {
  const [row] = await tx.query<{ detail: unknown; standing: Standing }>(
    `select detail, standing from concept_proposals
     where tenant_id = $1 and course_id = $2 and id = $3 for update`,
    [tenantId, courseId, id],
  );
  return row && { proposal: conceptProposal.parse(row.detail), standing: row.standing };
}

export async function markDecided(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  standing: 'accepted' | 'refused',
): Promise<void> {
  await tx.query(
    `update concept_proposals set standing = $3, decided_at = now() where tenant_id = $1 and id = $2`,
    [tenantId, id, standing],
  );
}
