import { describe, expect, it } from 'vitest';
import { configuredModels, requirePrices } from '../../src/compose/models.ts';
import { ConfigError, loadConfig } from '../../src/config/config.ts';
import { presets } from '../../src/models/provider-catalog.ts';
import { chainFor, isAllowed, RoutesError, routesFromList } from '../../src/models/routes.ts';
import { routesFromFile } from '../../src/models/routes-file.ts';
import { taskTypes } from '../../src/models/task.ts';

const setup = (env: Record<string, string>) => configuredModels(loadConfig('all', env).config);

describe('the routes of tasks to models', () => {
  // features: S40, S41, A52, L03
  it('begin with a provider’s own models, a small one for small tasks, and go on to the next provider', () => {
    const routes = routesFromList('anthropic, groq');
    expect(chainFor(routes, 'chat_tutor')).toEqual([
      { provider: 'anthropic', model: 'claude-sonnet-5-5' },
      { provider: 'groq', model: 'openai/gpt-oss-120b' },
    ]);
    expect(chainFor(routes, 'verify')[0]?.model).toBe('claude-haiku-5-5');
    expect(chainFor(routes, 'judge')[0]?.model).toBe('claude-opus-5-5');
    expect(chainFor(routes, 'verify', 'complex')[0]?.model).toBe('claude-opus-5-5');
  });

  // features: S47
  it('are a chain of their own for each tier, whatever the provider', () => {
    const tiers = {
      fast: ['groq:small', 'openai:gpt-6-luna'],
      medium: ['anthropic:claude-sonnet-5-5', 'groq:large'],
      complex: ['anthropic:claude-opus-5-5', 'openai:gpt-6-astra'],
    };
    const routes = routesFromFile(JSON.stringify({ tiers }), routesFromList('anthropic'));
    const chainOf = (task: (typeof taskTypes)[number]) =>
      chainFor(routes, task).map(({ provider, model }) => `${provider}:${model}`);
    expect(chainOf('chat_plan')).toEqual(tiers.fast);
    expect(chainOf('chat_tutor')).toEqual(tiers.medium);
    expect(chainOf('quiz_generation')).toEqual(tiers.complex);
  });

  it('do everything with the one model that is named, colons in its name and all', () => {
    const routes = routesFromList('ollama:qwen3:8b');
    for (const task of taskTypes) {
      expect(chainFor(routes, task)).toEqual([{ provider: 'ollama', model: 'qwen3:8b' }]);
    }
  });

  it.each([
    ['oracle:x', /unknown provider "oracle"/],
    ['vllm', /must name a model/],
    ['ollama:', /must name a model/],
  ])('refuse "%s" with a sentence', (list, sentence) => {
    expect(() => routesFromList(list)).toThrow(RoutesError);
    expect(() => routesFromList(list)).toThrow(sentence);
  });

  it('are replaced by the operator’s file tier by tier and task by task', () => {
    const file = JSON.stringify({
      providers: { campus: { baseUrl: 'http://gpu.example.edu/v1' } },
      tiers: { medium: ['campus:llama'] },
      tasks: { chat_evaluation: 'fast', verify: ['openai:gpt-6-luna'] },
      allow: ['campus:*'],
      prices: { 'campus:llama': { input: 0, output: 0 } },
    });
    const routes = routesFromFile(file, routesFromList('anthropic'));
    expect(chainFor(routes, 'chat_tutor')).toEqual([{ provider: 'campus', model: 'llama' }]);
    expect(chainFor(routes, 'chat_evaluation')[0]?.model).toBe('claude-haiku-5-5');
    expect(chainFor(routes, 'verify')).toEqual([{ provider: 'openai', model: 'gpt-6-luna' }]);
    expect(isAllowed(routes, { provider: 'campus', model: 'other' })).toBe(true);
    expect(isAllowed(routes, { provider: 'openai', model: 'gpt-6-luna' })).toBe(true);
    expect(isAllowed(routes, { provider: 'openai', model: 'gpt-6-astra' })).toBe(false);
  });

  it.each([
    ['not JSON', '{'],
    ['a task nobody knows', '{"tasks":{"chat_oracle":"fast"}}'],
    ['a member nobody knows', '{"tier":{}}'],
    ['a model without provider', '{"tiers":{"fast":["gpt"]}}'],
    ['a provider that is not described', '{"tiers":{"fast":["campus:llama"]}}'],
    ['a negative price', '{"prices":{"openai:x":{"input":-1,"output":0}}}'],
    ['an address that is none', '{"providers":{"x":{"baseUrl":"file:///etc/passwd"}}}'],
  ])('refuse a file with %s', (_what, text) => {
    expect(() => routesFromFile(text)).toThrow(RoutesError);
  });

  it('know the price of every model that a provider brings along', () => {
    const vendors = Object.entries(presets).filter(([, { models }]) => models);
    expect(vendors.map(([name]) => name)).toEqual(['anthropic', 'openai', 'xai', 'groq', 'gemini']);
    requirePrices(setup({ CHAT_MODEL: vendors.map(([name]) => name).join(',') }));
  });

  it('do not start with a model nobody knows the price of, unless the operator names one', () => {
    const env = { CHAT_MODEL: 'anthropic:claude-next' };
    expect(() => requirePrices(setup(env))).toThrow(ConfigError);
    expect(() => requirePrices(setup(env))).toThrow(/price of anthropic:claude-next/);
    const priced = setup({ ...env, CHAT_PRICE_INPUT: '1', CHAT_PRICE_OUTPUT: '3' });
    requirePrices(priced);
    const usage = { inputTokens: 10, outputTokens: 10 };
    expect(priced.prices.cost('anthropic', 'claude-next', usage)).toBe(40);
  });

  it('count a server of one’s own as free', () => {
    const { prices } = setup({ CHAT_MODEL: 'vllm:llama' });
    expect(prices.knows('vllm', 'llama')).toBe(true);
    expect(prices.cost('vllm', 'llama', { inputTokens: 1e6, outputTokens: 1e6 })).toBe(0);
  });

  it('name the variable that is wrong', () => {
    expect(() => setup({ CHAT_MODEL: 'oracle:x' })).toThrow(/^CHAT_MODEL: unknown provider/);
    expect(() => setup({ MODELS_FILE: '/nowhere/models.json' })).toThrow(
      /MODELS_FILE .*cannot be read/,
    );
  });
});
