import { afterEach, describe, expect, it, vi } from 'vitest';
import { followTurn, type FollowNeeds, type TurnNews } from '../../src/browser/api/follow-turn.ts';
import { ApiError } from '../../src/browser/api/problem.ts';
import type { PublicTurn } from '../../src/browser/api/shapes.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';

const events: TurnEvent[] = [
  { type: 'turn.started', turnId: 't', threadId: 'h', mode: 'tutor', attempt: 1 },
  { type: 'token', text: 'one ' },
  { type: 'token', text: 'two' },
  { type: 'turn.complete', turnId: 't', status: 'complete' },
];

const unreachable = new ApiError({ status: 0, code: 'unreachable', detail: '' });
const pace = { backOff: 1, longestBackOff: 2, poll: 1, silence: 40 };

/** A stream of the events with these ids; it ends after them, breaks, or falls silent. */
function streamOf(
  ids: readonly number[],
  end: 'ends' | 'breaks' | 'silent' = 'ends',
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const id of ids) {
        controller.enqueue(
          encoder.encode(`id: ${id}\ndata: ${JSON.stringify(events[id - 1])}\n\n`),
        );
      }
      if (end === 'ends') controller.close();
    },
    pull(controller) {
      if (end === 'breaks') controller.error(new TypeError('network error'));
    },
  });
}

/** Brings these events and then nothing, as a connection that died while its reader slept. */
function sleeping(ids: readonly number[], signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = streamOf(ids, 'silent').getReader();
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
  });
  gone.catch(() => {});
  return new ReadableStream({
    async pull(controller) {
      const { value } = await Promise.race([reader.read(), gone]);
      if (value) controller.enqueue(value);
    },
  });
}

type Connection = (signal: AbortSignal) => ReadableStream<Uint8Array>;

function follow(
  connections: readonly Connection[],
  poll: FollowNeeds['poll'] = () => Promise.reject(unreachable),
) {
  const asked: number[] = [];
  const news: TurnNews[] = [];
  const leave = new AbortController();
  const done = followTurn(
    {
      open: async (afterId, signal) => {
        asked.push(afterId);
        const connection = connections[asked.length - 1];
        if (!connection) throw unreachable;
        return connection(signal);
      },
      poll,
      hear: (item) => void news.push(item),
      pace,
    },
    leave.signal,
  );
  const heard = () => news.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
  return { asked, news, leave, done, heard };
}

// features: B15
describe('following a turn', () => {
  afterEach(() => void vi.useRealTimers());

  it('hears every event once and stops after the last', async () => {
    const { done, heard, asked } = follow([() => streamOf([1, 2, 3, 4])]);
    await done;
    expect(heard()).toEqual(events);
    expect(asked).toEqual([0]);
  });

  it('goes on after the last event heard when the connection breaks, and drops what comes twice', async () => {
    const { done, heard, asked, news } = follow([
      () => streamOf([1, 2], 'breaks'),
      () => streamOf([1, 2, 3, 4]),
    ]);
    await done;
    expect(asked).toEqual([0, 2]);
    expect(heard()).toEqual(events);
    expect(news.filter(({ kind }) => kind === 'connection')).toEqual([
      { kind: 'connection', lost: false },
      { kind: 'connection', lost: true },
      { kind: 'connection', lost: false },
    ]);
  });

  it('gives up a connection that has fallen silent and opens another', async () => {
    const silent: Connection = (signal) => sleeping([1], signal);
    const { done, heard, asked } = follow([silent, () => streamOf([2, 3, 4])]);
    await done;
    expect(asked).toEqual([0, 1]);
    expect(heard()).toEqual(events);
  });

  it('opens another connection at once when its page wakes up, if it heard nothing for too long', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const wakers = new Set<() => void>();
    const wake = (): void => wakers.forEach((waker) => waker());
    const asked: number[] = [];
    const heard: TurnEvent[] = [];
    const opened = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = followTurn(
      {
        open: async (afterId, signal) => {
          asked.push(afterId);
          const stream = asked.length === 1 ? sleeping([1, 2], signal) : streamOf([2, 3, 4]);
          opened[asked.length - 1]?.resolve();
          return stream;
        },
        poll: () => Promise.reject(unreachable),
        hear: (item) => void (item.kind === 'event' && heard.push(item.event)),
        onWake: (waker) => {
          wakers.add(waker);
          return () => wakers.delete(waker);
        },
        // Timers that sleep with the page never fire here.
        pace: { ...pace, silence: 1_000_000 },
      },
      new AbortController().signal,
    );
    await opened[0]?.promise;
    await vi.waitUntil(() => heard.length === 2);
    vi.setSystemTime(Date.now() + 60_000);
    // Shown again after a minute of which it heard every word: nothing is broken.
    wake();
    expect(asked).toEqual([0]);
    vi.setSystemTime(Date.now() + 1_000_000);
    wake();
    await done;
    expect(asked).toEqual([0, 2]);
    expect(heard).toEqual(events);
    expect(wakers.size).toBe(0);
  });

  it('asks how the turn stands when nothing can be streamed, and streams again when it can', async () => {
    const standing = { status: 'running', answer: 'one ' } as PublicTurn;
    let polls = 0;
    const broken: Connection = () => {
      throw unreachable;
    };
    const { done, heard, news, asked } = follow(
      [broken, broken, broken, () => streamOf([1, 2, 3, 4])],
      async () => {
        polls += 1;
        return standing;
      },
    );
    await done;
    expect(polls).toBeGreaterThan(1);
    expect(news).toContainEqual({ kind: 'standing', turn: standing });
    expect(asked).toEqual([0, 0, 0, 0]);
    expect(heard()).toEqual(events);
  });

  it('is content with polling when that is where the turn ends', async () => {
    const over = { status: 'complete', answer: 'one two' } as PublicTurn;
    const { done, news } = follow([], async () => over);
    await done;
    expect(news.at(-1)).toEqual({ kind: 'standing', turn: over });
  });

  it('passes on a refusal instead of trying for ever', async () => {
    const refused = new ApiError({
      status: 404,
      code: 'turn_not_found',
      detail: 'There is no such turn.',
    });
    const { done, asked } = follow([
      () => {
        throw refused;
      },
    ]);
    await expect(done).rejects.toBe(refused);
    expect(asked).toHaveLength(1);
  });

  it('stops reading when the reader leaves', async () => {
    const { done, leave, asked } = follow([]);
    leave.abort();
    await done;
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});
