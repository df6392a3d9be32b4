import { asJson, type Tx } from '../../ground/db/index.ts';
import type { Incident } from '../incident-store.ts';
import type { TurnKey } from '../incident.ts';
import type { Contact } from './contact-store.ts';

export type NoticeState = 'ringing' | 'acknowledged' | 'unanswered';

/** That a student may be in danger, and who is told. */
export interface Notice {
  readonly tenantId: string;
  readonly id: string;
  /** All three null in a drill. */
  readonly turnId: string | null;
  readonly courseId: string | null;
  readonly userId: string | null;
  /** A model hears it after an ordinary answer. Null in a drill. */
  readonly foundBy: Incident['foundBy'] | null;
  readonly chain: readonly Contact[];
  readonly state: NoticeState;
  readonly raisedAt: Date;
  readonly acknowledgedAt: Date | null;
  /** Which of the chain took it on, from 0. */
  readonly acknowledgedBy: number | null;
}

const columns = `tenant_id as "tenantId", id, turn_id as "turnId", course_id as "courseId", user_id as "userId",
  (select i.found_by from incidents i
    where i.tenant_id = oncall_notices.tenant_id and i.turn_id = oncall_notices.turn_id) as "foundBy",
  chain, state, raised_at as "raisedAt", acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy"`;

/** @param turn null in a drill */
export async function insertNotice(
  tx: Tx,
  tenantId: string,
  { turn, chain, at }: { turn: TurnKey | null; chain: readonly Contact[]; at: Date },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into oncall_notices (tenant_id, turn_id, course_id, user_id, chain, raised_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [tenantId, turn?.id ?? null, turn?.courseId ?? null, turn?.userId ?? null, asJson(chain), at],
  );
  if (!row) throw new Error('a notice was not kept');
  return row.id;
}

/** Whether those on duty are being called about this student, or were a little while ago. */
export async function wasRaised(
  tx: Tx,
  { tenantId, userId }: Pick<TurnKey, 'tenantId' | 'userId'>,
  { ringingSince, since }: { ringingSince: Date; since: Date },
): Promise<boolean> {
  const found = await tx.query(
    `select 1 from oncall_notices
     where tenant_id = $1 and user_id = $2 and (raised_at > $3 or state = 'ringing' and raised_at > $4) limit 1`,
    [tenantId, userId, since, ringingSince],
  );
  return found.length > 0;
}

export async function lockNotice(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Notice | undefined> {
  const [notice] = await tx.query<Notice>(
    `select ${columns} from oncall_notices where tenant_id = $1 and id = $2 for update`,
    [tenantId, id],
  );
  return notice;
}

/** The newest first. */
export async function listNotices(tx: Tx, tenantId: string, most: number): Promise<Notice[]> {
  return tx.query<Notice>(
    `select ${columns} from oncall_notices where tenant_id = $1 order by raised_at desc limit $2`,
    [tenantId, most],
  );
}

/** False when it was not ringing any more. */
export async function markUnanswered(tx: Tx, { tenantId, id }: Notice): Promise<boolean> {
  const marked = await tx.query(
    `update oncall_notices set state = 'unanswered'
     where tenant_id = $1 and id = $2 and state = 'ringing' returning id`,
    [tenantId, id],
  );
  return marked.length > 0;
}

/** Also when nobody was waited for any more. Whoever was first stays. */
export async function markAcknowledged(
  tx: Tx,
  { tenantId, id }: Notice,
  { step, at }: { step: number; at: Date },
): Promise<void> {
  await tx.query(
    `update oncall_notices set state = 'acknowledged', acknowledged_at = $3, acknowledged_by = $4
     where tenant_id = $1 and id = $2 and state <> 'acknowledged'`,
    [tenantId, id, at, step],
  );
}

/** The notice that a link was sent for, and to whom of its chain. */
export async function findByToken(
  tx: Tx,
  tenantId: string,
  { hash, raisedAfter }: { hash: string; raisedAfter: Date },
): Promise<{ notice: Notice; step: number } | undefined> {
  const [call] = await tx.query<{ id: string; step: number }>(
    `select notice_id as id, step from oncall_calls where tenant_id = $1 and token_hashes @> array[$2]::text[]`,
    [tenantId, hash],
  );
  if (!call) return undefined;
  const [notice] = await tx.query<Notice>(
    `select ${columns} from oncall_notices where tenant_id = $1 and id = $2 and raised_at > $3`,
    [tenantId, call.id, raisedAfter],
  );
  return notice && { notice, step: call.step };
}
