import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogEntry } from '../../src/ground/live/index.ts';
import { openTrace, type TurnTrace } from '../../src/tutor/trace.ts';
import type { Turn } from '../../src/tutor/turn.ts';

/** A frame as it leaves for the live log, and when. */
interface Frame {
  readonly at: number;
  readonly type: string;
  readonly text: string;
}

const turn = { id: 'turn', tenantId: 'tenant' } as Turn;

function watchFrames(flush = async () => true): { trace: TurnTrace; frames: Frame[] } {
  const frames: Frame[] = [];
  const append = async (_topic: string, entries: readonly LogEntry[]): Promise<void> => {
    for (const { data } of entries) {
      const { type, text = '' } = JSON.parse(data) as { type: string; text?: string };
      frames.push({ at: performance.now(), type, text });
    }
  };
  const trace = openTrace(
    {
      withTenant: () => Promise.reject(new Error('nothing is stored here')),
      log: { append, retire: async () => {} },
      writer: { open: () => ({ add: () => {}, flush, close: async () => [] }) },
      onLost: () => {},
      onDoubt: () => {},
    },
    turn,
    0,
  );
  return { trace, frames };
}

// features: L11, L22, S40
describe('the words of a model on their way to the student', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }),
  );
  afterEach(() => void vi.useRealTimers());

  /** Says the tokens, each so many milliseconds after the one before; returns when each was said. */
  async function say(trace: TurnTrace, gaps: readonly number[]): Promise<number[]> {
    const saidAt: number[] = [];
    for (const gap of gaps) {
      await vi.advanceTimersByTimeAsync(gap);
      saidAt.push(performance.now());
      trace.emit({ type: 'token', text: `${saidAt.length} ` });
    }
    await vi.advanceTimersByTimeAsync(1_000);
    return saidAt;
  }

  it('travel in a few frames when they come in many pieces, the first of them at once', async () => {
    const { trace, frames } = watchFrames();
    const saidAt = await say(trace, Array<number>(1_000).fill(1));
    expect(frames[0]).toMatchObject({ at: saidAt[0], text: '1 ' });
    expect(frames.length).toBeGreaterThan(1_000 / 30);
    expect(frames.length).toBeLessThan(1_000 / 20);
  });

  it('wait for no frame when they come slower than frames', async () => {
    const { trace, frames } = watchFrames();
    const saidAt = await say(trace, [0, 40, 40, 400]);
    expect(frames.map(({ at }) => at)).toEqual(saidAt);
  });

  it('come before what happens after them, however young their frame is', async () => {
    const { trace, frames } = watchFrames();
    trace.emit({ type: 'token', text: 'One' });
    trace.emit({ type: 'token', text: ' two.' });
    trace.emit({
      type: 'model.attempt',
      provider: 'p',
      model: 'm',
      fallbackFrom: null,
      reason: null,
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(frames.map(({ type, text }) => [type, text])).toEqual([
      ['token', 'One'],
      ['token', ' two.'],
      ['model.attempt', ''],
    ]);
  });

  it('wait no longer for their frame because something happened before them', async () => {
    const { trace, frames } = watchFrames();
    const saidAt = await say(trace, [0]);
    trace.emit({ type: 'mark', from: 0, to: 1, failed: [] });
    trace.emit({ type: 'token', text: 'two' });
    await vi.advanceTimersByTimeAsync(0);
    expect(frames.map(({ at, type }) => [at, type])).toEqual([
      [saidAt[0], 'token'],
      [performance.now(), 'mark'],
      [performance.now(), 'token'],
    ]);
  });

  it('end where the turn is handed back to the line, however long that takes', async () => {
    const stored = Promise.withResolvers<boolean>();
    const { trace, frames } = watchFrames(() => stored.promise);
    const handedBack = trace.abandon();
    trace.emit({ type: 'token', text: 'Hello' });
    stored.resolve(true);
    expect(await handedBack).toBe(true);
    expect([trace.answer(), frames]).toEqual(['', []]);
  });

  it('are told once and in order, none later than a frame, and no two frames within 20 ms', async () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 120 }));
    const rhythm = fc.array(gap, { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(rhythm, async (gaps) => {
        const { trace, frames } = watchFrames();
        const saidAt = await say(trace, gaps);
        const told = frames.flatMap(({ at, text }) =>
          text
            .trim()
            .split(' ')
            .map((word) => ({ nth: Number(word), at })),
        );
        expect(told.map(({ nth }) => nth)).toEqual(gaps.map((_, index) => index + 1));
        for (const { nth, at } of told) expect(at - (saidAt[nth - 1] ?? 0)).toBeLessThanOrEqual(30);
        const pauses = frames.slice(1).map(({ at }, index) => at - (frames[index]?.at ?? 0));
        for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(20);
      }),
      { numRuns: 60 },
    );
  });
});
