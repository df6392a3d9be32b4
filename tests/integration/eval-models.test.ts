import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { noCassette } from '../../evals/doors/cassette.ts';
import { environmentFor, openConfigured } from '../../evals/doors/configured-models.ts';
import { openJudge } from '../../evals/doors/judge.ts';
import { loadConfig } from '../../src/config/config.ts';
import { nameOf } from '../../src/models/index.ts';
import { startEmbeddingDouble } from '../support/doubles/embedding-double.ts';
import { answer, fail } from '../support/doubles/index.ts';
import { openEvalWorld, type EvalWorld } from '../support/eval-world.ts';
import { runEvals } from '../support/run-program.ts';

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

  it('needs no key: nobody is asked', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', undefined);
    const replay = join(world.folder, 'empty.jsonl');
    writeFileSync(replay, '');
    await expect(world.run('grounding', { model: 'anthropic', replay })).rejects.toThrow(
      'holds no reply of anthropic:claude-',
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

// features: B06
describe('a mistake of the researcher', () => {
  it.each([
    ['no key', ['--model', 'anthropic'], {}, 'There is no key for anthropic:'],
    ['an unknown provider', ['--model', 'nobody:foo'], {}, 'unknown provider "nobody"'],
    ['no price', ['--model', 'groq:foo'], { GROQ_API_KEY: 'k' }, 'price of groq:foo is not known'],
    ['an unknown embedder', ['--embedder', 'nobody:foo'], {}, 'EMBEDDING_MODEL "nobody:foo"'],
  ])('is told in a sentence, and the program ends: %s', async (_, flags, env, sentence) => {
    const { gold, corpus, folder } = world;
    const where = ['--gold', gold, '--corpus', corpus, '--out', join(folder, 'mistake')];
    const { code, stderr } = await runEvals(['grounding', ...where, ...flags], env);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(1);
  });
});

// features: B06, A65
describe('what a researcher names', () => {
  afterEach(() => {
    vi.stubEnv('MODELS_FILE', undefined);
    vi.stubEnv('EMBEDDING_MODEL', undefined);
  });

  /** The operator's models, one of them on a server of their own. */
  function writeModels(): void {
    const file = join(world.folder, 'models.json');
    const providers = { lab: { baseUrl: world.vendor.url, free: true } };
    const tiers = { fast: ['lab:bar'], medium: ['lab:bar'], complex: ['lab:bar'] };
    writeFileSync(file, JSON.stringify({ providers, tiers }));
    vi.stubEnv('MODELS_FILE', file);
  }

  const asked = (named: string | undefined): string[] => {
    const env = { ...process.env, ...environmentFor(named) };
    const { config, secrets } = loadConfig('all', env);
    return openConfigured(config, secrets, { named, replayed: false }).chatModels.map(nameOf);
  };

  it('is what answers and judges, before everything that the models file says', async () => {
    writeModels();
    const offline = 'offline:extractive';
    expect(asked(undefined)).toEqual(['lab:bar', offline]);
    expect(asked('ollama:foo')).toEqual(['ollama:foo', 'lab:bar', offline]);
    expect(asked('lab:foo')).toEqual(['lab:foo', 'lab:bar', offline]);
    expect(asked('offline')).toEqual([offline]);
    const judge = openJudge({ named: 'ollama:judge', replayed: false }, noCassette);
    expect(judge && nameOf(judge)).toBe('ollama:judge');

    world.vendor.always(answer(goodWords));
    const before = world.vendor.asked();
    const run = await world.run('grounding', { only: ['q-chain'] });
    expect(run.setup).toMatchObject({ chat: 'ollama:foo', 'answered by': 'ollama:foo in 2 of 2' });
    expect(world.vendor.asked() - before).toBe(2);
    expect(world.vendor.requests.at(-1)?.body['model']).toBe('foo');
  });

  it('is what places texts, in turns and where a miss is looked for; the built-in one where nobody is named', async () => {
    await using vectors = await startEmbeddingDouble();
    vi.stubEnv('EMBEDDING_MODEL', 'openai:placing');
    vi.stubEnv('EMBEDDING_BASE_URL', vectors.url);
    vi.stubEnv('EMBEDDING_PRICE', '0');
    vi.stubEnv('OPENAI_API_KEY', 'sk-secret');
    const placed = await world.run('retrieval', { model: 'offline' });
    expect(placed.setup['embedder']).toBe('openai:placing');
    expect(placed.cases[0]).toMatchObject({ measures: { vectorReciprocalRank: 1 } });
    const { length } = vectors.requests;
    expect(length).toBeGreaterThan(1);
    const plain = await world.run('retrieval', { model: 'offline', embedder: 'offline' });
    expect(plain.setup['embedder']).toMatch(/^hashing-/);
    expect(vectors.requests).toHaveLength(length);
  });
});
