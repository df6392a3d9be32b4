import type { Tx } from '../ground/db/index.ts';
import type { Citation, Mark, SupportStatus, TurnMode } from './turn-event.ts';
import { leaseMs, type Turn } from './turn.ts';

const columns = `tenant_id as "tenantId", id, thread_id as "threadId", course_id as "courseId",
  user_id as "userId", mode, message, status, attempt, answer, citations, marks, support, strategy,
  error_code as "errorCode", created_at as "createdAt", finished_at as "finishedAt"`;

export interface NewTurn {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly threadId: string;
  readonly mode: TurnMode;
  readonly message: string;
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
}

export async function insertTurn(tx: Tx, turn: NewTurn): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into turns (tenant_id, course_id, user_id, thread_id, mode, message, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      turn.tenantId,
      turn.courseId,
      turn.userId,
      turn.threadId,
      turn.mode,
      turn.message,
      turn.idempotencyKey,
      turn.fingerprint,
    ],
  );
  if (!row) throw new Error('the turn just created is not there');
  return row.id;
}

export interface Owner {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

export async function findByIdempotencyKey(
  tx: Tx,
  owner: Owner,
  key: string,
): Promise<{ id: string; threadId: string; fingerprint: string } | undefined> {
  const [row] = await tx.query<{ id: string; threadId: string; fingerprint: string }>(
    `select id, thread_id as "threadId", fingerprint from turns
     where tenant_id = $1 and user_id = $2 and course_id = $3 and idempotency_key = $4`,
    [owner.tenantId, owner.userId, owner.courseId, key],
  );
  return row;
}

/** A turn of this person in this course; nobody else's. */
export async function findTurn(tx: Tx, owner: Owner, id: string): Promise<Turn | undefined> {
  const [turn] = await tx.query<Turn>(
    `select ${columns} from turns where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return turn;
}

export async function turnsOfThread(tx: Tx, owner: Owner, threadId: string): Promise<Turn[]> {
  return tx.query<Turn>(
    `select ${columns} from turns
     where tenant_id = $1 and thread_id = $2 and user_id = $3 and course_id = $4 order by created_at`,
    [owner.tenantId, threadId, owner.userId, owner.courseId],
  );
}

/**
 * The phase fence: of all workers that try, exactly one gets the turn, with a lease on it.
 * Undefined when it was taken, finished or cancelled already.
 */
export async function claimTurn(tx: Tx, tenantId: string, id: string): Promise<Turn | undefined> {
  const [turn] = await tx.query<Turn>(
    `update turns set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now())
     where tenant_id = $1 and id = $2 and status = 'pending' returning ${columns}`,
    [tenantId, id],
  );
  if (!turn) return undefined;
  await tx.query(
    `insert into turn_leases (turn_id, tenant_id, attempt, expires_at)
     values ($1, $2, $3, now() + $4 * interval '1 millisecond')
     on conflict (turn_id) do update set attempt = $3, expires_at = excluded.expires_at`,
    [id, tenantId, turn.attempt, leaseMs],
  );
  return turn;
}

/** Marks that the student is about to see the first word: from here on the turn is not run again. */
export async function markFirstToken(tx: Tx, turn: Turn): Promise<void> {
  await tx.query(
    `update turns set first_token_at = coalesce(first_token_at, now())
     where tenant_id = $1 and id = $2 and attempt = $3`,
    [turn.tenantId, turn.id, turn.attempt],
  );
}

export interface TurnOutcome {
  readonly status: 'complete' | 'failed' | 'aborted' | 'blocked';
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly marks: readonly Mark[];
  readonly support: SupportStatus | null;
  readonly strategy: string | null;
  readonly errorCode: string | null;
  readonly usage: TurnUsage | null;
}

export interface TurnUsage {
  readonly provider: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
}

/**
 * The terminal write. Refuses (false) when the turn is over already or another attempt runs it: a
 * worker that was thought dead changes nothing any more.
 */
export async function finishTurn(tx: Tx, turn: Turn, outcome: TurnOutcome): Promise<boolean> {
  const done = await tx.query(
    `update turns set status = $4, answer = $5, citations = $6, support = $7, strategy = $8, error_code = $9,
       provider = $10, model = $11, input_tokens = $12, output_tokens = $13, cost_micros = $14, marks = $15,
       finished_at = now()
     where tenant_id = $1 and id = $2 and attempt = $3 and status = 'running' returning id`,
    [
      turn.tenantId,
      turn.id,
      turn.attempt,
      outcome.status,
      outcome.answer,
      JSON.stringify(outcome.citations),
      outcome.support,
      outcome.strategy,
      outcome.errorCode,
      outcome.usage?.provider ?? null,
      outcome.usage?.model ?? null,
      outcome.usage?.inputTokens ?? null,
      outcome.usage?.outputTokens ?? null,
      outcome.usage?.costMicros ?? null,
      JSON.stringify(outcome.marks),
    ],
  );
  if (done.length === 0) return false;
  await tx.query('delete from turn_leases where turn_id = $1', [turn.id]);
  await tx.query('update threads set updated_at = now() where tenant_id = $1 and id = $2', [
    turn.tenantId,
    turn.threadId,
  ]);
  return true;
}

/** Puts a turn nobody saw a word of back in the line. False when it is over already. */
export async function returnTurn(tx: Tx, turn: Turn): Promise<boolean> {
  const back = await tx.query(
    `update turns set status = 'pending'
     where tenant_id = $1 and id = $2 and attempt = $3 and status = 'running' returning id`,
    [turn.tenantId, turn.id, turn.attempt],
  );
  await tx.query('delete from turn_leases where turn_id = $1', [turn.id]);
  return back.length > 0;
}

/** For the worker and the sweeper, who act for nobody in particular. */
export async function loadTurn(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<(Turn & { firstTokenAt: Date | null; cancelRequestedAt: Date | null }) | undefined> {
  const [turn] = await tx.query<
    Turn & { firstTokenAt: Date | null; cancelRequestedAt: Date | null }
  >(
    `select ${columns}, first_token_at as "firstTokenAt", cancel_requested_at as "cancelRequestedAt"
     from turns where tenant_id = $1 and id = $2 for update`,
    [tenantId, id],
  );
  return turn;
}

/** Asks for the end of a turn: at once when nobody works on it yet. Returns what it is now. */
export async function requestCancel(tx: Tx, owner: Owner, id: string): Promise<Turn | undefined> {
  const [turn] = await tx.query<Turn>(
    `update turns set cancel_requested_at = coalesce(cancel_requested_at, now()),
       status = case when status = 'pending' then 'aborted' else status end,
       finished_at = case when status = 'pending' then now() else finished_at end
     where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4
       and status in ('pending', 'running') returning ${columns}`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  if (!turn) return findTurn(tx, owner, id);
  await tx.query('update turn_leases set cancel_requested = true where turn_id = $1', [id]);
  return turn;
}
