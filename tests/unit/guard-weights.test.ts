import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMessages } from '../../evals/guard/train-guard.ts';
import { learnWeights } from '../../src/safety/index.ts';

// features: A47
it('the weights of the guard are those that its messages teach', () => {
  const { table, biases } = learnWeights(readMessages());
  const kept = readFileSync(join(import.meta.dirname, '../../src/safety/learned/weights.bin'));
  const learned = Buffer.concat([Buffer.from(table.buffer), Buffer.from(biases.buffer)]);
  expect(learned.equals(kept)).toBe(true);
}, 120_000);
