import type { Tx } from '../../ground/db/index.ts';
import type { Queue } from '../../ground/queue/index.ts';
import type { TurnKey } from '../incident.ts';
import { isTestStudent, lockStudent } from '../quarantine-store.ts';
import type { CallKey } from './call-store.ts';
import { listContacts } from './contact-store.ts';
import { insertNotice, wasRaised } from './notice-store.ts';

export const callQueue = 'conduct.call';
/** A cry for help that could not be noted when it was heard. */
export const hearQueue = 'conduct.hear';
/** With growing pauses, for about an hour; the next of the chain is called at their own time all the same. */
export const callAttempts = 9;

/** A student in distress writes several messages: within half an hour those on duty are told once. */
const quietFor = 30 * 60_000;
/** A call that rings longer than this may have lost its jobs: a new cry for help is called about anew. */
const ringsFor = 8 * quietFor;

interface RaiseNeeds {
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly now: () => number;
}

/** Calls those on duty about a turn, in the caller's transaction; nobody where the school has named nobody. */
export function createRaise({ queue, now }: RaiseNeeds): (tx: Tx, turn: TurnKey) => Promise<void> {
  return async (tx, turn) => {
    const { tenantId } = turn;
    const chain = await listContacts(tx, tenantId);
    if (chain.length === 0 || (await isTestStudent(tx, turn))) return;
    await lockStudent(tx, turn);
    const at = new Date(now());
    const since = new Date(+at - quietFor);
    if (await wasRaised(tx, turn, { since, ringingSince: new Date(+at - ringsFor) })) return;
    const noticeId = await insertNotice(tx, tenantId, { turn, chain, at });
    await queue.enqueue(callQueue, { tenantId, noticeId, step: 0 } satisfies CallKey);
  };
}

/**
 * Calls those on duty as if somebody were in danger, and says that it is a drill. The notice's id; undefined where
 * nobody is on duty.
 */
export function createDrill({
  queue,
  now,
}: RaiseNeeds): (tx: Tx, tenantId: string) => Promise<string | undefined> {
  return async (tx, tenantId) => {
    const chain = await listContacts(tx, tenantId);
    if (chain.length === 0) return undefined;
    const noticeId = await insertNotice(tx, tenantId, { turn: null, chain, at: new Date(now()) });
    await queue.enqueue(callQueue, { tenantId, noticeId, step: 0 } satisfies CallKey);
    return noticeId;
  };
}
