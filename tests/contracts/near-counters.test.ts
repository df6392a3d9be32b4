import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createProcessLive,
  createRedisLive,
  nearCounters,
  type Counters,
  type Live,
} from '../../src/ground/live/index.ts';
import { redisUrl } from '../support/machine.ts';

const redis = redisUrl;
const engines: readonly { name: string; open: () => Live }[] = [
  { name: 'the process', open: createProcessLive },
  ...(redis ? [{ name: 'Redis', open: () => createRedisLive(redis) }] : []),
];
const windowMs = 60_000;

describe.each(engines)('counters kept near, over $name', ({ open }) => {
  let live: Live;
  let shared: Counters;
  let key = '';
  let asked: string[] = [];
  let isAway = false;

  beforeEach(() => {
    live = open();
    [asked, isAway] = [[], false];
    shared = {
      add: async (name, amount, length) => {
        asked.push(name);
        if (isAway) throw new Error('away');
        return live.counters.add(name, amount, length);
      },
      forget: (name) => live.counters.forget(name),
    };
    key = `test:${randomUUID()}`;
  });
  afterEach(() => live.close());

  const addTo = async (counters: Counters, times: number): Promise<number[]> => {
    const values = [];
    for (let at = 0; at < times; at += 1) values.push((await counters.add(key, 1, windowMs)).value);
    return values;
  };
  const isTold = (value: number) =>
    expect.poll(async () => (await live.counters.add(key, 0, windowMs)).value).toBe(value);

  it('count every addition of their process, and ask the store once for many', async () => {
    const counters = nearCounters(shared);
    expect(await addTo(counters, 30)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    await isTold(30);
    expect(asked.length).toBeLessThan(10);
  });

  it('know at once what other processes have counted before', async () => {
    await live.counters.add(key, 6, windowMs);
    expect(await addTo(nearCounters(shared), 2)).toEqual([7, 8]);
  });

  it('learn a moment later what other processes count meanwhile', async () => {
    const [one, other] = [nearCounters(shared), nearCounters(shared)];
    await addTo(one, 3);
    await addTo(other, 5);
    await isTold(8);
    await expect.poll(async () => (await one.add(key, 0, windowMs)).value).toBe(8);
  });

  it('lose nothing that is added while the store is asked', async () => {
    const counters = nearCounters(shared);
    await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, at * 4));
        await counters.add(key, 1, windowMs);
      }),
    );
    await isTold(40);
    expect((await counters.add(key, 0, windowMs)).value).toBe(40);
  });

  it('begin anew when the window is over', async () => {
    const counters = nearCounters(shared);
    await counters.add(key, 4, 80);
    await expect.poll(async () => (await counters.add(key, 0, 80)).value).toBe(0);
    expect((await counters.add(key, 1, 80)).value).toBeLessThan(3);
  });

  it('go on while the store is away, and tell it all when it is back', async () => {
    const counters = nearCounters(shared);
    await addTo(counters, 1);
    isAway = true;
    expect(await addTo(counters, 3)).toEqual([2, 3, 4]);
    await expect.poll(() => asked.filter((name) => name === key).length).toBe(2);
    isAway = false;
    expect((await counters.add(key, 1, windowMs)).value).toBe(5);
    await isTold(5);
  });

  it('forget what the store knows rather than hold a counter for every address there is', async () => {
    const counters = nearCounters(shared);
    await addTo(counters, 1);
    const others = Array.from({ length: 20_000 }, (_, at) => `${key}:${at}`);
    await Promise.all(others.map((other) => counters.add(other, 0, windowMs)));
    asked = [];
    expect(await addTo(counters, 1)).toEqual([2]);
    expect(asked).toEqual([key]);
  });
});
