import { describe, expect, it } from 'vitest';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createWindows } from '../../src/web/index.ts';

// features: A49
describe('how much of the web is asked for', () => {
  const ada = { tenantId: 't', userId: 'ada' };
  const times = (count: number, ask: () => Promise<void>) =>
    Promise.allSettled(Array.from({ length: count }, ask)).then(
      (all) => all.filter(({ status }) => status === 'fulfilled').length,
    );

  it('is bounded for one person and for one host, whoever asks', async () => {
    const live = createProcessLive();
    const windows = createWindows(live);
    expect(await times(40, () => windows.search(ada))).toBe(30);
    expect(await times(40, () => windows.fetch(ada, 'a.example'))).toBe(30);
    const others = ['b', 'c', 'd'].map((userId) => ({ tenantId: 't', userId }));
    const taken = await Promise.all(
      others.map((who) => times(20, () => windows.fetch(who, 'a.example'))),
    );
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(30);
    await live.close();
  });

  it('is nothing while nobody can count', async () => {
    const windows = createWindows({ counters: { add: () => Promise.reject(new Error('away')) } });
    await expect(windows.search(ada)).rejects.toMatchObject({ code: 'over_limit' });
  });
});
