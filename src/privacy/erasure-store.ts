import type { Signed } from '../attest/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import type { Person } from './personal-rows.ts';
import type { ErasureStatement } from './receipt.ts';

export interface Erasure {
  readonly id: string;
  readonly requestedBy: string;
  readonly begunAt: Date;
  readonly counts: Readonly<Record<string, number>>;
}

/** Names the person to whoever knows school and person; both are random. */
export function subjectHash({ tenantId, userId }: Person): string {
  return digest(`erasure ${tenantId} ${userId}`);
}

/** Begins an erasure, or goes on with the one that was begun; whoever began it stays the one who did. */
export async function openErasure(tx: Tx, person: Person, by: string): Promise<Erasure> {
  const [erasure] = await tx.query<Erasure>(
    `insert into erasures as e (tenant_id, user_id, subject_hash, requested_by) values ($1, $2, $3, $4)
     on conflict (tenant_id, user_id) where user_id is not null do update set requested_by = e.requested_by
     returning id, requested_by as "requestedBy", begun_at as "begunAt", counts`,
    [person.tenantId, person.userId, subjectHash(person), by],
  );
  if (!erasure) throw new Error('the erasure just begun is not there');
  return erasure;
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
    `select id, requested_by as "requestedBy", begun_at as "begunAt", counts
     from erasures where tenant_id = $1 and id = $2 and finished_at is null for update`,
    [tenantId, id],
  );
  return erasure;
}

export async function closeErasure(
  tx: Tx,
  tenantId: string,
  { id, finishedAt, receipt }: { id: string; finishedAt: Date; receipt: Signed<ErasureStatement> },
): Promise<void> {
  await tx.query(
    `update erasures set user_id = null, finished_at = $3, receipt = $4 where tenant_id = $1 and id = $2`,
    [tenantId, id, finishedAt, asJson(receipt)],
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
  readonly requestedBy: string;
  readonly begunAt: Date;
  readonly finishedAt: Date | null;
}

/** Newest first. */
export async function listErasures(tx: Tx, tenantId: string): Promise<ListedErasure[]> {
  return tx.query<ListedErasure>(
    `select id, user_id as "userId", requested_by as "requestedBy", begun_at as "begunAt", finished_at as "finishedAt"
     from erasures where tenant_id = $1 order by begun_at desc, id`,
    [tenantId],
  );
}
