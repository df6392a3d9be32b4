import type { Tx } from '../ground/db/index.ts';
import type { Limit } from './limit.ts';
import type { Account, Amounts } from './meter.ts';
import type { Rung } from './rung.ts';

/** Money set aside for one piece of work: a turn (same id) or a job. */
export interface Reservation extends Account {
  readonly id: string;
  readonly rung: Rung;
  /** Why it is not a better rung. */
  readonly limitedBy: Limit | null;
  readonly takenAt: Date;
  readonly micros: number;
  readonly tokens: number;
  readonly committedMicros: number;
  readonly committedTokens: number;
  readonly settledAt: Date | null;
}

const columns = `tenant_id as "tenantId", id, course_id as "courseId", user_id as "userId", sections, rung,
  limited_by as "limitedBy", taken_at as "takenAt", micros::float8 as micros, tokens::float8 as tokens,
  committed_micros::float8 as "committedMicros", committed_tokens::float8 as "committedTokens",
  settled_at as "settledAt"`;

export async function insertReservation(
  tx: Tx,
  account: Account,
  reservation: {
    readonly id: string;
    readonly rung: Rung;
    readonly limitedBy: Limit | null;
    readonly amounts: Amounts;
    /** Null: now. */
    readonly takenAt: Date | null;
    readonly lastsMs: number;
  },
): Promise<void> {
  const { id, rung, limitedBy, amounts, takenAt, lastsMs } = reservation;
  await tx.query(
    `insert into budget_reservations
       (tenant_id, id, course_id, user_id, rung, limited_by, micros, tokens, floor_micros, expires_at, sections, taken_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10 * interval '1 millisecond', $11, coalesce($12, now()))`,
    [
      account.tenantId,
      id,
      account.courseId,
      account.userId,
      rung,
      limitedBy,
      amounts.micros,
      amounts.tokens,
      amounts.floorMicros,
      lastsMs,
      account.sections,
      takenAt,
    ],
  );
}

export async function findReservation(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Reservation | undefined> {
  const [row] = await tx.query<Reservation>(
    `select ${columns} from budget_reservations where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  return row;
}

export async function lockReservation(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Reservation | undefined> {
  const [row] = await tx.query<Reservation>(
    `select ${columns} from budget_reservations where tenant_id = $1 and id = $2 for update`,
    [tenantId, id],
  );
  return row;
}

/** Sets more aside for a reservation that is locked. */
export async function growReservation(
  tx: Tx,
  { tenantId, id }: Pick<Reservation, 'tenantId' | 'id'>,
  { micros, tokens, floorMicros }: Amounts,
): Promise<void> {
  await tx.query(
    `update budget_reservations set micros = micros + $3, tokens = tokens + $4, floor_micros = floor_micros + $5
     where tenant_id = $1 and id = $2`,
    [tenantId, id, micros, tokens, floorMicros],
  );
}

/** Reservations that outlived every work they could have been for. */
export async function expiredReservations(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from budget_reservations where tenant_id = $1 and settled_at is null and expires_at < now()',
    [tenantId],
  );
  return rows.map(({ id }) => id);
}

/** One in a transaction: two could lock their students' meters the wrong way round. */
export async function settleReservation(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.query('select settle_budget($1, $2)', [tenantId, id]);
}

/** Forgets what was settled days ago, and the hours before. */
export async function forgetSettled(tx: Tx, tenantId: string): Promise<void> {
  await tx.query(
    `delete from budget_reservations where tenant_id = $1 and settled_at < now() - interval '2 days'`,
    [tenantId],
  );
  await tx.query(
    `delete from budget_meters where tenant_id = $1 and period = 'hour' and starts_at < now() - interval '2 days'`,
    [tenantId],
  );
}
