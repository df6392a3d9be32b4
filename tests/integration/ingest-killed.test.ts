import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { ingestFiles } from '../support/course.ts';
import { mainEngine, type DatabaseEngine, type TestDatabase } from '../support/databases.ts';
import { databaseUrl } from '../support/machine.ts';
import { scannedPage } from '../support/files/pdf.ts';
import { miscountedTerms } from '../support/miscounted-terms.ts';

const stages = [
  'fetch',
  'validate',
  'parse',
  'clean',
  'chunk',
  'embed',
  'upsert',
  'cleanup',
  'publish',
] as const;

/** Long enough for several batches of chunks. */
const page = (version: string) =>
  Array.from(
    { length: 130 },
    (_, at) =>
      `## Part ${at}\n\nPart ${at} in the ${version} version. ${'It speaks of limits and slopes. '.repeat(6)}`,
  ).join('\n\n');

// features: A05, A08, A09, A13
describe.skipIf(!databaseUrl)('a worker that is killed', { timeout: 120_000 }, () => {
  let app: TestApp;
  let database: TestDatabase;
  let tenantId: string;
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-killed-'));

  beforeAll(async () => {
    const engine: DatabaseEngine = {
      name: mainEngine.name,
      open: async () => (database = await mainEngine.open()),
    };
    app = await startApp({ engine, worker: false });
    ({ id: tenantId } = await ensureTenant(app.composed.ground.db, 'State University'));
    await ingestFiles(app, { tenantId }, { 'notes.md': page('first') });
  }, 120_000);
  afterAll(() => app[Symbol.asyncDispose]());

  const rows = <Row>(sql: string) =>
    app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(sql));
  const searchable = async () => {
    const found = await rows<{ content: string }>(
      `select c.content from chunks c join documents d on d.id = c.document_id and d.active_revision = c.revision order by c.ordinal`,
    );
    return found.map(({ content }) => /in the (\w+) version/.exec(content)?.[1]);
  };

  async function killIn(
    stage: string,
    { tenantId: tenant, jobId }: { tenantId: string; jobId: string },
  ): Promise<void> {
    const script = join(import.meta.dirname, '../support/ingest-and-hang.ts');
    const child = spawn(process.execPath, [script, tenant, jobId, stage], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.url ?? '',
        DATA_DIR: app.composed.ground.config.dataDir,
        TMPDIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const part of child.stdout) {
      said += String(part);
      if (said.includes(`in ${stage}\n`)) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(said).toBe(`in ${stage}\n`);
  }

  it.each(stages)('in the stage "%s" loses nothing and leaves no half version', async (stage) => {
    const before = new Set(await searchable());
    const next = `edited${stage}`;
    const [document] = await rows<{ id: string; courseId: string; tenantId: string }>(
      `select tenant_id as "tenantId", id, course_id as "courseId" from documents`,
    );
    const { ground, material } = app.composed;
    const blobKey = await ground.blobs.put(tenantId, Buffer.from(page(next)));
    const message = await material.ingestRequests.add(document as never, {
      blobKey,
      reason: 'sync',
    });

    await killIn(stage, message);
    expect(new Set(await searchable())).toEqual(before);
    expect((await searchable()).length).toBe(130);
    expect(await miscountedTerms(ground.withTenant, tenantId)).toEqual([]);

    await rows(
      `update ingest_jobs set lease_until = now() - interval '1 second' where status = 'running'`,
    );
    expect(await material.ingestDocument(message, AbortSignal.timeout(60_000))).toBe('ready');
    expect(await searchable()).toEqual(Array.from({ length: 130 }, () => next));
    const [left] = await rows<{ revisions: number }>(
      'select count(distinct revision)::int as revisions from chunks',
    );
    expect(left).toEqual({ revisions: 1 });
    expect(await miscountedTerms(ground.withTenant, tenantId)).toEqual([]);
  });

  // features: A71
  it('while it recognises a scanned page loses nothing and leaves no half version', async () => {
    const { ground, material } = app.composed;
    const { id: other } = await ensureTenant(ground.db, 'University of Scans');
    const said = () =>
      ground.withTenant(other, async (tx) => {
        const found = await tx.query<{ content: string; seen: boolean }>(
          `select c.content, d.active_revision = c.revision as seen
           from chunks c join documents d on d.id = c.document_id`,
        );
        return found.map(({ content, seen }) => (seen ? content : `half: ${content}`)).join('\n');
      });
    await ingestFiles(app, { tenantId: other }, { 'notes.md': 'Typed before it was scanned.' });
    const [document] = await ground.withTenant(other, (tx) =>
      tx.query(`select tenant_id as "tenantId", id, course_id as "courseId" from documents`),
    );
    const scan = await scannedPage(['The product rule has two terms']);
    const blobKey = await ground.blobs.put(other, scan);
    const message = await material.ingestRequests.add(document as never, {
      blobKey,
      reason: 'sync',
    });
    await killIn('ocr', message);
    expect(await said()).toBe('Typed before it was scanned.');
    await ground.withTenant(other, (tx) =>
      tx.query(`update ingest_jobs set lease_until = now() - interval '1 second'`),
    );
    expect(await material.ingestDocument(message, AbortSignal.timeout(60_000))).toBe('ready');
    expect(await said()).toMatch(/^The product rule has two terms$/);
    expect(await miscountedTerms(ground.withTenant, other)).toEqual([]);
  });
});
