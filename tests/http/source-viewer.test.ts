import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { filler, pdf } from '../support/files/pdf.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

interface Piece {
  readonly chunkId: string;
  readonly content: string;
  readonly headingPath: readonly string[];
}

/** Eighty sections of a page each. */
function longPage(): string {
  const sections = Array.from({ length: 80 }, (_, at) => {
    const text = `Section ${at} speaks of the number ${at} at length. `.repeat(40);
    return `<h2>Number ${at}</h2><p>${text}</p>`;
  });
  return sections.join('');
}

describe('the source behind a citation', () => {
  let app: TestApp;
  let platform: Platform;
  let student: Client;
  let session: string;
  let book: Buffer;
  let ids: Record<string, string>;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    platform = await startPlatform(app);
    book = await pdf([1, 2, 3].map((page) => (pen) => void pen.text(filler(page, 12))));
    await ingestFiles(app, platform, {
      'book.pdf': book,
      'long.html': longPage(),
      'page.html': '<script>alert(1)</script><h1>Limits</h1><p>A limit is a promise kept.</p>',
    });
    const boot = await launch(app, platform);
    session = boot.session;
    student = clientOf(app, boot);
    const rows = await inTenant(`select id, file_name as name from documents`);
    ids = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  });

  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const inTenant = (statement: string, values: readonly unknown[] = []) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query<Record<string, string>>(statement, [...values]),
    );
  const original = (name: string, revision: number, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/documents/${ids[name]}/original/${revision}`, {
      headers: { authorization: `Bearer ${session}`, ...headers },
    });
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

  // features: A21
  it('names the file that can be drawn, and where each passage is printed in it', async () => {
    const { body } = await student.get(`/api/documents/${ids['book.pdf']}`);
    expect(body).toMatchObject({ format: 'pdf', original: { revision: 1, size: book.length } });
    const [{ content, lines }] = body.pieces;
    expect(content.slice(lines[1][4])).toMatch(/^\S/);
    expect(lines[0]).toHaveLength(5);
    const page = await student.get(`/api/documents/${ids['page.html']}`);
    expect(page.body).toMatchObject({ format: 'html', original: null });
    expect(JSON.stringify(page.body)).not.toContain('alert');
  });

  describe('of a long document', () => {
    let id: string;
    let total: number;
    const chunks: { id: string; content: string }[] = [];
    const part = async (query: string) => {
      const { status, body } = await student.get(`/api/documents/${id}?${query}`);
      expect(status).toBe(200);
      return body as { revision: number; total: number; from: number; pieces: Piece[] };
    };

    beforeAll(async () => {
      id = ids['long.html'] ?? '';
      const rows = await inTenant(
        `select id, content from chunks where document_id = $1 order by ordinal`,
        [id],
      );
      chunks.push(...rows.map((one) => ({ id: one['id'] ?? '', content: one['content'] ?? '' })));
      total = chunks.length;
    });

    it('sends what stands around the cited passage, and says how much there is', async () => {
      expect(total).toBeGreaterThan(79);
      const meant = chunks[50];
      const { pieces, from, ...body } = await part(`chunk=${meant?.id}`);
      expect([from, body.total, body.revision]).toEqual([38, total, 1]);
      expect(pieces).toHaveLength(24);
      expect(pieces[50 - from]?.chunkId).toBe(meant?.id);
    });

    it('finds the passage again by its words, its place, or not at all', async () => {
      const gone = crypto.randomUUID();
      const words = encodeURIComponent('Section 61 speaks of the number 61');
      const found = await part(`chunk=${gone}&quote=${words}`);
      expect(found.pieces.some(({ content }) => content.includes('Section 61 speaks'))).toBe(true);
      const placed = await part(`quote=nowhere&heading=${encodeURIComponent('Number 70')}`);
      expect(placed.pieces.some(({ headingPath }) => headingPath.at(-1) === 'Number 70')).toBe(
        true,
      );
      for (const lost of ['', `chunk=${gone}`, 'quote=%00', 'chunk=x&page=-1&heading=%00&from=a']) {
        expect((await part(lost)).from).toBe(0);
      }
    });

    it('sends the rest part by part, each piece once and in order', async () => {
      const { revision } = await part('');
      const read: string[] = [];
      for (let from = 0; from < total; from += 30) {
        const { pieces } = await part(`revision=${revision}&from=${from}&to=${from + 30}`);
        read.push(...pieces.map(({ chunkId }) => chunkId));
      }
      expect(read).toEqual(chunks.map((chunk) => chunk.id));
    });

    it('never sends a whole book, however much is asked for', async () => {
      const { pieces } = await part(`revision=1&from=0&to=${total}`);
      expect(pieces.length).toBeLessThan(total);
      expect((await part('revision=1&from=9000000&to=9000010')).pieces).toEqual([]);
      expect((await part('revision=1&from=20&to=10')).pieces).toEqual([]);
    });

    it('never puts pieces of two versions together', async () => {
      const { status, body } = await student.get(`/api/documents/${id}?revision=2&from=0&to=5`);
      expect([status, body.code]).toEqual([409, 'document_changed']);
    });
  });

  it('streams the parts of the file that are asked for, and no others', async () => {
    const whole = await original('book.pdf', 1);
    expect(whole.status).toBe(200);
    expect((await bytesOf(whole)).equals(book)).toBe(true);
    const part = await original('book.pdf', 1, { range: 'bytes=100-299' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-299/${book.length}`);
    expect((await bytesOf(part)).equals(book.subarray(100, 300))).toBe(true);
    const end = await original('book.pdf', 1, { range: 'bytes=-16' });
    expect((await bytesOf(end)).equals(book.subarray(-16))).toBe(true);
    const beyond = await original('book.pdf', 1, { range: `bytes=${book.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${book.length}`);
    const several = await original('book.pdf', 1, { range: 'bytes=0-1,5-6' });
    expect(several.status).toBe(200);
    await several.body?.cancel();
  });

  it('never lets a browser run or show the file as a page of ours', async () => {
    const { headers, body } = await original('book.pdf', 1);
    await body?.cancel();
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await original('page.html', 1)).status).toBe(404);
  });

  it('gives parts of one version only', async () => {
    expect((await original('book.pdf', 2)).status).toBe(409);
    expect((await original('book.pdf', 0)).status).toBe(409);
  });

  it('still shows the text when the file itself is lost', async () => {
    const [row] = await inTenant(
      `select blob_key as key from document_revisions where document_id = $1`,
      [ids['book.pdf']],
    );
    const { blobs } = app.composed.ground;
    await blobs.delete(platform.tenantId, row?.['key'] ?? '');
    const { body } = await student.get(`/api/documents/${ids['book.pdf']}`);
    expect(body).toMatchObject({ format: 'pdf', original: null });
    expect(body.pieces.length).toBeGreaterThan(0);
    expect((await original('book.pdf', 1)).status).toBe(404);
    await blobs.put(platform.tenantId, book);
  });

  // features: B10, S24
  it('is closed to whoever may not see the document at this moment', async () => {
    expect((await original('book.pdf', 1, { authorization: 'Bearer nobody' })).status).toBe(401);
    const stranger = await startPlatform(app);
    for (const [who, tweaks] of [
      [platform, { contextId: 'another-course', sub: 'elsewhere' }],
      [stranger, {}],
    ] as const) {
      const boot = await launch(app, who, tweaks);
      const refused = await original('book.pdf', 1, { authorization: `Bearer ${boot.session}` });
      expect(refused.status).toBe(404);
      expect((await refused.text()).length).toBeLessThan(400);
    }
    await stranger[Symbol.asyncDispose]();
    const release = (published: boolean) =>
      inTenant(`update documents set published = $2 where id = $1`, [ids['book.pdf'], published]);
    await release(false);
    expect((await original('book.pdf', 1)).status).toBe(404);
    await release(true);
    const again = await original('book.pdf', 1, { range: 'bytes=0-7' });
    expect(again.status).toBe(206);
    await again.body?.cancel();
  });
});
