import type { Api } from '../api/api.ts';
import { followTurn } from '../api/follow-turn.ts';
import type { PublicTurn } from '../api/shapes.ts';
import type { TurnNews } from '../api/told-once.ts';
import { onWake } from '../dom/on-wake.ts';
import { oncePerFrame } from '../dom/once-per-frame.ts';
import { fold, newTurn, overlay, type TurnState } from './turn-state.ts';

export interface LiveTurnNeeds {
  readonly api: Pick<Api, 'events' | 'turnSince'>;
  readonly turnId: string;
  readonly onState: (state: TurnState) => void;
  readonly onConnection: (lost: boolean) => void;
}

/**
 * Follows a turn and reports how it stands, at most once per picture the screen shows.
 * @throws ApiError when the server refuses for good
 */
export async function liveTurn(needs: LiveTurnNeeds, signal: AbortSignal): Promise<void> {
  const { api, turnId, onState, onConnection } = needs;
  let told = newTurn;
  let polled: PublicTurn | undefined;
  const standing = (): TurnState => (polled ? overlay(told, polled) : told);
  const tell = oncePerFrame(() => onState(standing()));

  function hear(news: TurnNews): void {
    if (news.kind === 'connection') return onConnection(news.lost);
    if (news.kind === 'event') told = fold(told, news.event);
    else polled = news.turn;
    tell.soon();
  }

  const open = (afterId: number, stop: AbortSignal) => api.events(turnId, afterId, stop);
  const poll = (afterId: number, stop: AbortSignal) => api.turnSince(turnId, afterId, stop);
  try {
    await followTurn({ open, poll, hear, onWake }, signal);
  } finally {
    tell.now();
  }
}
