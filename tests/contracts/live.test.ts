import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProcessLive,
  createRedisLive,
  nearLive,
  StaleEntryError,
  type Live,
  type LogEntry,
} from '../../src/ground/live/index.ts';
import { redisUrl } from '../support/machine.ts';

const redis = redisUrl;
const engines: readonly { name: string; open: () => Live }[] = [
  { name: 'the process', open: createProcessLive },
  ...(redis
    ? [
        { name: 'Redis', open: () => createRedisLive(redis) },
        { name: 'Redis with a shortcut', open: () => nearLive(createRedisLive(redis)) },
      ]
    : []),
];

const entry = (id: number): LogEntry => ({ id, data: `{"n":${id}}` });

describe.each(engines)('the live store in $name', ({ open }) => {
  let live: Live;
  let topic = '';

  beforeAll(() => {
    live = open();
  });
  afterAll(() => live.close());

  const fresh = (): string => (topic = `test:${randomUUID()}`);

  async function follow(after: number, until: number): Promise<number[]> {
    const stop = new AbortController();
    const ids: number[] = [];
    for await (const entries of live.log.follow(topic, after, stop.signal)) {
      ids.push(...entries.map(({ id }) => id));
      if ((ids.at(-1) ?? 0) >= until) stop.abort();
    }
    return ids;
  }

  it('is ready', async () => {
    expect(await live.ready()).toBe(true);
  });

  // features: L11
  it('gives back what a log holds after an id, in order', async () => {
    await live.log.append(fresh(), [entry(1), entry(2)]);
    await live.log.append(topic, [entry(3)]);
    expect(await live.log.since(topic, 1)).toEqual([entry(2), entry(3)]);
    expect(await live.log.since(topic, 3)).toEqual([]);
    expect(await live.log.since(`${topic}-unknown`, 0)).toEqual([]);
  });

  // features: L11
  it('keeps logs apart that are written in the same moment, and refuses only what comes too late', async () => {
    const topics = Array.from({ length: 400 }, (_, at) => `${fresh()}-${at}`);
    const [late = ''] = topics;
    await live.log.append(late, [entry(5)]);
    const written = await Promise.allSettled(
      topics.map((name) => live.log.append(name, [entry(4), entry(6)])),
    );
    const refused = written.map((one) => one.status === 'rejected' && one.reason);
    expect(refused.map((reason) => reason instanceof StaleEntryError)).toEqual(
      topics.map((name) => name === late),
    );
    const held = await Promise.all(topics.map((name) => live.log.since(name, 0)));
    expect(held).toEqual(
      topics.map((name) => (name === late ? [entry(5), entry(6)] : [entry(4), entry(6)])),
    );
  });

  // features: L38
  it('brings a follower everything once: what was there and what comes', async () => {
    await live.log.append(fresh(), [entry(1), entry(2)]);
    const reading = follow(1, 6);
    await live.log.append(topic, [entry(3)]);
    await live.log.append(topic, [entry(4), entry(5)]);
    await live.log.append(topic, [entry(6)]);
    expect(await reading).toEqual([2, 3, 4, 5, 6]);
  });

  it('serves many followers of one log while it is written', async () => {
    fresh();
    const readers = Array.from({ length: 20 }, () => follow(0, 200));
    for (let id = 1; id <= 200; id += 1) await live.log.append(topic, [entry(id)]);
    const expected = Array.from({ length: 200 }, (_, at) => at + 1);
    for (const ids of await Promise.all(readers)) expect(ids).toEqual(expected);
  });

  it('refuses an entry that is not beyond the last one', async () => {
    await live.log.append(fresh(), [entry(5)]);
    await expect(live.log.append(topic, [entry(5)])).rejects.toBeInstanceOf(StaleEntryError);
    await expect(live.log.append(topic, [entry(4)])).rejects.toBeInstanceOf(StaleEntryError);
    await live.log.append(topic, [entry(6)]);
    expect((await live.log.since(topic, 0)).map(({ id }) => id)).toEqual([5, 6]);
  });

  it('keeps the entries of a call that are not too late, and says that some were', async () => {
    await live.log.append(fresh(), [entry(1), entry(2)]);
    const late = live.log.append(topic, [entry(2), entry(3)]);
    await expect(late).rejects.toBeInstanceOf(StaleEntryError);
    expect(await live.log.since(topic, 1)).toEqual([entry(2), entry(3)]);
  });

  it('brings a reader that looked away everything that came meanwhile', async () => {
    fresh();
    const stop = new AbortController();
    const ids: number[] = [];
    for await (const entries of live.log.follow(topic, 0, stop.signal)) {
      ids.push(...entries.map(({ id }) => id));
      const last = ids.at(-1) ?? 0;
      if (last >= 1_000) stop.abort();
      else
        for (let id = last + 1; id <= last + 500; id += 1)
          await live.log.append(topic, [entry(id)]);
    }
    expect(ids).toEqual(Array.from({ length: 1_000 }, (_, at) => at + 1));
  });

  it('still serves a log that was retired to those who read it', async () => {
    await live.log.append(fresh(), [entry(1)]);
    await live.log.retire(topic);
    expect(await live.log.since(topic, 0)).toEqual([entry(1)]);
    await live.log.retire(`${topic}-unknown`);
  });

  // features: B04
  it('drops a log and a counter at once when they are to be forgotten', async () => {
    fresh();
    await live.log.append(topic, [{ id: 7, data: 'a word' }]);
    await live.counters.add(topic, 5, 60_000);
    await live.log.forget(topic);
    await live.counters.forget(topic);
    expect(await live.log.since(topic, 0)).toEqual([]);
    expect((await live.counters.add(topic, 1, 60_000)).value).toBe(1);
    await live.log.append(topic, [{ id: 1, data: 'anew' }]);
    expect(await live.log.since(topic, 0)).toEqual([{ id: 1, data: 'anew' }]);
  });

  it('lets a follower go when it leaves', async () => {
    fresh();
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of live.log.follow(topic, 0, stop.signal)) stop.abort();
    })();
    await reading;
    expect(stop.signal.aborted).toBe(true);
  });

  it('says when listening has begun, so that nothing published after it is missed', async () => {
    const channel = `channel:${randomUUID()}`;
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      live.signals.subscribe(channel, (message) => void heard.push(message), resolve);
    });
    await live.signals.publish(channel, 'hello');
    await expect.poll(() => heard).toContain('hello');
  });

  it('tells listeners of a channel, and only while they listen', async () => {
    const channel = `channel:${randomUUID()}`;
    const heard: string[] = [];
    const stop = live.signals.subscribe(channel, (message) => void heard.push(message));
    await expect
      .poll(async () => {
        await live.signals.publish(channel, 'hello');
        return heard.length;
      })
      .toBeGreaterThan(0);
    stop();
    const before = heard.length;
    await live.signals.publish(channel, 'anybody?');
    expect(heard).toHaveLength(before);
  });

  it('keeps a value for its time, and hands a claim to one of many', async () => {
    const key = randomUUID();
    expect(await live.cache.get(key)).toBeUndefined();
    await live.cache.set(key, 'v', 60_000);
    expect(await live.cache.get(key)).toBe('v');
    await live.cache.delete(key);
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => live.cache.claim(key, 'mine', 60_000)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    const short = randomUUID();
    await live.cache.set(short, 'v', 20);
    await expect.poll(() => live.cache.get(short)).toBeUndefined();
  });

  it('counts within a window and begins anew after it', async () => {
    const key = randomUUID();
    expect(await live.counters.add(key, 2, 60_000)).toMatchObject({ value: 2 });
    const { value, resetsInMs } = await live.counters.add(key, 3, 60_000);
    expect(value).toBe(5);
    expect(resetsInMs).toBeGreaterThan(50_000);
    const short = randomUUID();
    await live.counters.add(short, 1, 20);
    await expect.poll(async () => (await live.counters.add(short, 1, 20)).value).toBe(1);
  });
});
