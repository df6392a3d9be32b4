import { setTimeout as sleep } from 'node:timers/promises';
import { retryWhenAway, type Tx } from '../ground/db/index.ts';
import type { LiveLog, LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertEvents } from './event-store.ts';
import type { EventSink, EventWriter } from './event-writer.ts';
import { createSender, type Sender } from './event-sender.ts';
import { toEntry, topicOf } from './topic.ts';
import { finishTurn, type TurnOutcome, type TurnUsage } from './turn-store.ts';
import {
  citationsIn,
  marksIn,
  notesIn,
  type Citation,
  type Mark,
  type TurnEvent,
} from './turn-event.ts';
import type { Turn } from './turn.ts';

/**
 * Tokens of so many milliseconds travel in one frame: quicker than anybody reads, few enough to
 * send. The first one after a silence goes at once.
 */
const frameMs = 25;
/** What happens within so many milliseconds before the first word is stored, and shown, together. */
const gatherMs = 30;
/** How long events wait for a database that does not take them. */
const gatePauseMs = 500;

/** Writes the events of one turn: to the live log as they happen, to the database soon after. */
export interface TurnTrace {
  /** Tells what happened; nothing once the turn has ended. */
  emit(event: TurnEvent): void;
  /** The text said so far. */
  answer(): string;
  /** What was cited so far. */
  citations(): readonly Citation[];
  /** What was marked so far. */
  marks(): readonly Mark[];
  /** What the turn has cost so far, as its last `usage` event said. */
  usage(): TurnUsage | null;
  /**
   * Ends the turn: outcome, remaining events and whatever `alongside` writes, in one transaction.
   * False when somebody else ended it before; then nothing is written and nobody is told.
   */
  finish(
    outcome: TurnOutcome,
    terminal: TurnEvent,
    alongside?: () => Promise<void>,
  ): Promise<boolean>;
  /**
   * Stops in the middle: what was told and whatever `park` writes go into one transaction, and then
   * `asked` is told. `park` may return how the turn ends instead; undefined when it is somebody else's.
   */
  pause(
    asked: TurnEvent,
    park: (tx: Tx) => Promise<'parked' | TraceEnd | undefined>,
  ): Promise<void>;
  /**
   * Stops without an end: the turn goes back to the line, and what is said from here on is nobody's.
   * False when not all of it is stored.
   */
  abandon(): Promise<boolean>;
}

export interface TraceEnd {
  readonly outcome: TurnOutcome;
  readonly terminal: TurnEvent;
}

export interface TraceNeeds {
  readonly withTenant: WithTenant;
  readonly log: Pick<LiveLog, 'append' | 'retire'>;
  readonly writer: EventWriter;
  /** The database refused an event: somebody else holds the turn. */
  readonly onLost: () => void;
  /** The live log refused one: perhaps somebody else does. */
  readonly onDoubt: () => void;
}

/** @param lastId id of the last event an earlier attempt wrote; 0 for a fresh turn */
export function openTrace(needs: TraceNeeds, turn: Turn, lastId: number): TurnTrace {
  const topic = topicOf(turn.id);
  const sender = createSender(needs.log, topic, needs.onDoubt);
  const sink = needs.writer.open(turn, needs.onLost);
  const gate = createGate(sink, sender);
  const frames = createFrames((text) => add({ type: 'token', text }));
  const said: TurnEvent[] = [];
  let nextId = lastId + 1;
  let answer = '';
  let closed = false;

  function add(event: TurnEvent): void {
    const entry = toEntry({ id: nextId, event });
    nextId += 1;
    sink.add(entry);
    gate.pass(entry);
  }

  async function close(settle?: () => Promise<unknown>): Promise<readonly LogEntry[]> {
    frames.flush();
    closed = true;
    await settle?.();
    gate.close();
    return sink.close();
  }

  const conclude = createConclusion(needs, turn, { close, sender, gate, nextId: () => nextId });

  return {
    emit: (event) => {
      if (closed) return;
      if (event.type === 'token') {
        answer += event.text;
        gate.speak();
        return frames.push(event.text);
      }
      said.push(event);
      frames.flush();
      add(event);
    },
    answer: () => answer,
    citations: () => citationsIn(said),
    marks: () => marksIn(said),
    usage: () => usageIn(said),
    finish: (outcome, terminal, alongside) =>
      conclude(async (tx) => {
        if (!(await finishTurn(tx, turn, outcome, notesIn(said)))) return undefined;
        await alongside?.();
        return { event: terminal, over: true };
      }),
    pause: async (asked, park) => {
      await conclude(async (tx) => {
        const end = await park(tx);
        if (end === 'parked') return { event: asked, over: false };
        if (!end || !(await finishTurn(tx, turn, end.outcome, notesIn(said)))) return undefined;
        return { event: end.terminal, over: true };
      });
    },
    abandon: async () => {
      const left = await close(() => Promise.all([sink.flush(), sender.settled()]));
      return left.length === 0;
    },
  };
}

interface ConclusionParts {
  /** Stops taking events; returns those that are not stored yet. */
  readonly close: () => Promise<readonly LogEntry[]>;
  readonly sender: Sender;
  readonly gate: { readonly held: () => readonly LogEntry[] };
  readonly nextId: () => number;
}

/** Stores the rest together with what `write` does, and tells it when there is something to tell. */
function createConclusion(
  { withTenant, log }: TraceNeeds,
  turn: Turn,
  { close, sender, gate, nextId }: ConclusionParts,
) {
  return async (
    write: (tx: Tx) => Promise<{ event: TurnEvent; over: boolean } | undefined>,
  ): Promise<boolean> => {
    const rest = await close();
    const done = await retryWhenAway(() =>
      withTenant(turn.tenantId, async (tx) => {
        const end = await write(tx);
        if (!end) return undefined;
        const last = toEntry({ id: nextId(), event: end.event });
        await insertEvents(tx, turn, [...rest, last]);
        return { last, over: end.over };
      }),
    );
    if (done) sender.send([...gate.held(), done.last]);
    await sender.settled();
    if (done?.over ?? true) await log.retire(topicOf(turn.id)).catch(() => {});
    return done !== undefined;
  };
}

/**
 * Before the first word, an event is shown only once it is stored: should this worker be lost,
 * another one runs the turn again, with ids that no reader has seen. From the first word on nobody
 * does, and events are shown at once: what was gathered until then is stored without waiting.
 */
function createGate(sink: Pick<EventSink, 'flush'>, sender: Pick<Sender, 'send'>) {
  let waiting: LogEntry[] = [];
  const gate = { spoken: false, closed: false, opening: false };
  const speaking = Promise.withResolvers<void>();

  const gather = (): Promise<void> => Promise.race([speaking.promise, sleep(gatherMs)]);

  async function open(): Promise<void> {
    gate.opening = true;
    await gather();
    while (waiting.length > 0 && !gate.closed) {
      const stored = waiting.length;
      if (!(await sink.flush())) {
        await sleep(gatePauseMs);
      } else if (!gate.closed) {
        sender.send(waiting.splice(0, stored));
        await gather();
      }
    }
    gate.opening = false;
  }

  return {
    pass: (entry: LogEntry): void => {
      if (gate.spoken && waiting.length === 0) return sender.send([entry]);
      waiting.push(entry);
      if (!gate.opening) void open();
    },
    speak: (): void => {
      gate.spoken = true;
      speaking.resolve();
    },
    close: (): void => {
      gate.closed = true;
      speaking.resolve();
    },
    held: (): readonly LogEntry[] => waiting,
  };
}

/** Gathers what is said within a frame. */
function createFrames(say: (text: string) => void) {
  let text = '';
  let told = -frameMs;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (text !== '') say(text);
    text = '';
  }

  function sayFrame(): void {
    told = performance.now();
    flush();
  }

  return {
    push: (more: string): void => {
      text += more;
      if (timer !== undefined) return;
      const wait = told + frameMs - performance.now();
      if (wait <= 0) sayFrame();
      else timer = setTimeout(sayFrame, wait);
    },
    /** For what happens next. The words after it wait no longer for their frame than they would have. */
    flush,
  };
}

function usageIn(events: readonly TurnEvent[]): TurnUsage | null {
  const last = events.findLast((event) => event.type === 'usage');
  if (!last) return null;
  const { provider, model, inputTokens, outputTokens, costMicros } = last;
  return { provider, model, inputTokens, outputTokens, costMicros };
}
