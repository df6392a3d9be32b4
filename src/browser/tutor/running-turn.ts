import type { Api } from '../api/api.ts';
import type { TurnView } from './turn-view.ts';

export interface RunningTurn {
  readonly isRunning: () => boolean;
  /** Follows a turn in its view until it is over or left. */
  follow(view: TurnView, turnId: string): Promise<void>;
  /** Looks away; the turn goes on. */
  leave(): void;
  /** Asks the server to stop it. @throws ApiError */
  stop(): Promise<void>;
}

/** The one turn of the conversation that is being answered, if any. */
export function createRunningTurn(
  api: Pick<Api, 'stop'>,
  onChange: (running: boolean) => void,
): RunningTurn {
  let current: { readonly turnId: string; readonly looking: AbortController } | undefined;

  function become(next: typeof current): void {
    current = next;
    onChange(next !== undefined);
  }

  return {
    isRunning: () => current !== undefined,
    follow: async (view, turnId) => {
      const mine = { turnId, looking: new AbortController() };
      become(mine);
      await view.follow(turnId, mine.looking.signal);
      if (current === mine) become(undefined);
    },
    leave: () => {
      current?.looking.abort();
      become(undefined);
    },
    stop: async () => {
      if (current) await api.stop(current.turnId);
    },
  };
}
