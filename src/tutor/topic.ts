import { asJson } from '../ground/db/index.ts';
import type { LogEntry } from '../ground/live/index.ts';
import type { NumberedEvent, TurnEvent } from './turn-event.ts';

/** Where the events of a turn travel in the live log. */
export function topicOf(turnId: string): string {
  return `turn:${turnId}`;
}

export function toEntry({ id, event }: NumberedEvent): LogEntry {
  return { id, data: asJson(event) };
}

/** An event as it goes to a browser: what stood in the log is passed on as it is. */
export interface ToldEvent {
  readonly id: number;
  readonly type: TurnEvent['type'];
  /** The event in JSON. */
  readonly data: string;
}

// Every event is written with its type first; reading the rest of it would only serve to write it again.
const typeFirst = /^\{"type":"([a-z_.]+)"/;

export function toTold({ id, data }: LogEntry): ToldEvent {
  const type = typeFirst.exec(data)?.[1] ?? (JSON.parse(data) as TurnEvent).type;
  return { id, type: type as TurnEvent['type'], data };
}

export function fromEntry({ id, data }: LogEntry): NumberedEvent {
  return { id, event: JSON.parse(data) as TurnEvent };
}
