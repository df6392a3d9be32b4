import { createSseParser } from '../../src/browser/api/sse.ts';
import {
  isTerminal,
  type Citation,
  type HitSummary,
  type TurnEvent,
  type TurnMode,
} from '../../src/tutor/turn-event.ts';
import { noteTurn, type AskedTurn } from './asked-turns.ts';

export type { AskedTurn };

export interface Question {
  readonly message: string;
  readonly threadId?: string | null;
  readonly mode?: TurnMode;
}

/** Somebody with a session, using the API as the page does. */
export interface Student {
  /**
   * Asks and follows the turn to its end; what the guard stopped has come to its own end as well.
   * @throws DoorError when the turn failed, was stopped or told no end
   */
  ask(question: Question, signal: AbortSignal): Promise<AskedTurn>;
  get<T>(path: string): Promise<T | undefined>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** A door that did not answer as documented; ends the run, because figures after it would mean nothing. */
export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly code: string;
  constructor(message: string, code = 'door_shut') {
    super(message);
    this.code = code;
  }
}

export function openStudent(toolUrl: string, session: string): Student {
  const headers = { authorization: `Bearer ${session}`, 'content-type': 'application/json' };

  async function post<T>(path: string, body: unknown): Promise<T> {
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${toolUrl}${path}`, init);
    if (!response.ok)
      throw new DoorError(`POST ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function follow(turnId: string, signal: AbortSignal): Promise<TurnEvent[]> {
    const path = `/api/turns/${turnId}/events`;
    const response = await fetch(`${toolUrl}${path}`, { headers, signal });
    if (!response.ok || !response.body)
      throw new DoorError(`GET ${path} answered ${response.status}`);
    const parser = createSseParser();
    const events: TurnEvent[] = [];
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      for (const { data } of parser.push(text)) events.push(JSON.parse(data) as TurnEvent);
    }
    return events;
  }

  return {
    post,
    get: async <T>(path: string) => {
      const response = await fetch(`${toolUrl}${path}`, { headers });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new DoorError(`GET ${path} answered ${response.status}`);
      return (await response.json()) as T;
    },
    ask: async ({ message, threadId = null, mode = 'tutor' }, signal) => {
      const began = performance.now();
      const taken = await post<{ turnId: string; threadId: string }>('/api/turns', {
        message,
        threadId,
        mode,
      });
      const events = await follow(taken.turnId, signal);
      requireAnswer(taken.turnId, events);
      const durationMs = performance.now() - began;
      const turn = { ...taken, message, answer: answerIn(events), events, durationMs };
      noteTurn(turn);
      return turn;
    },
  };
}

/** No words and no answer look alike to whoever scores them: a turn that broke must not be scored. */
function requireAnswer(turnId: string, events: readonly TurnEvent[]): void {
  const end = events.findLast(isTerminal);
  if (end?.type === 'turn.complete') return;
  const code = end?.type === 'turn.failed' ? end.code : end ? 'aborted' : 'unended';
  throw new DoorError(`The turn ${turnId} came to no answer: ${code}.`, code);
}

function answerIn(events: readonly TurnEvent[]): string {
  return events.map((event) => (event.type === 'token' ? event.text : '')).join('');
}

type EventOf<Type extends TurnEvent['type']> = Extract<TurnEvent, { type: Type }>;

/** The last event of a type, or undefined. */
export function lastOf<Type extends TurnEvent['type']>(
  events: readonly TurnEvent[],
  type: Type,
): EventOf<Type> | undefined {
  return events.findLast((event): event is EventOf<Type> => event.type === type);
}

/** What the turn's search brought, best first; none when no search ran. */
export function hitsOf({ events }: AskedTurn): readonly HitSummary[] {
  return lastOf(events, 'retrieval.hits')?.hits ?? [];
}

export function citationsOf({ events }: AskedTurn): readonly Citation[] {
  return events.flatMap((event) => (event.type === 'citation' ? [event] : []));
}

/** What the turn cost, in millionths of a US dollar. */
export function costOf({ events }: AskedTurn): number {
  return events.reduce((sum, event) => (event.type === 'usage' ? sum + event.costMicros : sum), 0);
}

/** The events to keep beside a failure: its words as one, everything else as it came. */
export function traceOf({ events, answer }: AskedTurn): Record<string, unknown>[] {
  const rest: object[] = events.filter(({ type }) => type !== 'token');
  const words = { type: 'token', text: answer };
  return [...rest.slice(0, -1), words, ...rest.slice(-1)].map((event) => ({ ...event }));
}
