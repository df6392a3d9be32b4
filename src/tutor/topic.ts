import type { LogEntry } from '../ground/live/index.ts';
import type { NumberedEvent, TurnEvent } from './turn-event.ts';

/** Where the events of a turn travel in the live log. */
export function topicOf(turnId: string): string {
  return `turn:${turnId}`;
}

export function toEntry({ id, event }: NumberedEvent): LogEntry {
  return { id, data: JSON.stringify(event) };
}

export function fromEntry({ id, data }: LogEntry): NumberedEvent {
  return { id, event: JSON.parse(data) as TurnEvent };
}
