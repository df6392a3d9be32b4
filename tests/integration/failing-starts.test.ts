import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, dropDatabase, withDatabase } from '../support/postgres-admin.ts';
import { databaseUrl } from '../support/machine.ts';
import { runCli, runServer, startServer } from '../support/run-program.ts';

const server = databaseUrl ?? '';
const unique = `${process.pid}_${Date.now()}`;
const [database, foreign, role] = [
  `starts_${unique}`,
  `starts_foreign_${unique}`,
  `nobody_${unique}`,
];
const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-starts-'));
const key = Buffer.alloc(32, 7).toString('base64');
const usual = { DATABASE_URL: withDatabase(server, database), DATA_DIR: dataDir, MASTER_KEY: key };

function as(user: string, name: string): string {
  const url = new URL(withDatabase(server, name));
  url.username = user;
  url.password = 'hush-hush';
  return url.href;
}

async function sql(text: string, name = database): Promise<void> {
  const client = new Client({ connectionString: withDatabase(server, name) });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

// features: A60
describe.skipIf(!databaseUrl)('whoever starts it with something missing', () => {
  beforeAll(async () => {
    await createDatabase(server, database);
    await createDatabase(server, foreign);
    await sql(`create role ${role} login password 'hush-hush'`);
    await runCli(['migrate'], usual);
  }, 120_000);
  afterAll(async () => {
    await dropDatabase(server, database);
    await dropDatabase(server, foreign);
    await sql(`drop role ${role}`, 'postgres');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a server that is not there',
      { DATABASE_URL: 'postgres://u:hush-hush@no.invalid/x' },
      /DATABASE_URL \(u@no\.invalid\/x\).*name of the host/,
    ],
    [
      'a socket that is not there',
      { DATABASE_URL: 'postgres://u:hush-hush@/x?host=/no/such/folder' },
      /DATABASE_URL \(u@\/no\/such\/folder\/x\).*path right/,
    ],
    [
      'a database that is not there',
      { DATABASE_URL: withDatabase(server, 'missing') },
      /"missing" does not exist: create the database/,
    ],
    [
      'a role that may not make tables',
      { DATABASE_URL: as(role, foreign) },
      /permission denied.*“Database roles”/,
    ],
    [
      'a role that may not become the app’s',
      { DATABASE_URL: as(role, database), DATABASE_OWNER_URL: usual.DATABASE_URL },
      /permission denied to set role.*“Database roles”/,
    ],
    [
      'an address that is none',
      { DATABASE_URL: 'postgres://u:hush-hush#1@h/d' },
      /DATABASE_URL: must be an address such as.*%23/,
    ],
    [
      'a Redis address that is none',
      { REDIS_URL: 'redis.example:6379' },
      /REDIS_URL: must be an address such as redis:/,
    ],
    ['a port that cannot be', { PORT: '99999' }, /PORT: .*65535/],
    [
      'a short master key',
      { MASTER_KEY: 'c2hvcnQ=' },
      /MASTER_KEY must be 32 bytes.*openssl.*holds 5/,
    ],
    [
      'a key file that is not there',
      { MASTER_KEY: '', MASTER_KEY_FILE: '/no/such/key' },
      /MASTER_KEY_FILE \(\/no\/such\/key\) cannot be read/,
    ],
    [
      'another master key than that of the database',
      { MASTER_KEY: Buffer.alloc(32, 8).toString('base64') },
      /not the one that sealed.*“Keys and secrets”/,
    ],
    [
      'a folder it may not write to',
      { DATA_DIR: '/dev/null/x' },
      /Files cannot be kept in .*right to write/,
    ],
  ])(
    'is told what to do about %s, server and command line alike, and both end',
    async (_what, env, sentence) => {
      const [started, typed] = await Promise.all([
        runServer({ ...usual, ...env }),
        runCli(['tenant', 'list'], { ...usual, ...env }),
      ]);
      expect([started.code, started.stderr]).toEqual([1, expect.stringMatching(sentence)]);
      // A command that needs no files does not miss them.
      if (!('DATA_DIR' in env)) expect([typed.code, typed.stderr]).toEqual([1, started.stderr]);
      expect(started.stderr + typed.stderr).not.toMatch(/ {4}at |hush-hush/);
    },
    60_000,
  );

  it('is told of options it does not know', async () => {
    await expect(startServer(['--rolle', 'web'], usual)).rejects.toThrow(
      /'--rolle'.*--role web, worker or all/,
    );
  });

  it('is told of a database that a newer version has changed', async () => {
    await sql(`insert into schema_migrations values (9999, 'x', 'x')`);
    try {
      const { code, stderr } = await runServer(usual);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/^The database is at migration 9999.*newer release/),
      ]);
    } finally {
      await sql('delete from schema_migrations where version = 9999');
    }
  }, 60_000);

  it('learns that the port of the metrics is taken, also for a worker', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await runServer({ ...usual, PORT: '0', METRICS_PORT: String(port) });
    taken.close();
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(`Port ${port} is taken.*METRICS_PORT`),
    ]);
  }, 60_000);

  // features: A60
  it('is served without Redis, which the log and the state tell', async () => {
    await using program = await startServer([], { ...usual, REDIS_URL: 'redis://127.0.0.1:1' });
    expect(program.output()).toContain('Redis at REDIS_URL does not answer');
    const state = await fetch(`${program.url}/readyz`);
    expect([state.status, await state.json()]).toMatchObject([
      200,
      { parts: { live: false, database: true } },
    ]);
  }, 60_000);
});

// features: A60
describe.skipIf(!databaseUrl)('the master key', () => {
  const name = `starts_key_${unique}`;
  const next = join(dataDir, 'next.key');
  const nextKey = Buffer.alloc(32, 9).toString('base64');
  const env = { ...usual, DATABASE_URL: withDatabase(server, name) };
  const platform = (client: string) => {
    const lms = 'https://lms.example.edu';
    const ids = `--issuer ${lms} --client-id ${client} --deployment-id d`;
    const addresses = `--auth-url ${lms}/auth --token-url ${lms}/token --keys-url ${lms}/keys`;
    return ['platform', 'add', '--tenant', 'State University', ...`${ids} ${addresses}`.split(' ')];
  };
  beforeAll(async () => {
    await createDatabase(server, name);
    writeFileSync(next, nextKey);
    writeFileSync(join(dataDir, 'model.key'), 'sk-12345678');
    await runCli(platform('one'), env);
    await runCli(['key', 'set', 'openai', '--key-file', join(dataDir, 'model.key')], env);
    await runCli(['signing-key', 'list'], env);
  }, 120_000);
  afterAll(() => dropDatabase(server, name));

  it('is changed by a command that may be broken off; then only the new one starts, and opens everything', async () => {
    await sql(`update installation set key_proof = 'changing'`, name);
    const held = await runServer(env);
    expect([held.code, held.stderr]).toEqual([1, expect.stringMatching(/broken off. Repeat/)]);
    const change = ['master-key', 'change', '--to-file', next];
    await sql('update installation set key_proof = null', name);
    const s3 = { BLOBS_S3_ENDPOINT: 'http://127.0.0.1:1', BLOBS_S3_BUCKET: 'files' };
    const keys = { BLOBS_S3_ACCESS_KEY_ID: 'id', BLOBS_S3_SECRET_ACCESS_KEY: 'hush-hush' };
    const away = await runCli(change, { ...env, ...s3, ...keys });
    expect([away.code, away.stderr]).toEqual([1, expect.stringMatching(/S3.*BLOBS_S3_ENDPOINT/)]);
    // Nothing was begun: the former key still opens it.
    expect((await runCli(['tenant', 'list'], env)).code).toBe(0);
    await sql(`update installation set key_proof = 'changing'`, name);
    const wrong = await runCli(change, {
      ...env,
      MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('the right two')]);
    expect(await runCli(change, env)).toMatchObject({ code: 0, stderr: '' });
    expect(await runCli(change, env)).toMatchObject({ code: 0 });
    expect((await runCli(['tenant', 'list'], env)).stderr).toMatch(/not the one that sealed/);
    const now = { ...env, MASTER_KEY: nextKey };
    // Each opens something: the tenant's data key, the installation's own key for models, the signing key.
    expect(await runCli(platform('two'), now)).toMatchObject({ code: 0, stderr: '' });
    expect(await runCli(['models'], { ...now, CHAT_MODEL: 'openai' })).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('key: installation'),
    });
    expect(await runCli(['isolation', 'probe'], now)).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  it('may be lost: with --yes what only it could open is dropped, and the tools sign with new keys', async () => {
    const found = { ...env, MASTER_KEY: Buffer.alloc(32, 5).toString('base64') };
    expect((await runCli(['tenant', 'list'], found)).code).toBe(1);
    expect((await runCli(['master-key', 'lost'], found)).stderr).toContain('--yes');
    const kept = await runCli(['master-key', 'lost', '--yes'], { ...env, MASTER_KEY: nextKey });
    expect([kept.code, kept.stderr]).toEqual([1, expect.stringMatching(/nothing is lost/)]);
    await sql(`update installation set key_proof = 'dropping'`, name);
    expect((await runCli(['tenant', 'list'], found)).stderr).toMatch(/lost --yes/);
    const lost = await runCli(['master-key', 'lost', '--yes'], found);
    expect(lost).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/signs with a new key/),
    });
    expect(await runCli(platform('three'), found)).toMatchObject({ code: 0, stderr: '' });
    const [, id = ''] = /\(([0-9a-f-]{36})\): signs/.exec(lost.stdout) ?? [];
    const keys = await runCli(['platform-key', 'list', '--registration', id], found);
    expect(keys.stdout).toContain('no end');
    expect((await runCli(['key', 'list'], found)).stdout).not.toContain('openai');
    expect(await runCli(['isolation', 'probe'], found)).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);
});
