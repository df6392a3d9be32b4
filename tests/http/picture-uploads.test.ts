import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { engines } from '../support/databases.ts';
import {
  jpegOf,
  phonePhoto,
  pixelBomb,
  pngOf,
  webpOf,
  withDeclaredSize,
} from '../support/files/pictures.ts';
import { pictureClient, type PictureClient } from '../support/picture-world.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from '../support/platform.ts';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>alert(1)</script></svg>`;

describe.each(engines)('a picture for a question, on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;
  let student: PictureClient;
  let students = 0;

  const enter = async (tweaks: LaunchTweaks = {}, at = platform): Promise<PictureClient> =>
    pictureClient(app, await launch(app, at, { sub: `student-${(students += 1)}`, ...tweaks }));

  const blobsOf = async (tenantId = platform.tenantId): Promise<string[]> => {
    const rows = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ key: string }>('select blob_key as key from pictures order by touched_at'),
    );
    return rows.map(({ key }) => key);
  };

  beforeAll(async () => {
    app = await startApp({ engine, worker: false, env: { PICTURE_MAX_MB: '1' } });
    platform = await startPlatform(app);
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    student = await enter();
  });

  it.each([
    ['PNG', pngOf('A'), 'image/png'],
    ['JPEG', jpegOf('A'), 'image/jpeg'],
    ['WebP', webpOf('A'), 'image/jpeg'],
  ])('is taken as %s, and shown again to who sent it', async (_kind, bytes, type) => {
    const { status, body } = await student.upload(bytes);
    expect(status).toBe(201);
    expect(body).toMatchObject({ mediaType: type, width: 900, height: 160 });
    const shown = await student.fetchPicture(body.id);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe(type);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await shown.arrayBuffer()).byteLength).toBe(body.size);
  });

  it('loses its metadata, and stands as the camera was held', async () => {
    const { body } = await student.upload(phonePhoto());
    expect(body).toMatchObject({ width: 200, height: 400 });
    const bytes = Buffer.from(await (await student.fetchPicture(body.id)).arrayBuffer());
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('GPS')).toBe(false);
    const canvas = createCanvas(200, 400);
    canvas.getContext('2d').drawImage(await loadImage(bytes), 0, 0);
    const [red, , blue] = canvas.getContext('2d').getImageData(100, 20, 1, 1).data;
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  });

  it('is scaled down to what models look at', async () => {
    const { body } = await student.upload(createCanvas(4_000, 3_000).toBuffer('image/jpeg', 80));
    expect(body).toMatchObject({ width: 1_568, height: 1_176 });
  });

  it('carries nothing that was hidden behind it', async () => {
    const polyglot = Buffer.concat([jpegOf('A'), Buffer.from('PK\u0003\u0004<html><script>x()')]);
    const { body } = await student.upload(polyglot);
    const bytes = Buffer.from(await (await student.fetchPicture(body.id)).arrayBuffer());
    expect(bytes.includes('<script')).toBe(false);
  });

  it.each([
    ['an SVG', Buffer.from(svg), 415, 'picture_kind'],
    [
      'an SVG that says it is a PNG',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)]),
      415,
      'picture_kind',
    ],
    ['a web page', Buffer.from('<html><script>alert(1)</script>'), 415, 'picture_kind'],
    [
      'a GIF',
      Buffer.from('GIF89a\x10\x00\x10\x00'.padEnd(60, '\0'), 'latin1'),
      415,
      'picture_kind',
    ],
    ['a PDF', Buffer.from(`%PDF-1.7 ${' '.repeat(60)}`), 415, 'picture_kind'],
    ['nothing', Buffer.alloc(0), 415, 'picture_kind'],
    ['half a PNG', pngOf('A').subarray(0, 900), 422, 'picture_damaged'],
    ['half a WebP', webpOf('A').subarray(0, 500), 422, 'picture_damaged'],
    ['half a picture', jpegOf('A').subarray(0, 900), 422, 'picture_damaged'],
    [
      'a PNG that unpacks to 900 megapixels',
      pixelBomb(30_000, 30_000),
      413,
      'picture_too_many_pixels',
    ],
    [
      'a JPEG of 65,000 pixels a side',
      withDeclaredSize(jpegOf('A'), 65_000, 65_000),
      413,
      'picture_too_many_pixels',
    ],
    [
      'a JPEG with bytes between its segments',
      Buffer.concat([Buffer.from('ffd8ffff00', 'hex'), jpegOf('A').subarray(2)]),
      415,
      'picture_kind',
    ],
    ['too many bytes', Buffer.alloc(1024 * 1024 + 1, 7), 413, 'picture_too_large'],
  ])('is refused as %s, and nothing of it is kept', async (_what, bytes, status, code) => {
    const before = await blobsOf();
    const answer = await student.upload(bytes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await blobsOf()).toEqual(before);
  });

  it('is one picture however often it is sent, and costs nothing the second time', async () => {
    const bytes = pngOf('twice');
    const both = await Promise.all([student.upload(bytes), student.upload(bytes)]);
    const again = await student.upload(bytes);
    expect(new Set([...both, again].map(({ body }) => body.id)).size).toBe(1);
    expect(again.status).toBe(200);
    const other = await enter();
    expect((await other.upload(bytes)).body.id).not.toBe(again.body.id);
  });

  it('is nobody else’s: not a classmate’s, a teacher’s, another course’s or another school’s', async () => {
    const school = await startPlatform(app);
    try {
      const owner = `student-${(students += 1)}`;
      const mine = await enter({ sub: owner });
      const id = await mine.add(pngOf(owner));
      const others = [
        await enter(),
        await enter({ role: 'Instructor' }),
        await enter({ sub: owner, contextId: 'another-course' }),
        await enter({ sub: owner }, school),
      ];
      for (const other of others) {
        expect((await other.fetchPicture(id)).status).toBe(404);
        expect(await other.drop(id)).toBe(404);
        const asked = await other.post('/api/turns', { message: 'x', pictures: [{ id }] });
        expect([asked.status, asked.body.code]).toEqual([404, 'picture_not_found']);
        expect((await other.get('/api/threads')).body.threads).toEqual([]);
      }
      expect((await mine.fetchPicture(id)).status).toBe(200);
    } finally {
      await school[Symbol.asyncDispose]();
    }
  });

  it('lies sealed among the stored files', async () => {
    const bytes = pngOf('sealed');
    const id = await student.add(bytes);
    const { ground } = app.composed;
    const key = (await blobsOf()).at(-1) ?? '';
    const stored = await ground.blobs.get(platform.tenantId, key);
    const shown = Buffer.from(await (await student.fetchPicture(id)).arrayBuffer());
    expect(stored.includes(shown.subarray(0, 32))).toBe(false);
    expect(stored.includes('IHDR')).toBe(false);
  });

  it('can be taken back until it is sent, with its bytes', async () => {
    const id = await student.add(pngOf('taken back'));
    const key = (await blobsOf()).at(-1) ?? '';
    expect(await student.drop(id)).toBe(204);
    expect((await student.fetchPicture(id)).status).toBe(404);
    await expect(app.composed.ground.blobs.get(platform.tenantId, key)).rejects.toMatchObject({
      code: 'blob_missing',
    });
    expect(await student.drop(id)).toBe(404);
  });

  it('waits a day for its question and is swept then, but not before', async () => {
    const id = await student.add(pngOf('forgotten'));
    const { sweepPictures } = app.composed.pictures;
    const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);
    await sweepPictures(hours(23));
    expect((await student.fetchPicture(id)).status).toBe(200);
    expect(await sweepPictures(hours(25))).toBeGreaterThan(0);
    expect((await student.fetchPicture(id)).status).toBe(404);
  });

  it('stays when stored files that nothing points to are swept', async () => {
    const id = await student.add(pngOf('needed'));
    await app.composed.material.sweepBlobs(new Date(Date.now() + 48 * 3_600_000));
    expect((await student.fetchPicture(id)).status).toBe(200);
  });

  it('is limited in number: a student’s newest unsent ones stay, and after many in a few minutes none is taken', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 30; at += 1) ids.push(await student.add(pngOf(`number ${at}`)));
    expect((await student.fetchPicture(ids[0] ?? '')).status).toBe(404);
    expect((await student.fetchPicture(ids.at(-12) ?? '')).status).toBe(200);
    const refused = await student.upload(pngOf('one too many'));
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_pictures']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await student.upload(pngOf('number 29'))).status).toBe(200);
  });
});

describe('an installation that takes no pictures', () => {
  it('says so before one is sent', async () => {
    await using app = await startApp({ env: { PICTURE_MAX_MB: '0' } });
    await using platform = await startPlatform(app);
    const student = pictureClient(app, await launch(app, platform));
    expect((await student.get('/api/pictures')).body).toMatchObject({ allowed: false });
    expect((await student.upload(pngOf('A'))).body.code).toBe('pictures_off');
  });
});
