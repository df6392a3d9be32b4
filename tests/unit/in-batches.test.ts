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

  it('is asked about alone when it fails together, so that nobody fails for another', async () => {
    const answer = inBatches(async (items: readonly string[]) => {
      if (items.includes('c')) throw new Error('c is refused');
      return items;
    });
    const first = answer('a');
    const [second, third] = [answer('b'), answer('c')];
    await expect(third).rejects.toThrow('c is refused');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    expect(await answer('d')).toBe('d');
  });

  it('is answered although another of its batch has to wait', async () => {
    const gate = Promise.withResolvers<string>();
    const answer = inBatches(async (items: readonly string[]) =>
      items.map((item) => (item === 'slow' ? gate.promise : item)),
    );
    const [, slow, quick] = [answer('a'), answer('slow'), answer('quick')];
    expect(await quick).toBe('quick');
    expect(await answer('next')).toBe('next');
    gate.resolve('slow at last');
    expect(await slow).toBe('slow at last');
  });
});
