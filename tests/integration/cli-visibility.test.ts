import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { typed } from '../support/cli.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

// The command opens the installation itself, which needs a database that two can open.
const server = engines.find(({ name }) => name === 'postgres');
const tenant = 'State University';

// features: B09
describe.skipIf(!server)('an operator who says something of an institution', () => {
  let database: TestDatabase;
  let dir: string;

  beforeAll(async () => {
    if (!server) return;
    database = await server.open();
    dir = mkdtempSync(join(tmpdir(), 'preceptor-cli-'));
    vi.stubEnv('DATABASE_URL', database.url ?? '');
    vi.stubEnv('DATA_DIR', dir);
    await cli('tenant', 'create', tenant);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database?.[Symbol.asyncDispose]();
    if (dir) rmSync(dir, { recursive: true, force: true });
  });

  const cli = async (...args: string[]): Promise<string> => (await typed(...args)).text;

  it('reads what teachers may see of single students, changes it, and is told what that means', async () => {
    expect(await cli('tenant', 'visibility', tenant)).toMatch(/^named: /);
    for (const level of ['aggregate', 'pseudonymous', 'named']) {
      expect(await cli('tenant', 'visibility', tenant, level)).toMatch(
        new RegExp(`^${level}: .*\nStudents read it`),
      );
      expect(await cli('tenant', 'visibility', tenant)).toMatch(new RegExp(`^${level}: `));
    }
    await expect(cli('tenant', 'visibility', tenant, 'everything')).rejects.toThrow(/Allowed/);
    await expect(cli('tenant', 'visibility', 'Nowhere')).rejects.toThrow('no tenant');
  });

  // features: S30
  it('says once who is taught in all courses of an institution, and takes it back', async () => {
    expect(await cli('tenant', 'audience', tenant)).toMatch(/^unset: /);
    for (const audience of ['under_13', 'adults', 'unset']) {
      expect(await cli('tenant', 'audience', tenant, audience)).toMatch(
        new RegExp(`^${audience}: .*\nInstructors read it`),
      );
      expect(await cli('tenant', 'audience', tenant)).toMatch(new RegExp(`^${audience}: `));
    }
    await expect(cli('tenant', 'audience', tenant, 'toddlers')).rejects.toThrow(/Allowed/);
  });
});
