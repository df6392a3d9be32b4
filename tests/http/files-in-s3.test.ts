import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { openS3Store, type S3Store } from '../support/blob-stores.ts';
import { clientOf, type Client } from '../support/client.ts';
import { filler, pdf } from '../support/files/pdf.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { runServer, startServer } from '../support/run-program.ts';

const dataDir = (): string => mkdtempSync(join(tmpdir(), 'preceptor-s3-'));

// features: A05, A21
describe('a program that keeps its files in S3', () => {
  let store: S3Store;
  let app: TestApp;
  let platform: Platform;
  let teacher: Client;
  let session: string;
  let book: Buffer;
  let name: string;
  let id: string;

  beforeAll(async () => {
    store = await openS3Store();
    app = await startApp({ env: store.env });
    platform = await startPlatform(app);
    const boot = await launch(app, platform, { sub: 'teacher', role: 'Instructor' });
    teacher = clientOf(app, boot);
    session = boot.session;
    book = await pdf([1, 2].map((page) => (pen) => void pen.text(filler(page, 12))));
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });

  const original = (headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/documents/${id}/original/1`, {
      headers: { authorization: `Bearer ${session}`, ...headers },
    });
  const readyz = async () => {
    const response = await fetch(`${app.url}/readyz`);
    return { ok: response.ok, ...((await response.json()) as { parts: unknown }) };
  };

  it('reads what a teacher uploads from there', async () => {
    const sent = await fetch(`${app.url}/api/course/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session}`,
        'content-type': 'application/octet-stream',
        'x-file-name': 'book.pdf',
      },
      body: new Uint8Array(book),
    });
    expect(sent.ok).toBe(true);
    await expect
      .poll(async () => {
        const { body } = await teacher.get('/api/course/documents');
        const documents = body.documents as { id: string; state: string }[];
        id = documents[0]?.id ?? '';
        return documents.map(({ state }) => state);
      })
      .toEqual(['ready']);
    [name = ''] = await store.names();
    expect(name).toMatch(new RegExp(`^${platform.tenantId}/[0-9a-f]{2}/[0-9a-f]{64}$`));
    expect((await store.blobs.get(platform.tenantId, name.slice(-64))).equals(book)).toBe(true);
  });

  it('shows the page behind a citation from there, part by part', async () => {
    const { body } = await teacher.get(`/api/documents/${id}`);
    expect(body.original).toEqual({ revision: 1, size: book.length });
    const part = await original({ range: 'bytes=100-299' });
    expect(part.status).toBe(206);
    const bytes = Buffer.from(await part.arrayBuffer());
    expect(bytes.equals(book.subarray(100, 300))).toBe(true);
  });

  it('shows the text alone where a file was lost, and fails where the store fails', async () => {
    store.double.misbehave('HeadObject', { status: 403, code: 'AccessDenied' });
    store.double.misbehave('GetObject', { status: 403, code: 'AccessDenied' });
    expect((await original()).status).toBe(500);
    expect((await original()).status).toBe(200);
  });

  it('tells operators whether the store answers, and stays in service where it does not', async () => {
    const parts = { database: true, live: true, queue: true };
    await expect.poll(readyz).toMatchObject({ ok: true, parts: { ...parts, files: true } });
    store.double.misbehave('HeadBucket', 'hang', 99);
    const before = store.double.asked.filter((deed) => deed === 'HeadBucket').length;
    const slowest = { ms: 0 };
    await expect
      .poll(
        async () => {
          const began = performance.now();
          const answer = await readyz();
          slowest.ms = Math.max(slowest.ms, performance.now() - began);
          return answer;
        },
        { timeout: 20_000 },
      )
      .toMatchObject({ ok: true, parts: { ...parts, files: false } });
    // The load balancer never waits for the store, whose silence ends after two seconds.
    expect(slowest.ms).toBeLessThan(1_000);
    const asked = store.double.asked.filter((deed) => deed === 'HeadBucket').length;
    expect(asked - before).toBeLessThanOrEqual(2);
  }, 30_000);

  it('sweeps a file a day after its document was taken out', async () => {
    const removed = await fetch(`${app.url}/api/course/uploads/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${session}` },
    });
    expect(removed.ok).toBe(true);
    expect(await app.composed.material.sweepBlobs()).toBe(0);
    await store.age(name);
    expect(await app.composed.material.sweepBlobs()).toBe(1);
    expect(await store.names()).toEqual(['installation']);
  });

  it('sweeps nothing in a bucket that was given to another installation', async () => {
    const key = await store.blobs.put(platform.tenantId, Buffer.from('nobody needs it'));
    const old = `${platform.tenantId}/${key.slice(0, 2)}/${key}`;
    await store.age(old);
    const theirs = `${randomUUID()}/ab/${'ab'.repeat(32)}`;
    await store.lay(theirs, 'a file of another installation');
    await store.age(theirs);
    await store.lay('installation', randomUUID());
    await expect(app.composed.material.sweepBlobs()).rejects.toThrow(/another installation/);
    expect(await store.names()).toEqual(expect.arrayContaining([old, theirs]));
  });

  it('does not start on the bucket of another installation, and changes nothing there', async () => {
    await using taken = await openS3Store();
    await taken.blobs.belongTo(randomUUID());
    const { code, stderr } = await runServer({ ...taken.env, DATA_DIR: dataDir() });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Files cannot be kept in S3: .* another installation .*BLOBS_S3_PREFIX/,
    );
    expect(stderr).not.toContain('    at ');
    expect(await taken.names()).toEqual(['installation']);
  });

  it('starts while the store is away, and tells so', async () => {
    await using away = await openS3Store();
    const env = { ...away.env, DATA_DIR: dataDir() };
    await away[Symbol.asyncDispose]();
    await using server = await startServer([], env);
    const answer = await fetch(`${server.url}/readyz`);
    expect(await answer.json()).toMatchObject({ status: 'ready', parts: { files: false } });
    expect(server.output()).toContain('cannot be reached');
  }, 60_000);

  it('does not start on a bucket that it cannot use, and says what to correct', async () => {
    const dir = dataDir();
    const { code, stderr } = await runServer({
      ...store.env,
      DATA_DIR: dir,
      BLOBS_S3_BUCKET: 'elsewhere',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Files cannot be kept in S3: .* no bucket "elsewhere"/);
    // Nor was a database made, or one brought up to date, for a start that comes to nothing.
    expect(readdirSync(dir)).toEqual([]);
    expect(stderr).not.toContain('    at ');
  });

  it('does not start with an empty file for the secret, and names it', async () => {
    const { BLOBS_S3_SECRET_ACCESS_KEY: _, ...env } = store.env;
    const file = join(dataDir(), 'secret');
    writeFileSync(file, '\n');
    const { code, stderr } = await runServer({
      ...env,
      DATA_DIR: dataDir(),
      BLOBS_S3_SECRET_ACCESS_KEY_FILE: file,
    });
    expect(code).toBe(1);
    expect(stderr).toBe(`BLOBS_S3_SECRET_ACCESS_KEY_FILE: ${file} is empty\n`);
  });
});
