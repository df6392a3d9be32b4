import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

// In a process of its own: what other tests hold must not count.
const program = `
  const { leaveLoadingBehind } = await import(${JSON.stringify(new URL('../../src/ground/leave-loading-behind.ts', import.meta.url).href)});
  const loaded = Array.from({ length: 400_000 }, (_, at) => ({ at, twice: [at, at] }));
  const megabytes = () => process.memoryUsage().heapTotal / 1e6;
  const before = megabytes();
  loaded.length = 0;
  leaveLoadingBehind();
  console.log(JSON.stringify({ before, after: megabytes(), collector: typeof globalThis.gc }));`;

// features: A60
it('gives memory back that nobody needs, and leaves the collector to nobody else', () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  const { before, after, collector } = JSON.parse(said) as Record<string, unknown>;
  expect(before).toBeGreaterThan(25);
  expect(after).toBeLessThan(Number(before) / 2);
  expect(collector).toBe('undefined');
});
