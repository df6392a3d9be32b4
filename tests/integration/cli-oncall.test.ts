import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { typed } from '../support/cli.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

// The command opens the installation itself, which needs a database that two can open.
const server = engines.find(({ name }) => name === 'postgres');
const tenant = 'State University';
const nowhere = 'http://127.0.0.1:1';

describe.skipIf(!server)('an operator who says who is on duty', () => {
  let database: TestDatabase;
  let dir: string;

  beforeAll(async () => {
    if (!server) return;
    database = await server.open();
    dir = mkdtempSync(join(tmpdir(), 'preceptor-cli-'));
    vi.stubEnv('DATABASE_URL', database.url ?? '');
    vi.stubEnv('DATA_DIR', dir);
    vi.stubEnv('ALLOW_PRIVATE_HOSTS', '127.0.0.1');
    withoutMail();
    await cli('tenant', 'create', tenant);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database?.[Symbol.asyncDispose]();
    if (dir) rmSync(dir, { recursive: true, force: true });
  });

  function withoutMail(): void {
    vi.stubEnv('SMTP_URL', '');
    vi.stubEnv('MESSAGES_FROM', '');
  }

  function withMail(): void {
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
    vi.stubEnv('MESSAGES_FROM', 'tutor@school.example');
  }

  const cli = async (...args: string[]): Promise<string> => (await typed(...args)).text;
  const oncall = (command: string, ...more: string[]) =>
    cli('oncall', command, '--tenant', tenant, ...more);

  // features: S62, B11
  it('is told what is missing, keeps the chain in its order, and takes somebody out of it', async () => {
    expect(await oncall('list')).toContain('nobody is told');
    await expect(oncall('drill')).rejects.toThrow('SMTP_URL and MESSAGES_FROM');
    const nora = ['--name', 'Nora Night', '--email', 'nora@school.example'];
    expect(await oncall('add', ...nora)).toContain('No mail server is configured');
    withMail();
    expect(
      await oncall('add', '--name', 'Dean', '--email', 'dean@school.example', '--minutes', '5'),
    ).toBe('Dean is told, with 5 minutes to take it on.');
    await oncall('add', '--name', 'Nora N.', '--email', 'NORA@school.example', '--minutes', '20');
    const chain = await oncall('list');
    expect(chain).toMatch(/Nora N\. +nora@school\.example +20\n+Dean +dean@school\.example +5/);
    for (const wrong of [
      ['--email', 'not-an-address'],
      ['--email', 'x@school.example', '--minutes', '0'],
      ['--email', 'x@school.example', '--minutes', '9999'],
    ])
      await expect(oncall('add', '--name', 'X', ...wrong)).rejects.toThrow(/is (not an|a number)/);

    expect(await oncall('drill')).toContain('is in line');
    expect(await oncall('notices')).toMatch(/drill +ringing/);
    await oncall('remove', '--email', 'DEAN@school.example');
    expect(await oncall('list')).not.toContain('Dean');
    await expect(oncall('remove', '--email', 'dean@school.example')).rejects.toThrow('Nobody');
  });

  // features: B01, B11
  it('hears from the doctor whether anybody would be told', async () => {
    const urls = ['auth-url', 'token-url', 'keys-url'].flatMap((name) => [`--${name}`, nowhere]);
    const added = await cli(
      'platform',
      'add',
      '--tenant',
      tenant,
      '--issuer',
      nowhere,
      '--client-id',
      'c',
      '--deployment-id',
      'd',
      ...urls,
    );
    const id = /registration ([0-9a-f-]{36})/.exec(added)?.[1] ?? '';
    const doctor = () => cli('doctor', '--registration', id);
    expect(await doctor()).toContain('On call: Nora N. (20 min).');
    withoutMail();
    expect(await doctor()).toContain(
      'nobody can be told, for SMTP_URL or MESSAGES_FROM is not set',
    );
    await oncall('remove', '--email', 'nora@school.example');
    expect(await doctor()).toContain('On call: nobody.');
    expect(JSON.parse(await cli('doctor', '--registration', id, '--json')).onCall).toContain(
      'nobody',
    );
    process.exitCode = 0;
  });

  // features: S55
  it('decides whether a model’s findings wait for a person, which they do until then', async () => {
    const show = () => cli('conduct', 'show', '--tenant', tenant);
    expect(await show()).toContain('waits for somebody who teaches');
    await cli('conduct', 'set', '--tenant', tenant, '--model-findings', 'count');
    expect(await show()).toMatch(/counts as a strike at once.*the student is not told/);
    await cli('conduct', 'set', '--tenant', tenant, '--model-findings', 'wait');
    expect(await show()).toContain('waits for somebody who teaches');
  });
});
