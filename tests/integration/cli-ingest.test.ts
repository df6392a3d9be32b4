import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseUrl } from '../support/machine.ts';
import { createDatabase, dropDatabase, withDatabase } from '../support/postgres-admin.ts';
import { runCli } from '../support/run-program.ts';

const server = databaseUrl ?? '';
const asked = (count: number): string =>
  `${count} asked for again; a worker reads them as soon as one runs.\n`;

// features: A12, A13
describe.skipIf(!databaseUrl)('an operator with course material', { timeout: 500_000 }, () => {
  const database = `preceptor_cli_${randomUUID().replaceAll('-', '')}`;
  const where = ['--tenant', 'State University', '--course', 'calculus'];
  let root: string;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'preceptor-material-'));
    mkdirSync(join(root, 'course'));
    writeFileSync(join(root, 'course/limits.md'), '# Limits\n\nWhat the values come near to.');
    writeFileSync(join(root, 'course/broken.pdf'), '%PDF-1.7 and nothing of a file');
    await createDatabase(server, database);
  });
  afterEach(async () => {
    await dropDatabase(server, database);
    rmSync(root, { recursive: true, force: true });
  });

  const type = (...words: readonly string[]) =>
    runCli(words, {
      DATABASE_URL: withDatabase(server, database),
      DATA_DIR: join(root, 'data'),
    });

  it('sees what was read and why the rest was not, has it read again, and is told of mistakes', async () => {
    expect(await type('tenant', 'create', 'State University')).toMatchObject({ code: 0 });
    const read = await type('ingest', 'folder', join(root, 'course'), ...where);
    expect([read.code, read.stderr]).toEqual([2, '']);
    expect(read.stdout).toBe(
      '[1/2] failed    broken.pdf\n[2/2] ready     limits.md\n1 ready, 0 unchanged, 1 failed.\n',
    );

    const status = await type('ingest', 'status', ...where);
    expect([status.code, status.stderr]).toEqual([0, '']);
    expect(status.stdout).toMatch(
      /^1 ready, 0 waiting, 0 processing, 1 failed\.\n[0-9a-f-]{36} {2}failed {5}broken\.pdf\n {4}malformed: The file is not a readable PDF: it seems damaged\.\n/,
    );
    expect(status.stdout).not.toContain('limits.md');
    const id = /[0-9a-f-]{36}/.exec(status.stdout)?.[0] ?? '';

    const report = await type('ingest', 'report', id, '--tenant', 'State University');
    expect([report.code, report.stderr]).toEqual([0, '']);
    expect(JSON.parse(report.stdout)).toMatchObject({
      id,
      fileName: 'broken.pdf',
      state: 'failed',
      failureCode: 'malformed',
      activeRevision: null,
      report: {
        stages: expect.objectContaining({ fetch: expect.any(Number) as number }) as object,
      },
    });

    expect(await type('ingest', 'retry', ...where)).toMatchObject({ code: 0, stdout: asked(1) });
    const one = await type('ingest', 'reindex', ...where, '--document', id);
    expect(one).toMatchObject({ code: 0, stdout: asked(1) });
    expect(await type('ingest', 'reindex', ...where)).toMatchObject({ code: 0, stdout: asked(2) });
    const waiting = await type('ingest', 'status', ...where);
    expect(waiting.stdout).toMatch(/^0 ready, 2 waiting, 0 processing, 0 failed\.\n/);

    const tenant = ['--tenant', 'State University'];
    const nobody = '00000000-0000-4000-8000-000000000000';
    const mistakes: readonly (readonly [RegExp, readonly string[]])[] = [
      [/"limits\.md" is not the id of a document; `ingest status`/, ['report', 'limits.md']],
      [/no document 0000/, ['reindex', '--course', 'calculus', '--document', nobody]],
      [/whole number from 1 to 10000/, ['status', '--limit', '0']],
    ];
    for (const [sentence, words] of mistakes) {
      const { code, stdout, stderr } = await type('ingest', ...words, ...tenant);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toContain('    at ');
    }
  });

  it('has every course of an institution read again, and is told what was not asked for', async () => {
    const tenant = ['--tenant', 'State University'];
    await type('tenant', 'create', 'State University');
    for (const course of ['calculus', 'algebra'])
      await type('ingest', 'folder', join(root, 'course'), ...tenant, '--course', course);
    const every = await type('ingest', 'reindex', ...tenant);
    expect(every).toMatchObject({ code: 0, stdout: asked(4) });
    const some = await type('ingest', 'reindex', ...where, '--limit', '1');
    expect(some.stdout).toBe(`${asked(1)}1 more are beyond --limit.\n`);
  });

  it('reaches what failed behind all that only waits, so many at a time', async () => {
    writeFileSync(join(root, 'course/also-broken.pdf'), '%PDF-1.7 and nothing of a file');
    await type('tenant', 'create', 'State University');
    await type('ingest', 'folder', join(root, 'course'), ...where);
    const retry = async () => (await type('ingest', 'retry', ...where, '--limit', '1')).stdout;
    expect(await retry()).toBe(`${asked(1)}1 more wait for another \`ingest retry\`.\n`);
    expect(await retry()).toBe(asked(1));
    expect(await retry()).toBe(asked(0));
  });

  it('does not lose a course to a folder whose disk is away', async () => {
    await type('tenant', 'create', 'State University');
    const folder = join(root, 'course');
    await type('ingest', 'folder', folder, ...where);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const { code, stderr } = await type('ingest', 'folder', folder, ...where);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/holds no files.*nothing was changed/),
    ]);
    expect((await type('ingest', 'status', ...where)).stdout).toMatch(/^1 ready, .* 1 failed\./);
  });
});
