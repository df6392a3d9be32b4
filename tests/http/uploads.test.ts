import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Answer, type Client } from '../support/client.ts';
import { engines } from '../support/databases.ts';
import { zipBomb } from '../support/files/office.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';

const mebibyte = 1024 * 1024;

/** A page with a sentence of its own, so that a question finds it and nothing else. */
const about = (word: string): string =>
  `# The ${word} rule\n\nThe ${word} rule says that every ${word} is followed by exactly one sunrise.\n`;

describe.each(engines)('files an instructor puts into a course, on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;

  beforeAll(async () => {
    app = await startApp({ engine, env: { INGEST_MAX_MB: '1', INGEST_COURSE_MB: '2' } });
    platform = await startPlatform(app);
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  let courses = 0;
  /** A course of its own, so that no test depends on another. */
  async function openCourse(): Promise<Course> {
    const contextId = `uploads-${(courses += 1)}`;
    const boot = await launch(app, platform, { contextId, sub: 'teacher', role: 'Instructor' });
    const student = await launch(app, platform, { contextId, sub: 'student' });
    const teacher = clientOf(app, boot);
    return {
      contextId,
      boot,
      teacher,
      student: clientOf(app, student),
      upload: (name, content, headers) => send(boot, name, content, headers),
      documents: async () => (await teacher.get('/api/course/documents')).body.documents,
      allRead: () =>
        vi.waitUntil(
          async () => {
            const { documents } = (await teacher.get('/api/course/documents')).body;
            const isOver = documents.every(({ state }: { state: string }) =>
              ['ready', 'failed'].includes(state),
            );
            return isOver && documents;
          },
          { timeout: 30_000, interval: 50 },
        ),
    };
  }

  const send = async (
    { session }: Pick<Boot, 'session'>,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${app.url}/api/course/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session}`,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        ...headers,
      },
      body: content,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  const titles = async (client: Client, question: string): Promise<string[]> =>
    (await client.ask(question)).events.flatMap(({ data }) =>
      data.type === 'retrieval.hits' ? data.hits.map(({ title }) => title) : [],
    );

  const jobs = ({ tenantId }: Platform) =>
    app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ reason: string }>('select reason from ingest_jobs'),
    );

  const drafts = (): string[] => {
    const dir = join(app.composed.ground.config.dataDir, 'blobs', platform.tenantId, 'drafts');
    return existsSync(dir) ? readdirSync(dir) : [];
  };

  // features: A04, A05
  it('are read like all others and answer the next question', async () => {
    const { upload, allRead, student, teacher } = await openCourse();
    const { status, body } = await upload('week_3-marmot.md', about('marmot'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      outcome: 'added',
      document: { title: 'week 3 marmot', fileName: 'week_3-marmot.md', uploaded: true, url: null },
    });
    expect(await allRead()).toMatchObject([{ state: 'ready', searchable: true }]);
    expect(await titles(student, 'What does the marmot rule say?')).toEqual(['week 3 marmot']);
    const { room } = (await teacher.get('/api/course/documents')).body;
    expect(room).toEqual({
      maxBytes: mebibyte,
      quotaBytes: 2 * mebibyte,
      usedBytes: about('marmot').length,
    });
  });

  // features: A09
  it('are replaced by one of the same name, and only the new text is found', async () => {
    const { upload, allRead, student } = await openCourse();
    const first = await upload('rule.md', about('badger'));
    await allRead();
    const second = await upload('rule.md', about('heron'));
    expect(second.body.outcome).toBe('replaced');
    expect(second.body.document.id).toBe(first.body.document.id);
    expect(await allRead()).toMatchObject([{ state: 'ready' }]);
    const { events } = await student.ask('What does the heron rule say?');
    expect(JSON.stringify(events)).toContain('every heron is followed');
    const { answer } = await student.ask('What does the badger rule say?');
    expect(answer).not.toContain('every badger');
  });

  it('cost nothing when the same file comes again, under its own name or another', async () => {
    const { upload, allRead, documents } = await openCourse();
    await upload('a.md', about('osprey'));
    await allRead();
    const before = (await jobs(platform)).length;
    const again = await upload('a.md', about('osprey'));
    expect([again.status, again.body.outcome]).toEqual([200, 'unchanged']);
    const twin = await upload('b.md', about('osprey'));
    expect([twin.status, twin.body.outcome]).toEqual([200, 'duplicate']);
    expect(twin.body.document.fileName).toBe('a.md');
    expect(await jobs(platform)).toHaveLength(before);
    expect(await documents()).toHaveLength(1);
  });

  it('are taken once when the same file is sent twice at the same moment', async () => {
    const { upload, documents } = await openCourse();
    const sent = await Promise.all([1, 2].map(() => upload('c.md', about('curlew'))));
    expect(new Set(sent.map(({ body }) => body.outcome))).toEqual(new Set(['added', 'unchanged']));
    expect(await documents()).toHaveLength(1);
  });

  it('are read again when the same file is sent after it had failed', async () => {
    const { upload, allRead } = await openCourse();
    const broken = '%PDF-1.4 this is no document';
    await upload('broken.pdf', broken);
    expect(await allRead()).toMatchObject([{ state: 'failed', failure: { code: 'malformed' } }]);
    expect((await upload('broken.pdf', broken)).body.outcome).toBe('again');
  });

  it('can be taken back, and are not found any more', async () => {
    const { upload, allRead, teacher, student, documents, boot } = await openCourse();
    const { body } = await upload('gone.md', about('lapwing'));
    await allRead();
    const id: string = body.document.id;
    expect(await titles(student, 'What does the lapwing rule say?')).toEqual(['gone']);
    const remove = (session: string) =>
      fetch(`${app.url}/api/course/uploads/${id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${session}` },
      });
    expect((await remove(boot.session)).status).toBe(204);
    expect((await remove(boot.session)).status).toBe(404);
    expect(await documents()).toEqual([]);
    expect(await titles(student, 'What does the lapwing rule say?')).toEqual([]);
    expect((await student.get(`/api/documents/${id}`)).status).toBe(404);
    expect((await teacher.get('/api/course/documents')).body.room.usedBytes).toBe(0);
  });

  it('are put in and taken back by instructors of that course alone', async () => {
    const { contextId, boot, upload } = await openCourse();
    const { body } = await upload('mine.md', about('plover'));
    const student = await launch(app, platform, { contextId, sub: 'student' });
    const elsewhere = await launch(app, platform, {
      contextId: `${contextId}-other`,
      sub: 'teacher',
      role: 'Instructor',
    });
    const remove = async (session: string): Promise<number> =>
      (
        await fetch(`${app.url}/api/course/uploads/${body.document.id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${session}` },
        })
      ).status;
    expect((await send(student, 'x.md', about('x'))).status).toBe(403);
    expect((await send({ session: 'nobody' }, 'x.md', about('x'))).status).toBe(401);
    expect(await remove(student.session)).toBe(403);
    expect(await remove(elsewhere.session)).toBe(404);
    expect(await remove(boot.session)).toBe(204);
  });

  // features: A04
  it.each([
    ['an empty file', '', [422, 'empty_file']],
    ['a program', Buffer.from('MZ\0\0\x03\0\0\0'), [415, 'unsupported_format']],
    ['more than a file may have', 'a'.repeat(mebibyte + 1), [413, 'too_large']],
  ])('are refused: %s', async (_what, content, refusal) => {
    const { upload, documents } = await openCourse();
    const answer = await upload('notes.pdf', content);
    expect([answer.status, answer.body.code]).toEqual(refusal);
    expect(await documents()).toEqual([]);
    expect(drafts()).toEqual([]);
  });

  it.each([
    ['no name', { 'x-file-name': '' }, 400, 'file_name_malformed'],
    ['a name that is none', { 'x-file-name': '%E0%A4%A' }, 400, 'file_name_malformed'],
    ['a name beyond all names', { 'x-file-name': 'a'.repeat(256) }, 400, 'file_name_malformed'],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'body_not_a_file'],
    ['JSON', { 'content-type': 'application/json' }, 415, 'body_not_a_file'],
  ])('are refused: %s', async (_what, headers, status, code) => {
    const { upload, documents } = await openCourse();
    const answer = await upload('a.json', '{"a": 1}', headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await documents()).toEqual([]);
  });

  it('are refused by their announced size before a single byte is taken', async () => {
    const { boot } = await openCourse();
    const answer = await new Promise<{ status: number | undefined; body: string }>(
      (resolve, reject) => {
        const sending = request(`${app.url}/api/course/uploads`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${boot.session}`,
            'content-type': 'application/octet-stream',
            'x-file-name': 'huge.pdf',
            'content-length': String(50 * mebibyte),
          },
        });
        sending.flushHeaders();
        sending.on('error', reject);
        sending.on('response', (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (part: string) => (body += part));
          response.on('end', () => {
            resolve({ status: response.statusCode, body });
            sending.destroy();
          });
        });
      },
    );
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'too_large',
      detail: 'The file is 50 MB large; files up to 1 MB are read.',
    });
  });

  it('are refused in the middle when they turn out larger than announced', async () => {
    const { boot, documents } = await openCourse();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 64 * 1024;
        if (sent > 8 * mebibyte) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024).fill(97));
      },
    });
    const response = await fetch(`${app.url}/api/course/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${boot.session}`,
        'content-type': 'application/octet-stream',
        'x-file-name': 'endless.txt',
      },
      body: endless,
      // What fetch wants for a body whose length is not known; the types have not heard of it.
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too_large' });
    expect(await documents()).toEqual([]);
    expect(drafts()).toEqual([]);
  });

  it('leave nothing behind when the connection breaks on the way', async () => {
    const { boot, documents } = await openCourse();
    const sending = request(`${app.url}/api/course/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${boot.session}`,
        'content-type': 'application/octet-stream',
        'x-file-name': 'half.txt',
        'content-length': String(mebibyte),
      },
    });
    sending.on('error', () => {});
    sending.write('a'.repeat(100_000));
    await vi.waitUntil(() => drafts().length === 1, { timeout: 5_000, interval: 10 });
    sending.destroy();
    await vi.waitUntil(() => drafts().length === 0, { timeout: 5_000, interval: 10 });
    expect(await documents()).toEqual([]);
    expect(app.logs.filter(({ level }) => level === 50 || level === 'error')).toEqual([]);
  });

  it('never fill a course above its quota, not even side by side', async () => {
    const { upload, documents } = await openCourse();
    const text = (letter: string) => `${letter} `.repeat((0.45 * mebibyte) | 0);
    await upload('1.txt', text('a'));
    const both = await Promise.all([upload('2.txt', text('b')), upload('3.txt', text('c'))]);
    const ends = both.map(({ status, body }) => `${status} ${body.code ?? body.outcome}`);
    expect(new Set(ends)).toEqual(new Set(['201 added', '413 quota_exceeded']));
    expect(await documents()).toHaveLength(2);
    // One that takes the place of another counts in its stead.
    expect((await upload('1.txt', text('d'))).body.outcome).toBe('replaced');
  });

  it('wait for others when many are on their way at once', async () => {
    const { boot, upload } = await openCourse();
    const open = Array.from({ length: 4 }, () => {
      const sending = request(`${app.url}/api/course/uploads`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${boot.session}`,
          'content-type': 'application/octet-stream',
          'x-file-name': 'slow.txt',
          'content-length': '1000',
        },
      });
      sending.on('error', () => {});
      sending.write('a');
      return sending;
    });
    await vi.waitUntil(() => drafts().length === 4, { timeout: 5_000, interval: 10 });
    expect((await upload('late.md', about('late'))).body.code).toBe('uploads_under_way');
    for (const sending of open) sending.destroy();
    await vi.waitUntil(() => drafts().length === 0, { timeout: 5_000, interval: 10 });
    expect((await upload('late.md', about('late'))).status).toBe(201);
  });

  it.each([
    ['../../../../etc/passwd', 'etc-passwd', 'etc passwd'],
    ['C:\\temp\\notes.md', 'C:-temp-notes.md', 'C: temp notes'],
    ['\u202Efdp.exe\u0000.md', 'fdp.exe.md', 'fdp.exe'],
    ['<img src=x onerror=alert(1)>.md', '<img src=x onerror=alert(1)>.md', undefined],
    ['ünïcode – 講義.md', 'ünïcode – 講義.md', 'ünïcode – 講義'],
  ])('are called by what of their name can be shown: %s', async (name, fileName, title) => {
    const { upload } = await openCourse();
    const { status, body } = await upload(name, about('stoat'));
    expect([status, body.document.fileName]).toEqual([201, fileName]);
    if (title !== undefined) expect(body.document.title).toBe(title);
  });

  // features: A04
  it('are refused while they are read when they unpack beyond all measure', async () => {
    const { upload, allRead } = await openCourse();
    const bomb = new Uint8Array(zipBomb());
    expect((await upload('bomb.docx', bomb)).status).toBe(201);
    expect(await allRead()).toMatchObject([
      { state: 'failed', failure: { code: 'unpacks_too_large' }, searchable: false },
    ]);
  });
});

interface Course {
  readonly contextId: string;
  readonly boot: Boot;
  readonly teacher: Client;
  readonly student: Client;
  readonly upload: (
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  // oxlint-disable-next-line typescript/no-explicit-any -- shape is what the tests are about
  readonly documents: () => Promise<any[]>;
  // oxlint-disable-next-line typescript/no-explicit-any -- shape is what the tests are about
  readonly allRead: () => Promise<any[]>;
}
