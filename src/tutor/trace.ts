import type { LiveLog, LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents } from './event-store.ts';
import { finishTurn, type TurnOutcome } from './turn-store.ts';
import {
  citationsIn,
  marksIn,
  type Mark,
  type Citation,
  type NumberedEvent,
  type TurnEvent,
} from './turn-event.ts';
import type { Turn } from './turn.ts';

/** Tokens of so many milliseconds travel in one frame: quicker than anybody reads, few enough to send. */
const frameMs = 25;
/** How often what happened is stored while the turn runs. */
const storeMs = 500;

/** Writes the events of one turn: to the live log as they happen, to the database soon after. */
export interface TurnTrace {
  emit(event: TurnEvent): void;
  /** The text said so far. */
  answer(): string;
  /** What was cited so far. */
  citations(): readonly Citation[];
  /** What was marked so far. */
  marks(): readonly Mark[];
  /**
   * Ends the turn: outcome, remaining events and whatever `alongside` writes, in one transaction.
   * False when somebody else ended it before; then nothing is written and nobody is told.
   */
  finish(
    outcome: TurnOutcome,
    terminal: TurnEvent,
    alongside?: () => Promise<void>,
  ): Promise<boolean>;
  /** Stops without an end: the turn goes back to the line. */
  abandon(): Promise<void>;
}

interface TraceNeeds {
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'append'>;
}

export function topicOf(turnId: string): string {
  return `turn:${turnId}`;
}

/** @param lastId id of the last event an earlier attempt wrote; 0 for a fresh turn */
export function openTrace(needs: TraceNeeds, turn: Turn, lastId: number): TurnTrace {
  const sender = createSender(needs, turn);
  const storer = createStorer(needs, turn);
  const told: TurnEvent[] = [];
  let nextId = lastId + 1;
  let frame = '';
  let answer = '';

  function add(event: TurnEvent): void {
    const numbered = { id: nextId, event };
    nextId += 1;
    sender.add(numbered);
    storer.add(numbered);
  }

  function send(): void {
    if (frame !== '') add({ type: 'token', text: frame });
    frame = '';
    sender.send();
  }

  const frames = setInterval(send, frameMs);
  const stores = setInterval(() => void storer.store(), storeMs);
  const stop = (): void => {
    clearInterval(frames);
    clearInterval(stores);
    send();
  };

  return {
    emit: (event) => {
      if (event.type === 'token') {
        frame += event.text;
        answer += event.text;
        return;
      }
      told.push(event);
      send();
      add(event);
      sender.send();
    },
    answer: () => answer,
    citations: () => citationsIn(told),
    marks: () => marksIn(told),
    finish: async (outcome, terminal, alongside) => {
      stop();
      await storer.settled();
      add(terminal);
      const ended = await needs.withTenant(turn.tenantId, async (tx) => {
        if (!(await finishTurn(tx, turn, outcome))) return false;
        await insertEvents(tx, turn, storer.rest());
        await alongside?.();
        return true;
      });
      if (ended) sender.send();
      await sender.settled();
      return ended;
    },
    abandon: async () => {
      stop();
      await Promise.all([sender.settled(), storer.store()]);
    },
  };
}

/** Appends to the live log in order. It is a convenience: when it fails, readers find the events in the database. */
function createSender({ log }: Pick<TraceNeeds, 'log'>, turn: Turn) {
  let unsent: NumberedEvent[] = [];
  let sending: Promise<void> = Promise.resolve();
  return {
    add: (event: NumberedEvent): void => void unsent.push(event),
    send: (): void => {
      if (unsent.length === 0) return;
      const entries = unsent.map(toEntry);
      unsent = [];
      sending = sending.then(() => log.append(topicOf(turn.id), entries)).catch(() => {});
    },
    settled: (): Promise<void> => sending,
  };
}

/** Stores in batches; what could not be stored goes with the next one, at the latest with the end. */
function createStorer({ withTenant }: Pick<TraceNeeds, 'withTenant'>, turn: Turn) {
  let unstored: NumberedEvent[] = [];
  let storing: Promise<void> = Promise.resolve();

  async function storeBatch(): Promise<void> {
    const batch = unstored;
    if (batch.length === 0) return;
    await withTenant(turn.tenantId, (tx) => insertEvents(tx, turn, batch));
    unstored = unstored.slice(batch.length);
  }

  return {
    add: (event: NumberedEvent): void => {
      unstored = [...unstored, event];
    },
    store: (): Promise<void> => {
      storing = storing.then(storeBatch).catch(() => {});
      return storing;
    },
    settled: (): Promise<void> => storing,
    rest: (): readonly NumberedEvent[] => unstored,
  };
}

export function toEntry({ id, event }: NumberedEvent): LogEntry {
  return { id, data: JSON.stringify(event) };
}
