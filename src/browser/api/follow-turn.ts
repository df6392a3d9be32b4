import { linkedStop } from './linked-stop.ts';
import { pause } from './pause.ts';
import { ApiError, isPassing } from './problem.ts';
import { isOver, type PublicTurn } from './shapes.ts';
import { createStream, type Stream, type StreamNeeds } from './stream.ts';
import { createTold, type Told } from './told-once.ts';

export interface FollowNeeds extends StreamNeeds {
  /** How the turn stands, with its events after that one. @throws ApiError */
  readonly poll: (afterId: number, signal: AbortSignal) => Promise<PublicTurn>;
  /** Milliseconds; tests hurry. */
  readonly pace?: Pace;
}

export interface Pace {
  /** Wait after the first failure; doubles with each further one. */
  readonly backOff: number;
  readonly longestBackOff: number;
  readonly poll: number;
  /** The server says something as soon as a stream opens: one that is mute for longer is kept back on its way. */
  readonly mute: number;
  /** And then every 15 s; a stream silent for longer is dead. */
  readonly silence: number;
}

const usualPace: Pace = {
  backOff: 300,
  longestBackOff: 8_000,
  poll: 1_500,
  mute: 3_000,
  silence: 25_000,
};
/** Failures in a row after which the answer is asked for instead of waited for. */
const failuresBeforePolling = 3;
/** Between two attempts to stream again. */
const pollsBeforeStreaming = 10;

/**
 * Follows a turn to its end: by stream, resumed after the last event heard; by polling while
 * streaming does not work, and beside a stream that says nothing. Each event is told once, whichever
 * way it came. Leaving (`signal`) stops the reader, never the turn.
 * @throws ApiError when the server refuses for good
 */
export async function followTurn(needs: FollowNeeds, signal: AbortSignal): Promise<void> {
  const pace = needs.pace ?? usualPace;
  const told = createTold(needs.hear);
  const stream = createStream(needs, told, pace.silence);
  const polls = createPolls(needs, told, pace);
  let failures = 0;
  while (!signal.aborted) {
    const { ended, heard } = await followOnce({ stream, polls, pace }, signal);
    if (ended || signal.aborted) return;
    failures = heard ? 1 : failures + 1;
    if (!polls.work()) needs.hear({ kind: 'connection', lost: true });
    if (failures < failuresBeforePolling) {
      await pause(waitAfter(failures, pace), signal);
    } else if (await polls.run(pollsBeforeStreaming, signal)) return;
  }
}

/** Spread, so that a class whose connections broke together does not come back together. */
function waitAfter(failures: number, { backOff, longestBackOff }: Pace): number {
  return Math.min(backOff * 2 ** (failures - 1), longestBackOff) * (0.75 + Math.random() / 2);
}

interface Ways {
  readonly stream: Stream;
  readonly polls: Polls;
  readonly pace: Pace;
}

/** Reads one connection, and polls beside it as long as it is mute. Whichever finds the end ends the other. */
async function followOnce({ stream, polls, pace }: Ways, signal: AbortSignal) {
  const both = linkedStop(signal);
  const mute = linkedStop(both.signal);
  const streaming = stream.read(both.signal, () => {
    mute.stop();
    polls.rest();
  });
  const polling = pause(polls.work() ? pace.poll : pace.mute, mute.signal)
    .then(() => polls.run(Infinity, mute.signal))
    .then((isOverNow) => (isOverNow ? { ended: true, heard: true } : streaming));
  try {
    return await Promise.race([streaming, polling]);
  } finally {
    both.stop();
  }
}

interface Polls {
  /** Asks so often; true when the turn came to its end meanwhile. @throws ApiError */
  run(most: number, signal: AbortSignal): Promise<boolean>;
  /** Whether they are the way that works now. */
  readonly work: () => boolean;
  /** Streaming works again. */
  readonly rest: () => void;
}

function createPolls({ poll, hear }: FollowNeeds, told: Told, pace: Pace): Polls {
  let works = false;

  async function ask(signal: AbortSignal): Promise<boolean> {
    const turn = await poll(told.lastId(), signal);
    if (signal.aborted) return false;
    works = true;
    hear({ kind: 'connection', lost: false });
    // All of them, as they are told once only.
    const ends = (turn.events ?? []).map(({ id, event }) => told.take(id, () => event));
    hear({ kind: 'standing', turn });
    return ends.includes(true) || isOver(turn.status);
  }

  return {
    run: async (most, signal) => {
      for (let asked = 0; asked < most && !signal.aborted; asked += 1) {
        try {
          if (await ask(signal)) return true;
        } catch (error) {
          if (error instanceof ApiError && !isPassing(error)) throw error;
          if (signal.aborted) return false;
          works = false;
          hear({ kind: 'connection', lost: true });
        }
        await pause(pace.poll, signal);
      }
      return false;
    },
    work: () => works,
    rest: () => {
      works = false;
    },
  };
}
