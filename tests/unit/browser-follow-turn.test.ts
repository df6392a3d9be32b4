import { afterEach, describe, expect, it, vi } from 'vitest';
import { followTurn, type FollowNeeds } from '../../src/browser/api/follow-turn.ts';
import { ApiError } from '../../src/browser/api/problem.ts';
import type { PublicTurn } from '../../src/browser/api/shapes.ts';
import type { TurnNews } from '../../src/browser/api/told-once.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';

const events: TurnEvent[] = [
  { type: 'turn.started', turnId: 't', threadId: 'h', mode: 'tutor', attempt: 1 },
  { type: 'token', text: 'one ' },
  { type: 'token', text: 'two' },
  { type: 'turn.complete', turnId: 't', status: 'complete' },
];

const unreachable = new ApiError({ status: 0, code: 'unreachable', detail: '' });
const pace = { backOff: 1, longestBackOff: 2, poll: 1, mute: 20, silence: 40 };

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

/** Brings these events, after a while if need be, and then nothing, as a connection that died while its reader slept. */
function sleeping(
  ids: readonly number[],
  signal: AbortSignal,
  when: Promise<void> = Promise.resolve(),
): ReadableStream<Uint8Array> {
  const reader = streamOf(ids, 'silent').getReader();
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
  });
  gone.catch(() => {});
  return new ReadableStream({
    async pull(controller) {
      const { value } = await Promise.race([when.then(() => reader.read()), gone]);
      if (value) controller.enqueue(value);
    },
  });
}

type Connection = (signal: AbortSignal) => ReadableStream<Uint8Array>;

const broken: Connection = () => {
  throw unreachable;
};
const mute: Connection = (signal) => sleeping([], signal);

/** How the turn stands, with its events after `afterId` up to `last`. */
function polled(status: string, afterId: number, last: number): PublicTurn {
  const since = events.map((event, at) => ({ id: at + 1, event })).slice(afterId, last);
  return { status, events: since } as Partial<PublicTurn> as PublicTurn;
}

const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function follow(
  connections: readonly Connection[],
  poll: FollowNeeds['poll'] = () => Promise.reject(unreachable),
  silence = pace.silence,
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
      pace: { ...pace, silence },
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

  it('asks for the same events when nothing can be streamed, and streams on after them when it can', async () => {
    const after: number[] = [];
    const { done, heard, news, asked } = follow(
      [broken, broken, broken, () => streamOf([1, 2, 3, 4])],
      async (afterId) => {
        after.push(afterId);
        return polled('running', afterId, 2);
      },
    );
    await done;
    expect(after.slice(0, 2)).toEqual([0, 2]);
    expect(news).toContainEqual({ kind: 'standing', turn: polled('running', 0, 2) });
    expect(asked).toEqual([0, 0, 0, 2]);
    expect(heard()).toEqual(events);
  });

  it('asks beside a connection that says nothing, and hears everything once', async () => {
    let polls = 0;
    const poll: FollowNeeds['poll'] = async (afterId) => {
      polls += 1;
      return polled(polls < 4 ? 'running' : 'complete', afterId, polls);
    };
    const { done, heard, asked, news } = follow([mute], poll, 10_000);
    await done;
    expect(asked).toEqual([0]);
    expect(heard()).toEqual(events);
    expect(news).not.toContainEqual({ kind: 'connection', lost: true });
  });

  it('goes on asking, and is not told of a loss, while one connection after the other says nothing', async () => {
    let polls = 0;
    const { done, heard, asked, news } = follow([mute, mute, mute, mute, mute], async (afterId) => {
      polls += 1;
      return polled(asked.length < 4 ? 'running' : 'complete', afterId, Math.min(asked.length, 4));
    });
    await done;
    expect(polls).toBeGreaterThan(4);
    expect(heard()).toEqual(events);
    expect(news).not.toContainEqual({ kind: 'connection', lost: true });
  });

  it('asks no more once the connection speaks after all, and hears nothing twice', async () => {
    const spoken = Promise.withResolvers<void>();
    const asked: number[] = [];
    const late: Connection = (signal) => sleeping([1, 2, 3], signal, spoken.promise);
    const poll: FollowNeeds['poll'] = async (afterId) => {
      asked.push(afterId);
      if (asked.length === 3) spoken.resolve();
      return polled('running', afterId, Math.min(asked.length, 2));
    };
    const { done, heard, leave } = follow([late], poll, 10_000);
    await vi.waitUntil(() => heard().length === 3);
    const polls = asked.length;
    await pauseFor(50);
    expect(asked.length).toBe(polls);
    expect(heard()).toEqual(events.slice(0, 3));
    leave.abort();
    await done;
  });

  it('asks for nothing while the server says that it is there', async () => {
    let polls = 0;
    const here: Connection = (signal) => {
      const rest = sleeping([1, 2, 3, 4], signal, pauseFor(100)).getReader();
      return new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(': here\n\n')),
        async pull(controller) {
          const { value } = await rest.read();
          if (value) controller.enqueue(value);
        },
      });
    };
    const poll: FollowNeeds['poll'] = () => {
      polls += 1;
      return Promise.reject(unreachable);
    };
    const { done, heard } = follow([here], poll, 10_000);
    await done;
    expect(polls).toBe(0);
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
