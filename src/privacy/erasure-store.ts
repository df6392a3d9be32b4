import type { Signed } from '../attest/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import type { Erased, Person } from './personal-rows.ts';
import type { ErasureReason, ErasureStatement } from './receipt.ts';

export interface Erasure {
  readonly id: string;
  readonly requestedBy: string;
  /** Null for those begun before reasons were kept. */
  readonly reason: ErasureReason | null;
  readonly begunAt: Date;
  readonly counts: Readonly<Record<string, number>>;
}

/** Names the person to whoever knows school and person; both are random. */
export function subjectHash({ tenantId, userId }: Person): string {
  return digest(`erasure ${tenantId} ${userId}`);
}

const columns = `id, requested_by as "requestedBy", reason, begun_at as "begunAt", counts`;
/** What stands for “in all courses” where an index needs a value. */
const everywhere = '00000000-0000-0000-0000-000000000000';

/** One that was begun and is not done. */
export async function isUnderWay(
  tx: Tx,
  { tenantId, userId, courseId = null }: Erased,
): Promise<boolean> {
  const found = await tx.query(
    'select 1 from erasures where tenant_id = $1 and user_id = $2 and course_id is not distinct from $3',
    [tenantId, userId, courseId],
  );
  return found.length > 0;
}

export interface Wish {
  readonly by: string;
  readonly reason: ErasureReason;
  /** The id it has had before, where it is applied again. */
  readonly id?: string | undefined;
}

/** Begins an erasure, or goes on with the one that was begun; whoever began it stays the one who did. */
export async function openErasure(tx: Tx, person: Erased, wish: Wish): Promise<Erasure> {
  const { tenantId, userId, courseId = null } = person;
  const [erasure] = await tx.query<Erasure>(
    `insert into erasures as e (tenant_id, id, user_id, course_id, subject_hash, requested_by, reason)
     values ($1, coalesce($7::uuid, gen_random_uuid()), $2, $3, $4, $5, $6)
     on conflict (tenant_id, user_id, coalesce(course_id, '${everywhere}')) where user_id is not null
       do update set requested_by = e.requested_by
     returning ${columns}`,
    [tenantId, userId, courseId, subjectHash(person), wish.by, wish.reason, wish.id ?? null],
  );
  if (!erasure) throw new Error('the erasure just begun is not there');
  return erasure;
}

/** Which of these are done, as this database knows. */
export async function doneErasures(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    'select id from erasures where tenant_id = $1 and id = any($2::uuid[]) and finished_at is not null',
    [tenantId, [...ids]],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these were read before and concern nobody whom this database knows. */
export async function passedNotes(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ erasure: string }>(
    'select erasure from passed_erasure_notes where tenant_id = $1 and erasure = any($2::uuid[])',
    [tenantId, [...ids]],
  );
  return new Set(rows.map(({ erasure }) => erasure));
}

/** Notes that one concerns nobody. */
export async function passNote(tx: Tx, tenantId: string, erasure: string): Promise<void> {
  await tx.query(
    'insert into passed_erasure_notes (tenant_id, erasure) values ($1, $2) on conflict do nothing',
    [tenantId, erasure],
  );
}

/** Adds to the count of a table, in the transaction that erased. */
export async function countErased(
  tx: Tx,
  tenantId: string,
  id: string,
  { table, rows }: { readonly table: string; readonly rows: number },
): Promise<void> {
  await tx.query(
    `update erasures set counts = counts || jsonb_build_object($3::text, coalesce((counts->>$3)::int, 0) + $4::int)
     where tenant_id = $1 and id = $2 and finished_at is null`,
    [tenantId, id, table, rows],
  );
}

/** As it stands, held until the transaction ends; undefined when it is done. */
export async function lockErasure(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Erasure | undefined> {
  const [erasure] = await tx.query<Erasure>(
    `select ${columns} from erasures where tenant_id = $1 and id = $2 and finished_at is null for update`,
    [tenantId, id],
  );
  return erasure;
}

/** With somebody who goes from all courses, what was begun in single ones is done as well. */
export async function closeErasure(
  tx: Tx,
  { tenantId, userId, courseId }: Erased,
  { id, finishedAt, receipt }: { id: string; finishedAt: Date; receipt: Signed<ErasureStatement> },
): Promise<void> {
  await tx.query(
    `update erasures set user_id = null, finished_at = $3, receipt = $4
     where tenant_id = $1 and (id = $2 or user_id = $5)`,
    [tenantId, id, finishedAt, asJson(receipt), courseId == null ? userId : null],
  );
}

/** The receipt of somebody who was erased; the newest. */
export async function findReceipt(
  tx: Tx,
  person: Person,
): Promise<Signed<ErasureStatement> | undefined> {
  const [row] = await tx.query<{ receipt: Signed<ErasureStatement> }>(
    `select receipt from erasures where tenant_id = $1 and subject_hash = $2 and finished_at is not null
     order by finished_at desc limit 1`,
    [person.tenantId, subjectHash(person)],
  );
  return row?.receipt;
}

/** As an operator sees it: whom it is about only while it is not done. */
export interface ListedErasure {
  readonly id: string;
  readonly userId: string | null;
  /** Null: in all courses. */
  readonly courseId: string | null;
  readonly requestedBy: string;
  readonly reason: ErasureReason | null;
  readonly begunAt: Date;
  readonly finishedAt: Date | null;
}

/** Newest first. */
export async function listErasures(tx: Tx, tenantId: string): Promise<ListedErasure[]> {
  return tx.query<ListedErasure>(
    `select id, user_id as "userId", course_id as "courseId", requested_by as "requestedBy", reason, begun_at as "begunAt", finished_at as "finishedAt"
     from erasures where tenant_id = $1 order by begun_at desc, id`,
    [tenantId],
  );
}
