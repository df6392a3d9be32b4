import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Tx } from '../../src/ground/db/index.ts';
import type { WithTenant } from '../../src/tenancy/index.ts';
import { createEventWriter } from '../../src/tutor/event-writer.ts';
import type { Turn } from '../../src/tutor/turn.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** So many answers under way, each with something to store; and which go together into a transaction. */
function openAnswers(count: number) {
  const transactions: string[][] = [];
  const stored = Promise.withResolvers<void>();
  const withTenant = (async (_tenant: string, work: (tx: Tx) => Promise<unknown>) => {
    const query = async (_text: string, [, ids]: [string, string[]]) => {
      transactions.push(ids);
      await Promise.resolve();
      stored.resolve();
      return ids.map((id) => ({ id }));
    };
    return work({ query } as unknown as Tx);
  }) as WithTenant;
  const writer = createEventWriter(withTenant);
  const sinks = Array.from({ length: count }, (_, at) => {
    const sink = writer.open({ id: `turn-${at}`, tenantId: 'school', attempt: 1 } as Turn, () => {
      throw new Error('nobody else holds it');
    });
    sink.add({ id: 1, data: '{}' });
    return sink;
  });
  return { sinks, transactions, whenStored: () => stored.promise };
}

// features: A33, L08
it('stores the words of a few answers together, twice a second', async () => {
  const { sinks, transactions } = openAnswers(60);
  await vi.advanceTimersByTimeAsync(500);
  expect(transactions.map((ids) => ids.length)).toEqual([60]);
  await Promise.all(sinks.map((sink) => sink.close()));
});

it('stores those of hundreds in parts, each answer once in half a second', async () => {
  const { sinks, transactions } = openAnswers(450);
  await vi.advanceTimersByTimeAsync(500);
  expect(new Set(transactions.flat()).size).toBe(450);
  expect(transactions.flat()).toHaveLength(450);
  expect(Math.max(...transactions.map((ids) => ids.length))).toBeLessThanOrEqual(100);
  await Promise.all(sinks.map((sink) => sink.close()));
});

it('waits for what it was asked to store, at whatever moment it is asked', async () => {
  for (let moment = 0; moment < 14; moment += 1) {
    const { sinks, whenStored } = openAnswers(4);
    const [first, second, third, fourth] = sinks;
    const asked = whenStored().then(async () => {
      for (let step = 0; step < moment; step += 1) await Promise.resolve();
      return Promise.all([third?.flush(), fourth?.flush()]);
    });
    expect(await Promise.all([first?.flush(), second?.flush(), asked])).toEqual([
      true,
      true,
      [true, true],
    ]);
    await Promise.all(sinks.map((sink) => sink.close()));
  }
});

it('stores nothing of other answers because one of them begins', async () => {
  const { sinks, transactions } = openAnswers(3);
  expect(await sinks[1]?.flush()).toBe(true);
  expect(transactions).toEqual([['turn-1']]);
  await Promise.all(sinks.map((sink) => sink.close()));
});
