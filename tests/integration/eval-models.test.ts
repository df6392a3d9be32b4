import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEvalWorld, type EvalWorld } from '../support/eval-world.ts';

let world: EvalWorld;
beforeAll(async () => {
  world = await openEvalWorld();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await world[Symbol.asyncDispose]();
});

// features: B06
describe('a replay', () => {
  it('ends with the reply that the cassette does not hold, and scores nothing', async () => {
    const replay = join(world.folder, 'empty.jsonl');
    writeFileSync(replay, '');
    await expect(world.run('grounding', { replay })).rejects.toThrow(
      'holds no reply of ollama:foo to “What does the chain rule tell?”',
    );
  });
});
