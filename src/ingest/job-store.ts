import type { CourseDocument, CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { leaseMs, maxAttempts, type IngestJob, type IngestReason, type Stage } from './job.ts';

const columns = `tenant_id as "tenantId", id, course_id as "courseId", document_id as "documentId",
  blob_key as "blobKey", reason, status, stage, stage_done as "stageDone", stage_total as "stageTotal",
  attempt, failure_code as "failureCode", failure_reason as "failureReason", created_at as "createdAt",
  finished_at as "finishedAt"`;

export async function insertJob(
  tx: Tx,
  { tenantId, courseId, id }: CourseDocument,
  { blobKey, reason }: { blobKey: string; reason: IngestReason },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into ingest_jobs (tenant_id, course_id, document_id, blob_key, reason)
     values ($1, $2, $3, $4, $5) returning id`,
    [tenantId, courseId, id, blobKey, reason],
  );
  if (!row) throw new Error('the job just created is not there');
  return row.id;
}

/** What came of reaching for a job. */
export type Claim =
  | { readonly kind: 'claimed'; readonly job: IngestJob }
  /** Somebody holds this document; worth another look then. */
  | { readonly kind: 'busy'; readonly until: Date }
  /** It was begun too often. */
  | { readonly kind: 'exhausted'; readonly job: IngestJob }
  /** Done, overtaken by a later one, or its document was removed. */
  | { readonly kind: 'over' };

/**
 * Takes a job and with it the lock of its document (A07). A job whose holder let the lease run out
 * may be taken over; a job that a later one has overtaken is over.
 */
export async function claimJob(tx: Tx, tenantId: string, jobId: string): Promise<Claim> {
  const job = await lockedJob(tx, tenantId, jobId);
  if (!job || (job.status !== 'waiting' && job.status !== 'running')) return { kind: 'over' };
  const others = await tx.query<{ id: string; isLater: boolean; heldUntil: Date | null }>(
    `select o.id, o.number > j.number as "isLater",
       case when o.status = 'running' and o.lease_until > now() then o.lease_until end as "heldUntil"
     from ingest_jobs j join ingest_jobs o on o.tenant_id = j.tenant_id and o.document_id = j.document_id
     where j.tenant_id = $1 and j.id = $2 and (o.status = 'running' or o.number > j.number)`,
    [tenantId, jobId],
  );
  const held = others.find(({ heldUntil }) => heldUntil !== null)?.heldUntil;
  if (held) return { kind: 'busy', until: held };
  if (others.some(({ isLater }) => isLater)) {
    await supersede(tx, tenantId, [jobId]);
    return { kind: 'over' };
  }
  await supersede(
    tx,
    tenantId,
    others.map(({ id }) => id).filter((id) => id !== jobId),
  );
  if (job.attempt >= maxAttempts) return { kind: 'exhausted', job };
  return { kind: 'claimed', job: await start(tx, job) };
}

// The document's row first: two claims of one document wait for each other here.
async function lockedJob(tx: Tx, tenantId: string, jobId: string): Promise<IngestJob | undefined> {
  await tx.query(
    `select 1 from documents d join ingest_jobs j on j.tenant_id = d.tenant_id and j.document_id = d.id
     where j.tenant_id = $1 and j.id = $2 for update of d`,
    [tenantId, jobId],
  );
  return findJob(tx, tenantId, jobId);
}

export async function findJob(
  tx: Tx,
  tenantId: string,
  jobId: string,
): Promise<IngestJob | undefined> {
  const [job] = await tx.query<IngestJob>(
    `select ${columns} from ingest_jobs where tenant_id = $1 and id = $2`,
    [tenantId, jobId],
  );
  return job;
}

async function supersede(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update ingest_jobs set status = 'superseded', lease_until = null, finished_at = now()
     where tenant_id = $1 and id = any($2::uuid[])`,
    [tenantId, [...ids]],
  );
}

async function start(tx: Tx, { tenantId, id }: IngestJob): Promise<IngestJob> {
  const [job] = await tx.query<IngestJob>(
    `update ingest_jobs set status = 'running', attempt = attempt + 1, started_at = now(), stages = '{}',
       stage = null, stage_done = null, stage_total = null,
       lease_until = now() + $3 * interval '1 millisecond'
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [tenantId, id, leaseMs],
  );
  if (!job) throw new Error('the job just claimed is not there');
  return job;
}

/** Somebody else took the job over: whatever this process does with it must not be written. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  readonly code = 'lease_lost';
}

const mine = `tenant_id = $1 and id = $2 and attempt = $3 and status = 'running'`;
const keyOf = ({ tenantId, id, attempt }: IngestJob) => [tenantId, id, attempt];

/** Renews the lease; in a transaction it also keeps others from taking over until that ends. @throws LeaseLostError */
export async function holdLease(tx: Tx, job: IngestJob): Promise<void> {
  await lockDocument(tx, job);
  const held = await tx.query(
    `update ingest_jobs set lease_until = now() + $4 * interval '1 millisecond' where ${mine} returning 1`,
    [...keyOf(job), leaseMs],
  );
  if (held.length === 0) throw new LeaseLostError('another worker has this document now');
}

/**
 * Whoever changes a document and its jobs locks the document first: dropping one locks its jobs with
 * it, and the other order would let the two wait for each other.
 */
export async function lockDocument(
  tx: Tx,
  { tenantId, documentId }: Pick<IngestJob, 'tenantId' | 'documentId'>,
): Promise<void> {
  await tx.query('select 1 from documents where tenant_id = $1 and id = $2 for no key update', [
    tenantId,
    documentId,
  ]);
}

export async function noteStage(tx: Tx, job: IngestJob, stage: Stage): Promise<void> {
  await tx.query(
    `update ingest_jobs set stage = $4, stage_done = null, stage_total = null where ${mine}`,
    [...keyOf(job), stage],
  );
}

export async function noteProgress(
  tx: Tx,
  job: IngestJob,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await tx.query(`update ingest_jobs set stage_done = $4, stage_total = $5 where ${mine}`, [
    ...keyOf(job),
    done,
    total,
  ]);
}

export async function finishJob(
  tx: Tx,
  job: IngestJob,
  stages: Readonly<Record<string, number>>,
): Promise<void> {
  await tx.query(
    `update ingest_jobs set status = 'done', stages = $4, lease_until = null, finished_at = now(),
       failure_code = null, failure_reason = null, failure_detail = null where ${mine}`,
    [...keyOf(job), stages],
  );
}

export interface JobFailure {
  readonly code: string;
  readonly reason: string;
  readonly detail: string | null;
}

/** `again`: it goes back to wait for its next attempt; else it is kept as failed for inspection (A13). */
export async function failJob(
  tx: Tx,
  job: IngestJob,
  failure: JobFailure,
  { again, stages }: { again: boolean; stages: Readonly<Record<string, number>> },
): Promise<void> {
  await tx.query(
    `update ingest_jobs set status = $4, failure_code = $5, failure_reason = $6, failure_detail = $7,
       stages = $8, lease_until = null, finished_at = case when $4 = 'failed' then now() end
     where tenant_id = $1 and id = $2 and attempt = $3 and status in ('running', 'waiting')`,
    [
      ...keyOf(job),
      again ? 'waiting' : 'failed',
      failure.code,
      failure.reason,
      failure.detail,
      stages,
    ],
  );
}

/** The latest job of each document of a course. */
export async function latestJobs(tx: Tx, course: CourseKey): Promise<Map<string, IngestJob>> {
  const jobs = await tx.query<IngestJob>(
    `select distinct on (document_id) ${columns} from ingest_jobs
     where tenant_id = $1 and course_id = $2 order by document_id, number desc`,
    [course.tenantId, course.courseId],
  );
  return new Map(jobs.map((job) => [job.documentId, job]));
}

/** The bytes that were read last, whatever came of it. */
export async function latestBlob(
  tx: Tx,
  { tenantId, id }: CourseDocument,
): Promise<string | undefined> {
  const [row] = await tx.query<{ blobKey: string }>(
    `select blob_key as "blobKey" from ingest_jobs where tenant_id = $1 and document_id = $2
     order by number desc limit 1`,
    [tenantId, id],
  );
  return row?.blobKey;
}

/** A document that is not ready, with its last job. */
export interface OpenDocument {
  readonly documentId: string;
  readonly courseId: string;
  readonly fileName: string;
  readonly state: string;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly failureDetail: string | null;
  readonly searchable: boolean;
  readonly repeatable: boolean;
  readonly stage: string | null;
  readonly stageDone: number | null;
  readonly stageTotal: number | null;
  readonly attempt: number | null;
}

/**
 * Documents of a tenant, or of one of its courses, that are waiting, being read or failed, or only those
 * that failed and can be read again from the bytes they have; at most `limit`.
 */
export async function openDocuments(
  tx: Tx,
  { tenantId, courseId }: { tenantId: string; courseId: string | null },
  { limit, onlyRepeatable }: { readonly limit: number; readonly onlyRepeatable: boolean },
): Promise<OpenDocument[]> {
  return tx.query<OpenDocument>(
    `select d.id as "documentId", d.course_id as "courseId", d.file_name as "fileName", d.state,
       d.failure_code as "failureCode", d.failure_reason as "failureReason",
       j.failure_detail as "failureDetail", d.active_revision is not null as searchable,
       j.id is not null and d.refused_version is null as repeatable, j.stage, j.stage_done as "stageDone",
       j.stage_total as "stageTotal", j.attempt
     from documents d left join lateral (
       select * from ingest_jobs where tenant_id = d.tenant_id and document_id = d.id
       order by number desc limit 1) j on true
     where d.tenant_id = $1 and ($2::uuid is null or d.course_id = $2) and d.state <> 'ready'
       and (not $4 or (d.state = 'failed' and j.id is not null and d.refused_version is null))
     order by d.course_id, d.position, d.id limit $3`,
    [tenantId, courseId, limit, onlyRepeatable],
  );
}

/** How many documents failed and can be read again from the bytes they have. */
export async function countRepeatable(
  tx: Tx,
  { tenantId, courseId }: { tenantId: string; courseId: string | null },
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from documents d
     where d.tenant_id = $1 and ($2::uuid is null or d.course_id = $2) and d.state = 'failed'
       and d.refused_version is null
       and exists (select from ingest_jobs j where j.tenant_id = $1 and j.document_id = d.id)`,
    [tenantId, courseId],
  );
  return row?.count ?? 0;
}

/** How many documents are in each state. */
export async function countStates(
  tx: Tx,
  { tenantId, courseId }: { tenantId: string; courseId: string | null },
): Promise<Record<string, number>> {
  const rows = await tx.query<{ state: string; count: number }>(
    `select state, count(*)::int as count from documents
     where tenant_id = $1 and ($2::uuid is null or course_id = $2) group by state`,
    [tenantId, courseId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
