import { beforeEach, describe, expect, it } from 'vitest';
import type { Live } from '../../src/ground/live/index.ts';
import { createBreaker } from '../../src/models/breaker.ts';

/** The live store with a clock that only the test moves. */
function storeWithClock() {
  const held = new Map<string, { value: string; until: number }>();
  let now = 0;
  const read = (key: string) => {
    const found = held.get(key);
    return found && found.until > now ? found : undefined;
  };
  const store: Pick<Live, 'cache' | 'counters'> = {
    cache: {
      get: async (key) => read(key)?.value,
      set: async (key, value, ttlMs) => void held.set(key, { value, until: now + ttlMs }),
      claim: async (key, value, ttlMs) => {
        if (read(key)) return false;
        held.set(key, { value, until: now + ttlMs });
        return true;
      },
      delete: async (key) => void held.delete(key),
    },
    counters: {
      add: async (key, amount, windowMs) => {
        const before = read(key);
        const value = Number(before?.value ?? 0) + amount;
        const until = before?.until ?? now + windowMs;
        held.set(key, { value: String(value), until });
        return { value, resetsInMs: until - now };
      },
      forget: async (key) => void held.delete(key),
    },
  };
  return { store, pass: (ms: number) => void (now += ms) };
}

// features: S44, A67
describe('a model that keeps failing', () => {
  let clock: ReturnType<typeof storeWithClock>;
  let here: ReturnType<typeof createBreaker>;
  let elsewhere: ReturnType<typeof createBreaker>;

  beforeEach(() => {
    clock = storeWithClock();
    here = createBreaker(clock.store);
    elsewhere = createBreaker(clock.store);
  });

  const failTimes = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at += 1) await here.failed('m', 'unavailable');
  };

  it('is asked until it failed five times within a minute, then by no process', async () => {
    await failTimes(4);
    expect(await elsewhere.admits('m')).toBe(true);
    await failTimes(1);
    expect(await here.admits('m')).toBe(false);
    expect(await elsewhere.admits('m')).toBe(false);
    expect(await here.admits('other')).toBe(true);
  });

  it('is not shut out by failures that are far apart, or that are the request’s own fault', async () => {
    await failTimes(4);
    clock.pass(61_000);
    await failTimes(4);
    for (let at = 0; at < 9; at += 1) await here.failed('m', 'request_refused');
    expect(await here.admits('m')).toBe(true);
  });

  it('is not asked in vain once its vendor has it no more, for as long as that was said for', async () => {
    await here.failed('m', 'model_gone', 600_000);
    clock.pass(599_000);
    expect(await elsewhere.admits('m')).toBe(false);
    clock.pass(2_000);
    expect(await elsewhere.admits('m')).toBe(true);
    await elsewhere.failed('m', 'model_gone');
    clock.pass(599_000);
    expect(await here.admits('m')).toBe(false);
    await here.failed('n', 'model_gone');
    expect(await here.admits('n')).toBe(false);
    clock.pass(5_001);
    expect(await here.admits('n')).toBe(true);
  });

  it('is tried by one caller when its time is over; success opens it for all', async () => {
    await failTimes(5);
    clock.pass(5_001);
    expect(await here.admits('m')).toBe(true);
    expect(await elsewhere.admits('m')).toBe(false);
    await here.succeeded('m');
    expect(await elsewhere.admits('m')).toBe(true);
    expect(await here.admits('m')).toBe(true);
  });

  it('waits twice as long after every failed try, up to ten minutes', async () => {
    await failTimes(5);
    const windows: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      let waited = 0;
      while (!(await here.admits('m'))) {
        clock.pass(1_000);
        waited += 1_000;
      }
      windows.push(waited);
      await here.failed('m', 'timed_out');
    }
    expect(windows.map((ms) => ms / 1000)).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
  });

  it('is not punished again for what was asked before it was shut out', async () => {
    await failTimes(25);
    clock.pass(5_001);
    expect(await here.admits('m')).toBe(true);
  });

  it('is left alone for as long as it asks, and at once when it refuses the key', async () => {
    await here.failed('m', 'rate_limited', 90_000);
    clock.pass(89_000);
    expect(await here.admits('m')).toBe(false);
    clock.pass(1_001);
    expect(await here.admits('m')).toBe(true);
    await here.failed('k', 'key_refused');
    expect(await here.admits('k')).toBe(false);
  });

  it('makes room for another try when the first one never came back', async () => {
    await failTimes(5);
    clock.pass(5_001);
    expect(await here.admits('m')).toBe(true);
    clock.pass(60_001);
    expect(await elsewhere.admits('m')).toBe(true);
  });

  it('is asked all the same while the live store is away', async () => {
    const away = () => Promise.reject(new Error('connection refused'));
    const breaker = createBreaker({
      cache: { get: away, set: away, claim: away, delete: away },
      counters: { add: away },
    });
    await breaker.failed('m', 'unavailable');
    await breaker.succeeded('m');
    expect(await breaker.admits('m')).toBe(true);
  });
});
