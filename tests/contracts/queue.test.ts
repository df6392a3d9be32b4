import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProcessLive, type Live } from '../../src/ground/live/index.ts';
import { openQueue, type Queue } from '../../src/ground/queue/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

const spec = { retryLimit: 1, retryDelay: 0, expireInSeconds: 60, slots: 2 };

describe.each(engines)('the queue on $name', (engine) => {
  let database: TestDatabase;
  let live: Live;
  let queue: Queue;
  const seen: unknown[] = [];
  const attempts = new Map<string, number>();

  beforeAll(async () => {
    database = await engine.open();
    live = createProcessLive();
    queue = await openQueue({
      databases: database.databases,
      signals: live.signals,
      specs: [
        { ...spec, name: 'good' },
        { ...spec, name: 'bad' },
        { ...spec, name: 'nobody' },
        { ...spec, name: 'once', policy: 'short' },
        { ...spec, name: 'bad-once', policy: 'short', retryLimit: 0 },
      ],
      onError: (error) => {
        throw error;
      },
    });
    await queue.work({
      good: async (data) => void seen.push(data),
      bad: async (data) => {
        const { id } = data as { id: string };
        attempts.set(id, (attempts.get(id) ?? 0) + 1);
        throw new Error('never works');
      },
      'bad-once': async () => {
        throw new Error('never works');
      },
    });
  });

  afterAll(async () => {
    await queue.stop(1_000);
    await live.close();
    await database[Symbol.asyncDispose]();
  });

  // features: L16
  it('runs a job when, and only when, the transaction that asked for it commits', async () => {
    const { app } = database.databases;
    const failing = app.transaction(async () => {
      await queue.enqueue('good', { id: 'rolled back' });
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    await app.transaction(() => queue.enqueue('good', { id: 'committed' }));
    await expect.poll(() => seen).toContainEqual({ id: 'committed' });
    expect(seen).not.toContainEqual({ id: 'rolled back' });
  });

  it('works through a burst without waiting for its next poll', async () => {
    const wanted = Array.from({ length: 40 }, (_, at) => ({ burst: at }));
    await database.databases.app.transaction(async () => {
      for (const job of wanted) await queue.enqueue('good', job);
    });
    // A slot that slept between jobs would need 40 seconds for its 20.
    await expect
      .poll(
        () =>
          wanted.filter((job) =>
            seen.some((data) => (data as { burst?: number }).burst === job.burst),
          ).length,
        { timeout: 15_000 },
      )
      .toBe(40);
  });

  // features: A06, A13
  it('tries a failing job again and keeps it on the dead letter shelf afterwards', async () => {
    await queue.enqueue('bad', { id: 'b1' });
    await expect
      .poll(() => queue.deadLetters(10), { timeout: 20_000 })
      .toMatchObject([{ queue: 'bad', data: { id: 'b1' } }]);
    expect(attempts.get('b1')).toBe(2);
  });

  // features: A06, A51
  it('tells what waits and since when, and tries what it gave up once more when somebody says so', async () => {
    const before = Date.now();
    await queue.enqueue('nobody', { id: 'w1' });
    await queue.enqueue('nobody', { id: 'later' }, { startAfter: new Date(before + 3_600_000) });
    expect(await queue.lines()).toMatchObject([{ queue: 'nobody', waiting: 1, running: 0 }]);
    const [line] = await queue.lines();
    expect(Math.abs((line?.waitingSince?.getTime() ?? 0) - before)).toBeLessThan(60_000);
    await queue.enqueue('bad', { id: 'b2' });
    const given = async () =>
      (await queue.deadLetters(10)).filter(({ data }) => (data as { id: string }).id === 'b2');
    await expect.poll(given, { timeout: 20_000 }).toHaveLength(1);
    const [{ id } = { id: '' }] = await given();
    expect(await queue.again(id)).toBe('bad');
    expect(await queue.again(id)).toBeUndefined();
    await expect.poll(() => attempts.get('b2'), { timeout: 20_000 }).toBe(4);
    await expect.poll(given, { timeout: 20_000 }).toHaveLength(1);
  });

  // features: A06, A13
  it('tries each again that it gave up, also where one waits per course', async () => {
    const given = async () =>
      (await queue.deadLetters(10)).filter((letter) => letter.queue === 'bad-once');
    for (const id of ['c1', 'c2']) await queue.enqueue('bad-once', { id }, { singletonKey: id });
    await expect.poll(given, { timeout: 20_000 }).toHaveLength(2);
    const before = (await given()).map(({ id }) => id);
    // Both wait at the same moment.
    await database.databases.app.transaction(async () => {
      for (const id of before) expect(await queue.again(id)).toBe('bad-once');
    });
    const anew = async () => (await given()).filter(({ id }) => !before.includes(id));
    await expect.poll(anew, { timeout: 20_000 }).toHaveLength(2);
  });

  it('keeps one waiting job per key where the queue says so', async () => {
    for (let at = 0; at < 3; at += 1)
      await queue.enqueue('once', { at }, { singletonKey: 'course-1' });
    await queue.enqueue('once', { at: 'other' }, { singletonKey: 'course-2' });
    const rows = await database.databases.app.query(
      `select data from pgboss.job where name = 'once' order by created_on`,
    );
    expect(rows).toEqual([{ data: { at: 0 } }, { data: { at: 'other' } }]);
  });
});
