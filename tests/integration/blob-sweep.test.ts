import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSweepBlobs } from '../../src/ingest/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openFolderStore, openS3Store, type BlobStore } from '../support/blob-stores.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const unknownKey = 'ab'.repeat(32);

let store: BlobStore;
let app: TestApp;
let platform: Platform;

const nameOf = (tenantId: string, key: string): string => `${tenantId}/${key.slice(0, 2)}/${key}`;
const fileOf = (key: string): string => nameOf(platform.tenantId, key);
const age = (name: string) => store.age(name);
const sweep = () => app.composed.material.sweepBlobs();
/** The last part of the names of what the school has. */
const stored = async (): Promise<Set<string>> => {
  const own = (await store.names()).filter((name) => name.startsWith(platform.tenantId));
  return new Set(own.map((name) => name.split('/').at(-1) ?? ''));
};
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

describe.each([
  ['a folder', openFolderStore],
  ['an S3-compatible store', openS3Store],
])('the nightly sweep of files stored in %s', (kind, open) => {
  beforeAll(async () => {
    store = await open();
    // Nobody reads what is put in: the jobs wait.
    app = await startApp({ worker: false, env: store.env });
    platform = await startPlatform(app);
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });

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
    await store.lay(fileOf(unknownKey), 'read once');
    await age(fileOf(unknownKey));
    await sweep();
    expect(await stored()).toContain(unknownKey);
  });

  it.runIf(kind === 'a folder')('takes up where a sweep was killed', async () => {
    const key = await keep('Put aside by a sweep that died.');
    const course = await openCourse();
    const used = await course.put('used.md', 'Put aside as well, and used.');
    for (const one of [key, used.key]) {
      await store.lay(`${fileOf(one)}.swept`, 'put aside');
      await age(`${fileOf(one)}.swept`);
      await app.composed.ground.blobs.delete(platform.tenantId, one);
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
    const theirs = nameOf(other.id, key);
    await app.composed.ground.blobs.put(other.id, Buffer.from('Bytes that two institutions keep.'));
    await age(theirs);
    const course = await openCourse();
    const ours = await course.put('shared.md', 'Bytes that two institutions keep.');
    expect(ours.key).toBe(key);
    await age(fileOf(key));
    await sweep();
    expect(await stored()).toContain(key);
    expect(await store.names()).not.toContain(theirs);
  });

  const keepFor = async (tenantId: string, text: string): Promise<string> =>
    nameOf(tenantId, await store.blobs.put(tenantId, Buffer.from(text)));

  it('takes what a deleted institution left, a day after it was stored, and its folder', async () => {
    await keep('Bytes of a tenant that is still there.');
    const deleted = randomUUID();
    const old = await keepFor(deleted, 'Bytes of a tenant that is gone.');
    const fresh = await keepFor(deleted, 'Bytes that came a moment ago.');
    const draft = `${deleted}/drafts/1.half`;
    await store.lay(draft, 'half');
    for (const name of [old, draft]) await age(name);
    expect(await sweep()).toBe(2);
    expect(await store.blobs.tenants()).toContain(deleted);
    await age(fresh);
    expect(await sweep()).toBe(1);
    expect(await store.blobs.tenants()).not.toContain(deleted);
    expect(await store.blobs.tenants()).toContain(platform.tenantId);
    expect(await sweep()).toBe(0);
  });

  it('touches nothing where not one institution is known: then it is of another database', async () => {
    const { db, withTenant } = app.composed.ground;
    await using other = await open();
    const key = await other.blobs.put(randomUUID(), Buffer.from('Of another installation.'));
    const [name = ''] = await other.names();
    await other.age(name);
    const elsewhere = createSweepBlobs({
      sql: db,
      withTenant,
      blobs: other.blobs,
      neededElsewhere: async () => [],
    });
    expect(await elsewhere()).toBe(0);
    expect(await other.names()).toContain(name);
    expect(await other.blobs.get(name.slice(0, 36), key)).toEqual(
      Buffer.from('Of another installation.'),
    );
  });

  it('looks into folders of institutions alone', async () => {
    await keep('Bytes of a tenant that is still there.');
    const other = `lost+found/${unknownKey}`;
    await store.lay(other, 'not ours');
    await age(other);
    await sweep();
    expect(await store.names()).toContain(other);
  });
});
