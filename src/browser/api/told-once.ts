import { isTerminal, type TurnEvent } from '../../tutor/turn-event.ts';
import type { PublicTurn } from './shapes.ts';

/** What a reader of a turn is told: what happens, by stream or by asking, and how it stands when asked. */
export type TurnNews =
  | { readonly kind: 'event'; readonly event: TurnEvent }
  | { readonly kind: 'standing'; readonly turn: PublicTurn }
  /** The connection is lost or back. */
  | { readonly kind: 'connection'; readonly lost: boolean };

/** What was told already, by whichever way it came. */
export interface Told {
  readonly lastId: () => number;
  /** Tells an event unless it was told; true when it is the last of the turn. */
  take(id: number, read: () => TurnEvent): boolean;
}

export function createTold(hear: (news: TurnNews) => void): Told {
  let lastId = 0;
  return {
    lastId: () => lastId,
    take: (id, read) => {
      if (id <= lastId) return false;
      lastId = id;
      const event = read();
      hear({ kind: 'event', event });
      return isTerminal(event);
    },
  };
}
