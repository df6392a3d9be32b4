import { describe, expect, it } from 'vitest';
import { inBatches } from '../../src/ground/db/index.ts';

describe('what is asked while an answer is under way', () => {
  it('is answered together by the next one, each with its own answer', async () => {
    const batches: (readonly number[])[] = [];
    const gate = Promise.withResolvers<void>();
    const double = inBatches(async (items: readonly number[]) => {
      batches.push(items);
      if (batches.length === 1) await gate.promise;
      return items.map((item) => 2 * item);
    });
    const first = double(1);
    const others = [2, 3, 4].map(double);
    gate.resolve();
    expect(await first).toBe(2);
    expect(await Promise.all(others)).toEqual([4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
    expect(await double(5)).toBe(10);
  });

  it('fails together, and the next is answered', async () => {
    let asked = 0;
    const answer = inBatches(async (items: readonly string[]) => {
      asked += 1;
      if (asked === 2) throw new Error('the database is away');
      return items;
    });
    const first = answer('a');
    const lost = [answer('b'), answer('c')];
    expect(await first).toBe('a');
    for (const one of lost) await expect(one).rejects.toThrow('the database is away');
    expect(await answer('d')).toBe('d');
  });
});
