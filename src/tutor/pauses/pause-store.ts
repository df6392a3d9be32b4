import { asJson, type Tx } from '../../ground/db/index.ts';
import { callAgainMs, type Turn } from '../turn.ts';
import type { EndedPause, NewPause, PauseAnswer } from './pause.ts';

interface TurnKey {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Lets go of a running turn until its student answers. `cancelled`: they asked to stop meanwhile, and
 * the turn is still running; `lost`: it is not this attempt's any more. Nothing is written then.
 */
export async function parkTurn(
  tx: Tx,
  turn: Turn,
  pause: NewPause,
): Promise<'parked' | 'cancelled' | 'lost'> {
  const { ask, target, checkpoint, waitMs, spent } = pause;
  const [held] = await tx.query<{ cancelled: boolean }>(
    `select cancel_requested_at is not null as cancelled from turns
     where tenant_id = $1 and id = $2 and attempt = $3 and status = 'running' for update`,
    [turn.tenantId, turn.id, turn.attempt],
  );
  if (!held) return 'lost';
  if (held.cancelled) return 'cancelled';
  await tx.query(
    `with parked as (
       update turns set status = 'waiting' where tenant_id = $1 and id = $2 returning id),
     leased as (
       update turn_leases set expires_at = now() + $7 * interval '1 millisecond'
       where turn_id in (select id from parked))
     insert into turn_pauses (tenant_id, turn_id, id, ask, target, checkpoint, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')`,
    [
      turn.tenantId,
      turn.id,
      pause.id,
      asJson(ask),
      asJson(target ?? null),
      asJson({ state: checkpoint, spent }),
      waitMs,
    ],
  );
  return 'parked';
}

interface PauseRow extends Omit<EndedPause, 'checkpoint' | 'spent'> {
  readonly checkpoint: { state: unknown; spent: EndedPause['spent'] };
}

/** The pause the turn last came out of; undefined when it never stopped. */
export async function lastPause(tx: Tx, turn: TurnKey): Promise<EndedPause | undefined> {
  const [row] = await tx.query<PauseRow>(
    `select id, ask, checkpoint, answer from turn_pauses
     where tenant_id = $1 and turn_id = $2 order by created_at desc limit 1`,
    [turn.tenantId, turn.id],
  );
  if (!row) return undefined;
  const { checkpoint, ...rest } = row;
  return { ...rest, checkpoint: checkpoint.state, spent: checkpoint.spent };
}

export interface OpenPause {
  readonly ask: EndedPause['ask'];
  readonly target: unknown;
  readonly answer: PauseAnswer | null;
  /** True when it was answered, or its time is up. */
  readonly over: boolean;
}

/** A pause of the turn, locked together with it. */
export async function lockPause(
  tx: Tx,
  turn: TurnKey,
  pauseId: string,
): Promise<OpenPause | undefined> {
  const [row] = await tx.query<OpenPause>(
    `select p.ask, p.target, p.answer,
       t.status <> 'waiting' or p.answer is not null or p.expires_at <= now() as over
     from turn_pauses p join turns t on t.tenant_id = p.tenant_id and t.id = p.turn_id
     where p.tenant_id = $1 and p.turn_id = $2 and p.id = $3 for update`,
    [turn.tenantId, turn.id, pauseId],
  );
  return row;
}

export async function saveAnswer(
  tx: Tx,
  turn: TurnKey,
  { pauseId, answer }: { pauseId: string; answer: PauseAnswer },
): Promise<void> {
  await tx.query(
    'update turn_pauses set answer = $4 where tenant_id = $1 and turn_id = $2 and id = $3',
    [turn.tenantId, turn.id, pauseId, asJson(answer)],
  );
}

/** Puts a turn that waits back in the line. False when it does not wait. */
export async function resumeTurn(tx: Tx, turn: TurnKey): Promise<boolean> {
  const back = await tx.query(
    `with back as (
       update turns set status = 'pending', resumed_at = now()
       where tenant_id = $1 and id = $2 and status = 'waiting' returning id),
     watched as (
       update turn_leases set expires_at = now() + $3 * interval '1 millisecond'
       where turn_id in (select id from back))
     select id from back`,
    [turn.tenantId, turn.id, callAgainMs],
  );
  return back.length > 0;
}
