import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderBlobs } from '../../src/ground/blobs/index.ts';
import { createSweepBlobs } from '../../src/ingest/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const yesterday = new Date(Date.now() - 25 * 3_600_000);
const unknownKey = 'ab'.repeat(32);

let app: TestApp;
let platform: Platform;
beforeAll(async () => {
  // Nobody reads what is put in: the jobs wait.
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const folder = (): string => join(app.composed.ground.config.dataDir, 'blobs', platform.tenantId);
const fileOf = (key: string): string => join(folder(), key.slice(0, 2), key);
const age = (path: string) => utimes(path, yesterday, yesterday);
const sweep = () => app.composed.material.sweepBlobs();
const stored = async (): Promise<Set<string>> =>
  new Set(
    (await readdir(folder(), { recursive: true })).map((path) => path.split('/').at(-1) ?? ''),
  );
const keep = (text: string): Promise<string> =>
  app.composed.ground.blobs.put(platform.tenantId, Buffer.from(text));
const sql = (text: string, values: unknown[] = []) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query(text, values));

let courses = 0;
async function openCourse() {
  const contextId = `sweep-${(courses += 1)}`;
  const boot = await launch(app, platform, { contextId, sub: 'teacher', role: 'Instructor' });
  const course = { tenantId: platform.tenantId, courseId: boot.course.id };
  return {
    put: async (name: string, text: string) => {
      const content = (async function* () {
        yield Buffer.from(text);
      })();
      const { document } = await app.composed.material.uploads.take(course, {
        name,
        size: null,
        content,
      });
      return { id: document.id, key: await keyOf(document.id) };
    },
    remove: (id: string) => app.composed.material.uploads.remove(course, id),
  };
}
async function keyOf(documentId: string): Promise<string> {
  const [row] = (await sql(
    'select blob_key as key from ingest_jobs where document_id = $1 order by number desc limit 1',
    [documentId],
  )) as { key: string }[];
  return row?.key ?? '';
}

describe('the nightly sweep of stored files', () => {
  it('takes what a removed document left, a day after it was stored, and nothing before', async () => {
    const course = await openCourse();
    const gone = await course.put('gone.md', 'A chapter that is taken out again.');
    await course.remove(gone.id);
    await sweep();
    expect(await stored()).toContain(gone.key);
    await age(fileOf(gone.key));
    expect(await sweep()).toBe(1);
    expect(await stored()).not.toContain(gone.key);
    expect(await sweep()).toBe(0);
  });

  it('leaves what a document is read from, waits to be read from, or would be read from again', async () => {
    const course = await openCourse();
    const first = await course.put('notes.md', 'The first words of the notes.');
    const second = await course.put('notes.md', 'The second words of the notes.');
    expect(second.id).toBe(first.id);
    for (const { key } of [first, second]) await age(fileOf(key));
    // Both readings are still to come.
    await sweep();
    expect([...(await stored())]).toEqual(expect.arrayContaining([first.key, second.key]));
    await sql(`update ingest_jobs set status = 'failed' where document_id = $1`, [first.id]);
    await sweep();
    const after = await stored();
    expect(after).toContain(second.key);
    expect(after).not.toContain(first.key);
    await sql(
      `insert into document_revisions (tenant_id, document_id, revision, blob_key, content_hash, embedder)
       values ($1, $2, 1, $3, 'x', 'x')`,
      [platform.tenantId, first.id, unknownKey],
    );
    await mkdir(join(folder(), 'ab'), { recursive: true });
    await writeFile(fileOf(unknownKey), 'read once');
    await age(fileOf(unknownKey));
    await sweep();
    expect(await stored()).toContain(unknownKey);
  });

  it('leaves what arrives while it runs, though the same bytes lay there unused', async () => {
    const key = await keep('The same bytes once more.');
    await age(fileOf(key));
    const { blobs } = app.composed.ground;
    const before = new Date(Date.now() - 24 * 3_600_000);
    // They come again when it was just found that nobody needs them.
    const swept = await blobs.sweep(platform.tenantId, before, async (keys) => {
      if (keys.includes(key)) await keep('The same bytes once more.');
      return new Set(keys.filter((one) => one !== key));
    });
    expect(swept).toBe(0);
    expect((await blobs.get(platform.tenantId, key)).toString()).toBe('The same bytes once more.');
  });

  it('takes the drafts of writers that died, and no draft of one that writes', async () => {
    const drafts = join(folder(), 'drafts');
    await mkdir(drafts, { recursive: true });
    for (const name of ['dead', 'alive']) await writeFile(join(drafts, name), 'half a file');
    await age(join(drafts, 'dead'));
    await sweep();
    const left = await stored();
    expect(left).not.toContain('dead');
    expect(left).toContain('alive');
  });

  it('takes up where a sweep was killed', async () => {
    const key = await keep('Put aside by a sweep that died.');
    const course = await openCourse();
    const used = await course.put('used.md', 'Put aside as well, and used.');
    for (const one of [key, used.key]) {
      await age(fileOf(one));
      await rename(fileOf(one), `${fileOf(one)}.swept`);
    }
    await sweep();
    const left = await stored();
    expect(left).toContain(used.key);
    expect(left).not.toContain(key);
    expect(left).not.toContain(`${key}.swept`);
  });

  it('looks at each institution with its own documents only', async () => {
    const key = await keep('Bytes that two institutions keep.');
    const other = await ensureTenant(app.composed.ground.db, 'Another institution');
    const theirs = join(app.composed.ground.config.dataDir, 'blobs', other.id, key.slice(0, 2));
    await app.composed.ground.blobs.put(other.id, Buffer.from('Bytes that two institutions keep.'));
    await age(join(theirs, key));
    const course = await openCourse();
    const ours = await course.put('shared.md', 'Bytes that two institutions keep.');
    expect(ours.key).toBe(key);
    await age(fileOf(key));
    await sweep();
    expect(await stored()).toContain(key);
    expect(await readdir(theirs)).toEqual([]);
  });
});

describe('what is kept for a tenant that was deleted', () => {
  const root = (): string => join(app.composed.ground.config.dataDir, 'blobs');
  const keepFor = async (dir: string, tenantId: string, text: string): Promise<string> => {
    const key = await createFolderBlobs(dir).put(tenantId, Buffer.from(text));
    return join(dir, tenantId, key.slice(0, 2), key);
  };

  it('goes a day after it was stored, and its folder with it', async () => {
    await keep('Bytes of a tenant that is still there.');
    const deleted = randomUUID();
    const old = await keepFor(root(), deleted, 'Bytes of a tenant that is gone.');
    const fresh = await keepFor(root(), deleted, 'Bytes that came a moment ago.');
    const draft = join(root(), deleted, 'drafts', '1.half');
    await writeFile(draft, 'half');
    for (const path of [old, draft]) await age(path);
    expect(await sweep()).toBe(2);
    expect(await readdir(root())).toContain(deleted);
    await age(fresh);
    expect(await sweep()).toBe(1);
    expect(await readdir(root())).not.toContain(deleted);
    expect(await readdir(root())).toContain(platform.tenantId);
    expect(await sweep()).toBe(0);
  });

  it('stays where not one tenant is known: then it belongs to another database', async () => {
    const { db, withTenant } = app.composed.ground;
    const dir = await mkdtemp(join(tmpdir(), 'preceptor-blobs-'));
    try {
      const path = await keepFor(dir, randomUUID(), 'Bytes of another installation.');
      await age(path);
      const elsewhere = createSweepBlobs({
        sql: db,
        withTenant,
        blobs: createFolderBlobs(dir),
        neededElsewhere: async () => [],
      });
      expect(await elsewhere()).toBe(0);
      expect(await readdir(dir)).toHaveLength(1);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('is looked for in folders of tenants alone', async () => {
    await keep('Bytes of a tenant that is still there.');
    const other = join(root(), 'lost+found');
    await mkdir(other, { recursive: true });
    await writeFile(join(other, unknownKey), 'not ours');
    await age(join(other, unknownKey));
    await sweep();
    expect(await readdir(other)).toEqual([unknownKey]);
  });
});
