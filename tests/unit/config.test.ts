import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, type Role } from '../../src/config/config.ts';
import { environment } from '../../src/config/env.ts';

const load = (env: Record<string, string>, role: Role = 'all') => loadConfig(role, env);
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/preceptor',
  MASTER_KEY: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  PUBLIC_URL: 'https://tutor.example.edu',
};

describe('the configuration', () => {
  it('starts a newcomer without any variable: embedded database, lab, offline tutor', () => {
    expect(load({}).config).toMatchObject({
      port: 4000,
      publicUrl: 'http://localhost:4000',
      database: 'embedded',
      live: 'process',
      lab: { port: 4001 },
      models: { list: '', file: undefined },
      budget: { tenantDayMicros: undefined, turnsPerMinute: 60 },
      allowPrivateHosts: ['127.0.0.1', 'localhost'],
    });
  });

  it('trusts no private host and shows no lab once there is a real database', () => {
    const { config } = load({ DATABASE_URL: 'postgres://db/preceptor' });
    expect(config.allowPrivateHosts).toEqual([]);
    expect(config.lab).toBeUndefined();
  });

  it('keeps every secret apart from what may be logged', () => {
    const secret = 'hush-hush';
    const { config } = load({
      DATABASE_URL: `postgres://u:${secret}@db/x`,
      REDIS_URL: `redis://:${secret}@r`,
      ANTHROPIC_API_KEY: secret,
      CHAT_MODEL: 'anthropic:some-model',
      MASTER_KEY: secret,
    });
    expect(JSON.stringify(config)).not.toContain(secret);
  });

  const contradictions: readonly [string, Record<string, string>, Role, RegExp][] = [
    [
      'a web process of its own without a database server',
      { REDIS_URL: 'redis://r' },
      'web',
      /needs DATABASE_URL/,
    ],
    [
      'a worker of its own without Redis',
      { DATABASE_URL: 'postgres://db/x' },
      'worker',
      /needs REDIS_URL/,
    ],
    [
      'production on the embedded database',
      { ...production, DATABASE_URL: '' },
      'all',
      /Production needs DATABASE_URL/,
    ],
    [
      'production without a master key',
      { ...production, MASTER_KEY: '' },
      'all',
      /Production needs MASTER_KEY/,
    ],
    [
      'production without https',
      { ...production, PUBLIC_URL: 'http://tutor.example.edu' },
      'all',
      /https PUBLIC_URL/,
    ],
    ['the lab in production', { ...production, LAB: 'on' }, 'all', /LAB=on is refused/],
    [
      'an address with a path',
      { PUBLIC_URL: 'https://example.edu/tutor' },
      'all',
      /origin without a path/,
    ],
    ['half a price', { CHAT_PRICE_INPUT: '1' }, 'all', /belong together/],
    [
      'one price for several models',
      { CHAT_MODEL: 'anthropic,openai', CHAT_PRICE_INPUT: '1', CHAT_PRICE_OUTPUT: '2' },
      'all',
      /one model/,
    ],
    ['a cap that is no number', { TENANT_DAY_CAP_USD: 'much' }, 'all', /TENANT_DAY_CAP_USD/],
    ['a port that is no number', { PORT: 'many' }, 'all', /PORT/],
    ['a log level nobody knows', { LOG_LEVEL: 'loud' }, 'all', /LOG_LEVEL/],
  ];
  it.each(contradictions)('refuses %s with a sentence', (_what, env, role, sentence) => {
    expect(() => load(env, role)).toThrow(ConfigError);
    expect(() => load(env, role)).toThrow(sentence);
  });

  it('is described completely in .env.example', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(environment)));
    for (const [name, schema] of Object.entries(environment)) {
      expect(example, name).toContain(schema.description ?? 'undescribed');
    }
  });
});
