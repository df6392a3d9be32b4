import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, type Role } from '../../src/config/config.ts';
import { environment } from '../../src/config/env.ts';
import { unusable } from '../../src/ground/db/unusable.ts';

const load = (env: Record<string, string>, role: Role = 'all') => loadConfig(role, env);
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/preceptor',
  MASTER_KEY: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  PUBLIC_URL: 'https://tutor.example.edu',
};

const bucket = {
  BLOBS_S3_BUCKET: 'files',
  BLOBS_S3_ACCESS_KEY_ID: 'key',
  BLOBS_S3_SECRET_ACCESS_KEY: 'hush-hush',
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

  // features: A51, A58
  it.each([
    'postgres://tutor@/preceptor?host=/var/run/postgresql',
    'postgres://tutor:secret@/preceptor?host=/var/run/postgresql',
    'postgresql://%2Fvar%2Frun%2Fpostgresql/preceptor',
    'socket:/var/run/postgresql?db=preceptor',
  ])('takes a database on a socket of this machine, as pg does: %s', (address) => {
    expect(load({ DATABASE_URL: address }).secrets.databaseUrl).toBe(address);
    const away = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(String(unusable(away, 'DATABASE_URL', address))).toMatch(
      /DATABASE_URL \(.*var.*preceptor\): no: is PostgreSQL/,
    );
    expect(String(unusable(away, 'DATABASE_URL', address))).not.toContain('secret');
  });

  it('keeps every secret apart from what may be logged', () => {
    const secret = 'hush-hush';
    const { config } = load({
      DATABASE_URL: `postgres://u:${secret}@db/x`,
      REDIS_URL: `redis://:${secret}@r`,
      ANTHROPIC_API_KEY: secret,
      CHAT_MODEL: 'anthropic:some-model',
      MASTER_KEY: secret,
      ...bucket,
      BLOBS_S3_REGION: 'eu-central-1',
    });
    expect(JSON.stringify(config)).not.toContain(secret);
  });

  // features: A05
  it('keeps files in a folder unless a bucket is named, which other stores than AWS have in the path', () => {
    expect(load({}).config.s3).toBeUndefined();
    const aws = load({ ...bucket, BLOBS_S3_REGION: 'eu-central-1' }).config.s3;
    expect(aws).toMatchObject({ endpoint: undefined, prefix: '', pathStyle: false });
    const minio = { ...bucket, BLOBS_S3_ENDPOINT: 'http://minio:9000', BLOBS_S3_PREFIX: '/a/b/' };
    expect(load(minio).config.s3).toMatchObject({ prefix: 'a/b', pathStyle: true });
    expect(load({ ...minio, BLOBS_S3_PATH_STYLE: 'off' }).config.s3?.pathStyle).toBe(false);
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
      'a bucket without a key',
      { BLOBS_S3_BUCKET: 'files', BLOBS_S3_REGION: 'eu-central-1' },
      'all',
      /needs BLOBS_S3_ACCESS_KEY_ID/,
    ],
    ['a bucket of AWS without a region', { ...bucket }, 'all', /needs BLOBS_S3_REGION/],
    [
      'files larger than S3 copies at once',
      { ...bucket, BLOBS_S3_REGION: 'x', INGEST_MAX_MB: '5121' },
      'all',
      /INGEST_MAX_MB above 5120/,
    ],
    [
      'two secrets for one bucket',
      { ...bucket, BLOBS_S3_REGION: 'x', BLOBS_S3_SECRET_ACCESS_KEY_FILE: '/run/secret' },
      'all',
      /both name the secret/,
    ],
    [
      'a store whose bucket is not named',
      { BLOBS_S3_ENDPOINT: 'https://minio.example.edu' },
      'all',
      /without BLOBS_S3_BUCKET/,
    ],
    [
      'a key in the address of a store',
      { ...bucket, BLOBS_S3_ENDPOINT: 'https://key:secret@minio.example.edu' },
      'all',
      /must not carry a key/,
    ],
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
    const named = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(environment)));
    for (const [name, schema] of Object.entries(environment)) {
      expect(example, name).toContain(schema.description ?? 'undescribed');
    }
  });
});
