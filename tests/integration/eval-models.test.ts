import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer, fail } from '../support/doubles/index.ts';
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

/** What a good model says of the question of the world. */
const goodWords =
  'The chain rule tells how to differentiate a composite function, which is a function applied to the result of another function [1].';

// features: B06, L04
describe('the figures of a run', () => {
  it('are said to be those of the model that answered, which the gates ask for', async () => {
    world.vendor.always(answer(goodWords));
    const run = await world.run('grounding');
    expect(run.setup).toMatchObject({ chat: 'ollama:foo', 'answered by': 'ollama:foo in 2 of 2' });
    expect(run.cases.map(({ id, answeredBy }) => [id, answeredBy])).toEqual([
      ['q-chain', 'ollama:foo'],
      ['q-chain (wrong pages)', 'ollama:foo'],
    ]);
    expect(run.cases[0]).toMatchObject({ outcome: 'passed' });
    expect(run.setup['told']).toContain('tutor-');
  });

  it('are not credited to a model that never answered: each case says so, and no prompt counts as told', async () => {
    world.vendor.always(fail(401));
    const run = await world.run('grounding');
    expect(run.setup).toMatchObject({
      chat: 'ollama:foo',
      'answered by': 'offline:extractive in 2 of 2',
      told: '',
    });
    for (const one of run.cases) {
      expect(one.answeredBy).toBe('offline:extractive');
      expect(one.outcome).not.toBe('passed');
      expect(one.reason).toContain('answered by offline:extractive, not by ollama:foo');
      expect(one.trace.length).toBeGreaterThan(0);
    }
  });
});

// features: B06, L04
describe('a model that refuses everything', () => {
  it('fails every question that the course answers, and is worse than one that answers', async () => {
    const out = join(world.folder, 'good');
    world.vendor.always(answer(goodWords));
    await world.run('grounding', { out });
    for (const words of [
      'I’m sorry, but I can’t assist with that question about your course material.',
      'I could not find anything about this in the course material.',
    ]) {
      world.vendor.always(answer(words));
      const run = await world.run('grounding', { compare: join(out, 'run.json') });
      const [intact] = run.cases;
      expect(intact).toMatchObject({ id: 'q-chain', outcome: 'failed' });
      expect(intact?.reason).toContain('does not answer what the course holds');
      expect(run.figures.find(({ key }) => key === 'answered')).toMatchObject({ value: 0, n: 1 });
      const [comparison] = run.comparisons;
      expect(comparison?.measures.find(({ key }) => key === 'answered')).toMatchObject({
        before: 1,
        after: 0,
      });
      expect(comparison?.earlier).toMatchObject({
        setup: { chat: 'ollama:foo', corpus: run.setup['corpus'] },
        gold: run.gold.fingerprint,
        complete: true,
        credited: true,
      });
    }
  });
});
