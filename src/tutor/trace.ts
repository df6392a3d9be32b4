import type { LiveLog, LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents } from './event-store.ts';
import { finishTurn, type TurnOutcome } from './turn-store.ts';
import { citationsIn, type Citation, type NumberedEvent, type TurnEvent } from './turn-event.ts';
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
  /**
   * Ends the turn: outcome, remaining events and whatever `alongside` writes, in one transaction.
   * False when somebody else ended it before; then nothing is written and nobody is told.
   */
  finish(outcome: TurnOutcome, terminal: TurnEvent, alongside?: () => Promise<void>): Promise<boolean>;
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
export function openTrace({ withTenant, log }: TraceNeeds, turn: Turn, lastId: number): TurnTrace {
  let nextId = lastId + 1;
  let words = '';
  let answer = '';
  const citations: Citation[] = [];
  let unsent: NumberedEvent[] = [];
  let unstored: NumberedEvent[] = [];
  let sending = Promise.resolve();
  let storing = Promise.resolve();

  function number(event: TurnEvent): void {
    const numbered = { id: nextId, event };
    nextId += 1;
    unsent.push(numbered);
    unstored.push(numbered);
  }

  function closeFrame(): void {
    if (words === '') return;
    number({ type: 'token', text: words });
    words = '';
  }

  // The live log is a convenience: when it fails, readers find the events in the database.
  function send(): void {
    closeFrame();
    if (unsent.length === 0) return;
    const entries = unsent.map(toEntry);
    unsent = [];
    sending = sending.then(() => log.append(topicOf(turn.id), entries)).catch(() => {});
  }

  function store(): Promise<void> {
    storing = storing.then(async () => {
      const batch = unstored;
      if (batch.length === 0) return;
      await withTenant(turn.tenantId, (tx) => insertEvents(tx, turn, batch));
      unstored = unstored.slice(batch.length);
    });
    // What could not be stored now is stored with the next batch, at the latest with the end.
    storing = storing.catch(() => {});
    return storing;
  }

  const frames = setInterval(send, frameMs);
  const stores = setInterval(() => void store(), storeMs);
  const stop = (): void => {
    clearInterval(frames);
    clearInterval(stores);
  };

  return {
    emit: (event) => {
      if (event.type === 'token') {
        words += event.text;
        answer += event.text;
        return;
      }
      citations.push(...citationsIn([event]));
      closeFrame();
      number(event);
      send();
    },
    answer: () => answer,
    citations: () => citations,
    finish: async (outcome, terminal, alongside) => {
      stop();
      send();
      await storing;
      number(terminal);
      const ended = await withTenant(turn.tenantId, async (tx) => {
        if (!(await finishTurn(tx, turn, outcome))) return false;
        await insertEvents(tx, turn, unstored);
        await alongside?.();
        return true;
      });
      if (ended) send();
      await sending;
      return ended;
    },
    abandon: async () => {
      stop();
      send();
      await Promise.all([sending, store()]);
    },
  };
}

export function toEntry({ id, event }: NumberedEvent): LogEntry {
  return { id, data: JSON.stringify(event) };
}
