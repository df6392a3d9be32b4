import { isTerminal, type TurnEvent } from '../../tutor/turn-event.ts';
import { pause } from './pause.ts';
import { ApiError, isPassing } from './problem.ts';
import { isOver, type PublicTurn } from './shapes.ts';
import { createSseParser, type SseMessage } from './sse.ts';

/** What a reader of a turn is told: events as they happen, or how it stands when streaming fails. */
export type TurnNews =
  | { readonly kind: 'event'; readonly event: TurnEvent }
  | { readonly kind: 'standing'; readonly turn: PublicTurn }
  /** The connection is lost or back. */
  | { readonly kind: 'connection'; readonly lost: boolean };

export interface FollowNeeds {
  /** Opens the stream of the events after that one. @throws ApiError */
  readonly open: (afterId: number, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** @throws ApiError */
  readonly poll: (signal: AbortSignal) => Promise<PublicTurn>;
  readonly hear: (news: TurnNews) => void;
  /** Calls whenever the page may have slept: hidden or frozen for minutes, its computer shut. Returns how to leave. */
  readonly onWake?: ((listener: () => void) => () => void) | undefined;
  /** Milliseconds; tests hurry. */
  readonly pace?: Pace;
}

export interface Pace {
  /** Wait after the first failure; doubles with each further one. */
  readonly backOff: number;
  readonly longestBackOff: number;
  readonly poll: number;
  /** The server says something every 15 s; a stream silent for longer is dead. */
  readonly silence: number;
}

const usualPace: Pace = { backOff: 300, longestBackOff: 8_000, poll: 1_500, silence: 25_000 };
/** Failures in a row after which the answer is asked for instead of waited for. */
const failuresBeforePolling = 3;
/** Between two attempts to stream again. */
const pollsBeforeStreaming = 10;

/**
 * Follows a turn to its end: by stream, resumed after the last event heard, each event once; by
 * polling while streaming does not work. Leaving (`signal`) stops the reader, never the turn.
 * @throws ApiError when the server refuses for good
 */
export async function followTurn(needs: FollowNeeds, signal: AbortSignal): Promise<void> {
  const pace = needs.pace ?? usualPace;
  const reader = createReader(needs, pace);
  let failures = 0;
  while (!signal.aborted) {
    const { ended, heard } = await reader.read(signal);
    if (ended || signal.aborted) return;
    failures = heard ? 1 : failures + 1;
    needs.hear({ kind: 'connection', lost: true });
    if (failures < failuresBeforePolling) {
      await pause(waitAfter(failures, pace), signal);
    } else if (await pollForAWhile(needs, pace, signal)) return;
  }
}

/** Spread, so that a class whose connections broke together does not come back together. */
function waitAfter(failures: number, { backOff, longestBackOff }: Pace): number {
  return Math.min(backOff * 2 ** (failures - 1), longestBackOff) * (0.75 + Math.random() / 2);
}

function createReader({ open, hear, onWake }: FollowNeeds, { silence }: Pace) {
  let lastId = 0;

  function take({ id, data }: SseMessage): boolean {
    const number = Number(id);
    if (number <= lastId) return false;
    lastId = number;
    const event = JSON.parse(data) as TurnEvent;
    hear({ kind: 'event', event });
    return isTerminal(event);
  }

  /** Reads one connection; `heard` says whether it brought anything new. */
  async function read(signal: AbortSignal): Promise<{ ended: boolean; heard: boolean }> {
    const before = lastId;
    const watch = createWatch(signal, { silence, onWake });
    try {
      const bytes = await open(lastId, watch.signal);
      const parser = createSseParser();
      let greeted = false;
      for await (const text of textOf(bytes)) {
        watch.alive();
        if (!greeted) hear({ kind: 'connection', lost: false });
        greeted = true;
        // All of them, so that nothing is lost when the last one is already here.
        const ends = parser.push(text).map(take);
        if (ends.includes(true)) return { ended: true, heard: true };
      }
    } catch (error) {
      if (error instanceof ApiError && !isPassing(error)) throw error;
    } finally {
      watch.end();
    }
    return { ended: false, heard: lastId > before };
  }

  return { read };
}

/** Gives a connection up that has said nothing for so long, or that lay asleep with its tab. */
function createWatch(
  outer: AbortSignal,
  { silence, onWake }: Pick<Pace, 'silence'> & Pick<FollowNeeds, 'onWake'>,
) {
  const own = new AbortController();
  const giveUp = (): void => own.abort();
  let timer = setTimeout(giveUp, silence);
  // Timers stand still while a page sleeps; the clock on the wall does not.
  let heardAt = Date.now();
  const sleepNoMore = onWake?.(() => {
    if (Date.now() - heardAt > silence) giveUp();
  });
  outer.addEventListener('abort', giveUp, { once: true });
  if (outer.aborted) giveUp();
  return {
    signal: own.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silence);
      heardAt = Date.now();
    },
    end: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', giveUp);
      sleepNoMore?.();
      own.abort();
    },
  };
}

async function* textOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

/** True when the turn came to its end meanwhile. */
async function pollForAWhile(
  { poll, hear }: FollowNeeds,
  pace: Pace,
  signal: AbortSignal,
): Promise<boolean> {
  for (let polls = 0; polls < pollsBeforeStreaming && !signal.aborted; polls += 1) {
    try {
      const turn = await poll(signal);
      hear({ kind: 'connection', lost: false });
      hear({ kind: 'standing', turn });
      if (isOver(turn.status)) return true;
    } catch (error) {
      if (error instanceof ApiError && !isPassing(error)) throw error;
      if (!signal.aborted) hear({ kind: 'connection', lost: true });
    }
    await pause(pace.poll, signal);
  }
  return false;
}
