import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { openS3Store, type S3Store } from '../support/blob-stores.ts';
import { clientOf, type Client } from '../support/client.ts';
import { filler, pdf } from '../support/files/pdf.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { runServer } from '../support/run-program.ts';

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
    expect(await readyz()).toMatchObject({ ok: true, parts: { files: true, database: true } });
    store.double.misbehave('HeadBucket', { status: 503, code: 'SlowDown' }, 9);
    expect(await readyz()).toMatchObject({ ok: true, parts: { files: false, database: true } });
  });

  it('sweeps a file a day after its document was taken out', async () => {
    const removed = await fetch(`${app.url}/api/course/uploads/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${session}` },
    });
    expect(removed.ok).toBe(true);
    expect(await app.composed.material.sweepBlobs()).toBe(0);
    await store.age(name);
    expect(await app.composed.material.sweepBlobs()).toBe(1);
    expect(await store.names()).toEqual([]);
  });

  it('does not start on a bucket that it cannot use, and says what to correct', async () => {
    const { code, stderr } = await runServer({
      ...store.env,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'preceptor-s3-')),
      BLOBS_S3_BUCKET: 'elsewhere',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Files cannot be kept in S3: .* no bucket "elsewhere"/);
    expect(stderr).not.toContain('    at ');
  });
});
