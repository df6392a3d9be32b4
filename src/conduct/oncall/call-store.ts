import type { Tx } from '../../ground/db/index.ts';

/** One of the chain being called about one notice. */
export interface CallKey {
  readonly tenantId: string;
  readonly noticeId: string;
  /** Which of the chain, from 0. */
  readonly step: number;
}

export interface Call {
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly dueAt: Date;
}

/** True for whoever was first to begin it. */
export async function beginCall(
  tx: Tx,
  { tenantId, noticeId, step }: CallKey,
  dueAt: Date,
): Promise<boolean> {
  const begun = await tx.query(
    `insert into oncall_calls (tenant_id, notice_id, step, due_at) values ($1, $2, $3, $4)
     on conflict do nothing returning step`,
    [tenantId, noticeId, step, dueAt],
  );
  return begun.length > 0;
}

export async function findCall(
  tx: Tx,
  { tenantId, noticeId, step }: CallKey,
): Promise<Call | undefined> {
  const [call] = await tx.query<Call>(
    `select state, due_at as "dueAt" from oncall_calls where tenant_id = $1 and notice_id = $2 and step = $3`,
    [tenantId, noticeId, step],
  );
  return call;
}

/** Of all senders that try, one gets the call; also one whose sender fell silent before `lostBefore`. */
export async function claimCall(
  tx: Tx,
  { tenantId, noticeId, step }: CallKey,
  { tokenHash, at, lostBefore }: { tokenHash: string; at: Date; lostBefore: Date },
): Promise<boolean> {
  const claimed = await tx.query(
    `update oncall_calls set state = 'sending', attempts = attempts + 1, sending_since = $5,
       token_hashes = array_append(token_hashes, $4)
     where tenant_id = $1 and notice_id = $2 and step = $3
       and (state = 'waiting' or state = 'sending' and sending_since < $6) returning step`,
    [tenantId, noticeId, step, tokenHash, at, lostBefore],
  );
  return claimed.length > 0;
}

export async function settleCall(
  tx: Tx,
  { tenantId, noticeId, step }: CallKey,
  { state, at }: { state: 'waiting' | 'sent' | 'failed'; at: Date },
): Promise<void> {
  await tx.query(
    `update oncall_calls set state = $4, sending_since = null,
       sent_at = case when $4 = 'sent' then $5::timestamptz else sent_at end
     where tenant_id = $1 and notice_id = $2 and step = $3 and state = 'sending'`,
    [tenantId, noticeId, step, state, at],
  );
}
