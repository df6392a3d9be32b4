import type { Tx } from '../ground/db/index.ts';
import { picturesOfTurns, type SentPicture } from '../pictures/index.ts';
import { readAsked, type AskedInConversation } from '../quiz/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { listPrepared, listServed, type PreparedNext } from './exercises/exercise-store.ts';
import { readCalls, type KeptCall } from './model-call-store.ts';
import { readEvents, readProgress } from './event-store.ts';
import { answerIn } from './salvage.ts';
import { findThread, listThreads, type Thread } from './thread-store.ts';
import { citationsIn, marksIn, notesIn, type NumberedEvent, type TurnEvent } from './turn-event.ts';
import { findTurn, turnsOfThread, type Owner } from './turn-store.ts';
import { isOver, type Turn } from './turn.ts';

/** What a student sees of their own conversations in a course. */
export interface Conversations {
  threads(owner: Owner): Promise<Thread[]>;
  thread(owner: Owner, id: string): Promise<(Thread & { turns: TurnWithPictures[] }) | undefined>;
  /**
   * A turn with its answer so far, also while it is being answered; and, for a reader who has heard
   * `afterId`, what happened since, as a stream would tell it.
   */
  turn(owner: Owner, id: string, afterId?: number): Promise<TurnSoFar | undefined>;
  /** Whether the turn is this person's. */
  owns(owner: Owner, id: string): Promise<boolean>;
  /** What went to models for a turn of one's own, and what came back. */
  calls(owner: Owner, id: string): Promise<KeptCall[] | undefined>;
}

/** A turn with what stands in rows of their own. */
export type TurnWithPictures = Turn & {
  readonly pictures: readonly SentPicture[];
  /** What was asked in it, and how it was answered. */
  readonly exercise: (AskedInConversation & { readonly prepared: boolean }) | null;
  /** What was prepared while its answer was read. */
  readonly next: PreparedNext | null;
};

export interface TurnSoFar extends TurnWithPictures {
  readonly waitsFor: Waiting | null;
  /** Null where nobody asked. */
  readonly events: readonly NumberedEvent[] | null;
}

type Waiting = Extract<TurnEvent, { pauseId: string; expiresAt: string }>;

function waitingIn(events: readonly NumberedEvent[]): Waiting | null {
  const asked = events.flatMap(({ event }) =>
    event.type === 'interrupt' && 'pauseId' in event ? [event] : [],
  );
  return asked.at(-1) ?? null;
}

async function withPictures(tx: Tx, turns: readonly Turn[]): Promise<TurnWithPictures[]> {
  const [first] = turns;
  if (!first) return [];
  const ids = turns.map(({ id }) => id);
  const { language } = first;
  const [pictures, served, next] = await Promise.all([
    picturesOfTurns(tx, first.tenantId, ids),
    listServed(tx, first, ids),
    listPrepared(tx, first, ids),
  ]);
  const asked =
    served.length === 0
      ? new Map<string, AskedInConversation>()
      : await readAsked(tx, first, { ids: served.map(({ id }) => id), language });
  const given = new Map(served.map((one) => [one.turnId, one]));
  return turns.map((turn) => {
    const one = given.get(turn.id);
    const exercise = one && asked.get(one.id);
    return {
      ...turn,
      pictures: pictures.get(turn.id) ?? [],
      exercise: one && exercise ? { ...exercise, prepared: one.prepared } : null,
      next: next.get(turn.id) ?? null,
    };
  });
}

export function createReadConversations(withTenant: WithTenant): Conversations {
  return {
    threads: (owner) => withTenant(owner.tenantId, (tx) => listThreads(tx, owner)),
    thread: (owner, id) =>
      withTenant(owner.tenantId, async (tx) => {
        const thread = await findThread(tx, owner, id);
        return (
          thread && { ...thread, turns: await withPictures(tx, await turnsOfThread(tx, owner, id)) }
        );
      }),
    owns: async (owner, id) =>
      (await withTenant(owner.tenantId, (tx) => findTurn(tx, owner, id))) !== undefined,
    calls: (owner, id) =>
      withTenant(owner.tenantId, async (tx) => {
        const turn = await findTurn(tx, owner, id);
        return turn && readCalls(tx, turn.tenantId, turn.id);
      }),
    turn: (owner, id, afterId) =>
      withTenant(owner.tenantId, async (tx) => {
        const found = await findTurn(tx, owner, id);
        const [turn] = found ? await withPictures(tx, [found]) : [];
        if (!turn) return undefined;
        if (isOver(turn.status)) {
          const since = afterId === undefined ? null : await readProgress(tx, turn, afterId);
          return { ...turn, waitsFor: null, events: since?.events ?? null };
        }
        const events = await readEvents(tx, turn, 0);
        const told = events.map(({ event }) => event);
        return {
          ...turn,
          events: afterId === undefined ? null : events.filter((event) => event.id > afterId),
          waitsFor: turn.status === 'waiting' ? waitingIn(events) : null,
          answer: answerIn(events),
          citations: citationsIn(told),
          marks: marksIn(told),
          ...notesIn(told),
        };
      }),
  };
}
