import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openServer } from '../../src/ground/db/index.ts';
import { startApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { engines } from '../support/databases.ts';
import { databaseUrl } from '../support/machine.ts';
import { rowsNaming } from '../support/person-scan.ts';
import { launch, startPlatform } from '../support/platform.ts';
import { createDatabase, dropDatabase, withDatabase } from '../support/postgres-admin.ts';
import { runCli, startServer } from '../support/run-program.ts';

const school = 'State University';

// features: B04
describe.skipIf(databaseUrl === undefined)('a backup that is older than an erasure', () => {
  it('is brought back, and at the next start nobody finds the student any more; others are all there', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-backup-'));
    const engine = engines.find(({ name }) => name === 'postgres')!;
    const database = await engine.open();
    const open = async () => ({ ...database, [Symbol.asyncDispose]: async () => {} });
    const backup = `backup_${Date.now()}`;
    const server = databaseUrl!;
    try {
      const users: Record<string, string> = {};
      {
        await using app = await startApp({
          engine: { ...engine, open },
          env: { DATA_DIR: dataDir },
        });
        await using platform = await startPlatform(app, school);
        await ingestFiles(app, platform, calculusPages);
        for (const sub of ['gone-77', 'stays-78']) {
          const boot = await launch(app, platform, { sub });
          await clientOf(app, boot).ask(`What is the chain rule? Says ${sub}`);
          users[sub] = boot.user.id;
        }
      }
      await database.databases.app.close();
      const live = database.url!;
      await createDatabase(server, backup, new URL(live).pathname.slice(1));
      const envOf = (url: string) => ({ DATABASE_URL: url, DATA_DIR: dataDir });
      const who = ['--tenant', school, '--user', users['gone-77']!];
      const erased = await runCli(['student', 'erase', ...who, '--reason', 'student'], envOf(live));
      expect(erased).toMatchObject({ code: 0, stderr: '' });

      const restored = withDatabase(server, backup);
      const naming = async (needle: string) => {
        const databases = await openServer({ url: restored, ownerUrl: undefined, pool: 2 });
        try {
          return await rowsNaming({ databases }, [needle]);
        } finally {
          await databases.app.close();
        }
      };
      expect(await naming(users['gone-77']!)).toMatchObject({ users: 1, turns: 1 });
      {
        await using program = await startServer([], envOf(restored));
        expect(program.output()).toContain('erasures applied again');
      }
      expect(await naming(users['gone-77']!)).toEqual({});
      expect(await naming('gone-77')).toEqual({});
      expect(await naming(users['stays-78']!)).toMatchObject({ users: 1, turns: 1 });
      const out = join(dataDir, 'export.json');
      const exported = await runCli(['student', 'export', ...who, '--out', out], envOf(restored));
      expect(exported).toMatchObject({ code: 1, stderr: expect.stringContaining('knows nobody') });
      const listed = await runCli(['student', 'erasures', '--tenant', school], envOf(restored));
      expect(listed.stdout).toMatch(/a restored backup +student/);
      const again = await runCli(['retention', 'reapply'], envOf(restored));
      expect(again.stdout).toContain('Erased again: 0.');
    } finally {
      await dropDatabase(server, backup);
      await dropDatabase(server, new URL(database.url!).pathname.slice(1));
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

// features: B04
describe('an operator at the command line', () => {
  it('sets rules, sees whom they reach without changing anything, applies them and takes them back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-rules-'));
    const type = (...args: string[]) => runCli(args, { DATA_DIR: dataDir });
    const retention = (...args: string[]) => type('retention', ...args, '--tenant', school);
    try {
      await type('tenant', 'create', school);
      expect((await retention('show')).stdout).toContain('nothing is erased by itself');
      expect((await retention('set', '--left', '3')).stderr).toContain('7 to 3650 days');
      expect((await retention('set', '--course-end', '180', '--left', '90')).code).toBe(0);
      expect((await retention('set', '--left', 'off')).stdout).toContain(
        'after the end of a course: 180 days',
      );
      expect((await retention('show')).stdout).toContain('after somebody left it: off');
      expect((await retention('dry-run', '--people')).stdout).toContain('Nothing was changed.');
      expect((await retention('run')).stdout).toContain('Erased: 0 people');
      expect((await retention('off')).stdout).toContain('nothing is erased by itself');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 180_000);
});
