import { asJson, type Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AnswerNotes, Citation, Mark, SupportStatus, TurnMode } from './turn-event.ts';
import { callAgainMs, leaseMs, type Turn } from './turn.ts';

const columns = `tenant_id as "tenantId", id, thread_id as "threadId", course_id as "courseId",
  user_id as "userId", mode, message, language, status, attempt, answer, citations, marks, support, strategy,
  budget_note as budget, support_counts as counts, assessment_note as "openWork", error_code as "errorCode", retry_of as "retryOf",
  only_for_help as "onlyForHelp", created_at as "createdAt", finished_at as "finishedAt"`;

export interface NewTurn {
  readonly id: string;
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly threadId: string;
  readonly mode: TurnMode;
  readonly message: string;
  readonly language: Language;
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
  readonly retryOf: string | null;
  readonly onlyForHelp: boolean;
}

/** Puts a turn in line, watched from the start: a turn whose call is lost is called again. */
export async function insertTurn(tx: Tx, turn: NewTurn): Promise<void> {
  await tx.query(
    `with added as (
       insert into turns (tenant_id, course_id, user_id, thread_id, mode, message, idempotency_key, fingerprint, retry_of, language, id, only_for_help)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12, $13) returning tenant_id, id)
     insert into turn_leases (turn_id, tenant_id, attempt, expires_at)
     select id, tenant_id, 0, now() + $10 * interval '1 millisecond' from added`,
    [
      turn.tenantId,
      turn.courseId,
      turn.userId,
      turn.threadId,
      turn.mode,
      turn.message,
      turn.idempotencyKey,
      turn.fingerprint,
      turn.retryOf,
      callAgainMs,
      turn.language,
      turn.id,
      turn.onlyForHelp,
    ],
  );
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

/** The last messages of a conversation that the guard reads beside a new one, oldest first. */
export async function saidInThread(tx: Tx, owner: Owner, threadId: string): Promise<string[]> {
  const rows = await tx.query<{ message: string }>(
    `select message from turns
     where tenant_id = $1 and thread_id = $2 and user_id = $3 and course_id = $4
     order by created_at desc limit 4`,
    [owner.tenantId, threadId, owner.userId, owner.courseId],
  );
  return rows.map(({ message }) => message).toReversed();
}

/** The turn that asks this one again, if there is one. */
export async function findRetry(
  tx: Tx,
  owner: Owner,
  id: string,
): Promise<{ id: string; threadId: string } | undefined> {
  const [row] = await tx.query<{ id: string; threadId: string }>(
    `select id, thread_id as "threadId" from turns
     where tenant_id = $1 and retry_of = $2 and user_id = $3 and course_id = $4`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return row;
}

/**
 * The phase fence: of all workers that try, exactly one gets the turn, with a lease on it.
 * Undefined when it was taken, finished or cancelled already.
 */
export async function claimTurn(
  withTenant: WithTenant,
  tenantId: string,
  id: string,
): Promise<Turn | undefined> {
  const [turn] = await withTenant(tenantId, (tx) =>
    tx.query<Turn>(
      `with claimed as (
         update turns set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now())
         where tenant_id = $1 and id = $2 and status = 'pending' returning *),
       leased as (
         insert into turn_leases (turn_id, tenant_id, attempt, expires_at)
         select id, tenant_id, attempt, now() + $3 * interval '1 millisecond' from claimed
         on conflict (turn_id) do update set attempt = excluded.attempt, expires_at = excluded.expires_at)
       select ${columns} from claimed`,
      [tenantId, id, leaseMs],
    ),
  );
  return turn;
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
 * The terminal write. Refuses (false) when the turn is no more as the caller knew it, over or in
 * another attempt: a worker that was thought dead changes nothing any more.
 */
export async function finishTurn(
  tx: Tx,
  turn: Turn,
  outcome: TurnOutcome,
  { budget, counts, openWork }: AnswerNotes,
): Promise<boolean> {
  const { usage } = outcome;
  const done = await tx.query(
    `with ended as (
       update turns set status = $4, answer = $5, citations = $6, support = $7, strategy = $8, error_code = $9,
         provider = $10, model = $11, input_tokens = $12, output_tokens = $13, cost_micros = $14, marks = $17,
         budget_note = $18, support_counts = $19, assessment_note = $20, finished_at = now()
       where tenant_id = $1 and id = $2 and attempt = $3 and status = $15 returning id),
     freed as (delete from turn_leases where turn_id in (select id from ended)),
     touched as (
       update threads set updated_at = now()
       where tenant_id = $1 and id = $16 and exists (select from ended))
     select id from ended`,
    [
      turn.tenantId,
      turn.id,
      turn.attempt,
      outcome.status,
      outcome.answer,
      asJson(outcome.citations),
      outcome.support,
      outcome.strategy,
      outcome.errorCode,
      usage?.provider ?? null,
      usage?.model ?? null,
      usage?.inputTokens ?? null,
      usage?.outputTokens ?? null,
      usage?.costMicros ?? null,
      turn.status,
      turn.threadId,
      asJson(outcome.marks),
      budget && asJson(budget),
      counts && asJson(counts),
      openWork && asJson(openWork),
    ],
  );
  return done.length > 0;
}

/**
 * Puts a turn nobody saw a word of back in the line. False when it is not this attempt's any more,
 * or when its student wants it stopped.
 */
export async function returnTurn(
  tx: Tx,
  turn: Turn,
  { lost }: { lost: boolean },
): Promise<boolean> {
  const back = await tx.query(
    `with back as (
       update turns set status = 'pending', losses = losses + $4, first_token_at = null
       where tenant_id = $1 and id = $2 and attempt = $3 and status = 'running' and cancel_requested_at is null
       returning id),
     watched as (
       update turn_leases set expires_at = now() + $5 * interval '1 millisecond'
       where turn_id in (select id from back))
     select id from back`,
    [turn.tenantId, turn.id, turn.attempt, lost ? 1 : 0, callAgainMs],
  );
  return back.length > 0;
}

/** What decides how a turn without a worker goes on. */
export interface LooseTurn extends Turn {
  readonly firstTokenAt: Date | null;
  readonly cancelRequestedAt: Date | null;
  readonly losses: number;
  /** Milliseconds since it came into the line, by the database's clock. */
  readonly age: number;
}

/** For the sweeper, which acts for nobody in particular; locks the turn. */
export async function loadTurn(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<LooseTurn | undefined> {
  const [turn] = await tx.query<LooseTurn>(
    `select ${columns}, first_token_at as "firstTokenAt", cancel_requested_at as "cancelRequestedAt", losses,
       (extract(epoch from now() - coalesce(resumed_at, created_at)) * 1000)::float8 as age
     from turns where tenant_id = $1 and id = $2 for update`,
    [tenantId, id],
  );
  return turn;
}

/** Asks for the end of a turn: at once when nobody works on it yet. Returns what it is now. */
export async function requestCancel(tx: Tx, owner: Owner, id: string): Promise<Turn | undefined> {
  const [turn] = await tx.query<Turn>(
    `update turns set cancel_requested_at = coalesce(cancel_requested_at, now()),
       status = case when status in ('pending', 'waiting') then 'aborted' else status end,
       finished_at = case when status in ('pending', 'waiting') then now() else finished_at end
     where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4
       and status in ('pending', 'running', 'waiting') returning ${columns}`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  if (!turn) return findTurn(tx, owner, id);
  await tx.query(
    turn.status === 'aborted'
      ? 'delete from turn_leases where turn_id = $1'
      : 'update turn_leases set cancel_requested = true where turn_id = $1',
    [id],
  );
  return turn;
}

/** In how many turns of the last days the tutor held back. */
export interface HeldBack {
  readonly days: number;
  readonly hints: number;
  readonly refuse: number;
}

const countedDays = 30;

export async function countHeldBack(
  tx: Tx,
  { tenantId, courseId }: Pick<Owner, 'tenantId' | 'courseId'>,
): Promise<HeldBack> {
  const [row] = await tx.query<{ hints: number; refuse: number }>(
    `select count(*) filter (where assessment_note ->> 'effect' = 'hints')::int as hints,
       count(*) filter (where assessment_note ->> 'effect' = 'refuse')::int as refuse
     from turns where tenant_id = $1 and course_id = $2 and assessment_note is not null
       and created_at > now() - $3 * interval '1 day'`,
    [tenantId, courseId, countedDays],
  );
  return { days: countedDays, hints: row?.hints ?? 0, refuse: row?.refuse ?? 0 };
}
