import type { TurnEvent } from '../../tutor/turn-event.ts';
import { linkedStop } from './linked-stop.ts';
import { ApiError, isPassing } from './problem.ts';
import { createSseParser, type SseMessage } from './sse.ts';
import type { Told, TurnNews } from './told-once.ts';

export interface StreamNeeds {
  /** Opens the stream of the events after that one. @throws ApiError */
  readonly open: (afterId: number, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly hear: (news: TurnNews) => void;
  /** Calls whenever the page may have slept: hidden or frozen for minutes, its computer shut. Returns how to leave. */
  readonly onWake?: ((listener: () => void) => () => void) | undefined;
}

export interface Stream {
  /**
   * Reads one connection; `heard` says whether it brought anything new. Calls when it speaks first,
   * be it a comment. @throws ApiError when the server refuses for good
   */
  read(signal: AbortSignal, onFirstByte: () => void): Promise<{ ended: boolean; heard: boolean }>;
}

/** The events of a turn as the server sends them, a connection at a time. */
export function createStream(
  { open, hear, onWake }: StreamNeeds,
  told: Told,
  silence: number,
): Stream {
  return {
    read: async (signal, onFirstByte) => {
      let heard = false;
      const watch = createWatch(signal, silence, onWake);
      const take = ({ id, data }: SseMessage): boolean => {
        heard ||= Number(id) > told.lastId();
        return told.take(Number(id), () => JSON.parse(data) as TurnEvent);
      };
      try {
        const bytes = await open(told.lastId(), watch.signal);
        const parser = createSseParser();
        let greeted = false;
        for await (const text of textOf(bytes)) {
          watch.alive();
          if (!greeted) hear({ kind: 'connection', lost: false });
          if (!greeted) onFirstByte();
          greeted = true;
          // All of them, so that nothing is lost when the last one is already here.
          const ends = parser.push(text).map(take);
          if (ends.includes(true)) return { ended: true, heard };
        }
      } catch (error) {
        if (error instanceof ApiError && !isPassing(error)) throw error;
      } finally {
        watch.end();
      }
      return { ended: false, heard };
    },
  };
}

/** Gives a connection up that has said nothing for so long, or that lay asleep with its tab. */
function createWatch(outer: AbortSignal, silence: number, onWake: StreamNeeds['onWake']) {
  const { signal, stop } = linkedStop(outer);
  let timer = setTimeout(stop, silence);
  // Timers stand still while a page sleeps; the clock on the wall does not.
  let heardAt = Date.now();
  const sleepNoMore = onWake?.(() => {
    if (Date.now() - heardAt > silence) stop();
  });
  return {
    signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(stop, silence);
      heardAt = Date.now();
    },
    end: () => {
      clearTimeout(timer);
      sleepNoMore?.();
      stop();
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
