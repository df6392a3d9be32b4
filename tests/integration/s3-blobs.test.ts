import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createS3Blobs } from '../../src/ground/blobs/index.ts';
import { openFolderStore, openS3Store, placeOf, type S3Store } from '../support/blob-stores.ts';
import type { S3Deed, S3Mischief } from '../support/doubles/s3-double.ts';

const tenant = randomUUID();
const part = 8 * 1024 * 1024;
const words = Buffer.from('Words of a course. '.repeat(50));
const dayAgo = (): Date => new Date(Date.now() - 24 * 3_600_000);
const slowDown = { status: 503, code: 'SlowDown' };
const forbidden = { status: 403, code: 'AccessDenied' };

async function* twoParts(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(part, 'a');
  yield words;
}

// features: A05
describe('an S3-compatible store that', () => {
  let store: S3Store;
  beforeEach(async () => {
    store = await openS3Store();
  });
  afterEach(() => store[Symbol.asyncDispose]());

  const count = (deed: S3Deed): number => store.double.asked.filter((one) => one === deed).length;

  it.each<[string, S3Mischief]>([
    ['asks to slow down', slowDown],
    ['fails inside', { status: 500, code: 'InternalError' }],
    ['breaks off', 'cut'],
    ['goes silent before its answer', 'hang'],
  ])('%s is asked again', async (_what, how) => {
    const { double, blobs } = store;
    double.misbehave('PutObject', how);
    const key = await blobs.put(tenant, words);
    double.misbehave('GetObject', how);
    expect((await blobs.get(tenant, key)).equals(words)).toBe(true);
    expect([count('PutObject'), count('GetObject')]).toEqual([2, 2]);
  });

  it('goes silent in the middle of a file is asked again', async () => {
    const key = await store.blobs.put(tenant, words);
    store.double.misbehave('GetObject', 'stall');
    expect((await store.blobs.get(tenant, key)).equals(words)).toBe(true);
  });

  it.each<[string, S3Deed, S3Mischief]>([
    ['before its answer', 'PutObject', 'hang'],
    ['in the middle of an answer', 'GetObject', 'stall'],
    ['when it is asked for a list', 'ListObjectsV2', 'hang'],
  ])('goes silent %s holds up no start', async (_what, deed, how) => {
    const waits = { connect: 1_000, idle: 30_000, check: 2_000 };
    const blobs = createS3Blobs({ ...placeOf(store.double), prefix: '', waits });
    store.double.misbehave(deed, how, 99);
    const began = performance.now();
    await expect(blobs.check()).rejects.toMatchObject({
      name: 'BlobsAwayError',
      message: expect.stringMatching(
        /does not answer within 2 seconds\. Correct BLOBS_S3_ENDPOINT/,
      ),
    });
    expect(performance.now() - began).toBeLessThan(8_000);
    // The client sends nothing again for what was given up.
    const asked = store.double.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(store.double.asked).toHaveLength(asked);
  });

  it('keeps silent about whose it is holds up no start', async () => {
    const waits = { connect: 1_000, idle: 30_000, check: 2_000 };
    const blobs = createS3Blobs({ ...placeOf(store.double), prefix: '', waits });
    store.double.misbehave('GetObject', 'hang', 99);
    await expect(blobs.belongTo('here')).rejects.toMatchObject({ name: 'BlobsAwayError' });
  });

  it('never does what is asked fails after a few tries', async () => {
    store.double.misbehave('PutObject', slowDown, 99);
    await expect(store.blobs.put(tenant, words)).rejects.toMatchObject({ name: 'SlowDown' });
    expect(count('PutObject')).toBe(4);
  });

  it.each<[string, S3Mischief]>([
    ['forbids', forbidden],
    ['asks to slow down', slowDown],
    ['fails inside', { status: 500, code: 'InternalError' }],
    ['has lost the bucket', { status: 404, code: 'NoSuchBucket' }],
    ['has a page of somebody else before it', 'garbage'],
    ['breaks off', 'cut'],
  ])('%s what is read is never taken for one that has no such file', async (_what, how) => {
    const { double, blobs } = store;
    const key = await blobs.put(tenant, words);
    double.misbehave('GetObject', how, 99);
    double.misbehave('HeadObject', how, 99);
    for (const ask of [() => blobs.get(tenant, key), () => blobs.open(tenant, key)]) {
      const error = await ask().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toMatchObject({ code: 'blob_missing' });
    }
  });

  it('lists no further stops a sweep, which goes on from the start the next night', async () => {
    const { double, blobs } = store;
    for (let at = 0; at < 7; at += 1) {
      const key = await blobs.put(tenant, Buffer.from(`old ${at}`));
      await store.age(`${tenant}/${key.slice(0, 2)}/${key}`);
    }
    double.misbehave('ListObjectsV2', forbidden);
    await expect(blobs.tenants()).rejects.toMatchObject({ name: 'AccessDenied' });
    double.misbehave('HeadObject', forbidden);
    const sweep = () => blobs.sweep(tenant, dayAgo(), async () => new Set());
    await expect(sweep()).rejects.toBeInstanceOf(Error);
    expect(await store.names()).toHaveLength(7);
    expect(await sweep()).toBe(7);
  });

  it.each<[string, S3Deed, S3Mischief]>([
    ['a part is refused', 'UploadPart', forbidden],
    [
      'putting the parts together fails in the body of an answer',
      'CompleteMultipartUpload',
      'late-error',
    ],
    ['copying to the name fails in the body of an answer', 'CopyObject', 'late-error'],
  ])('keeps nothing when %s', async (_what, deed, how) => {
    store.double.misbehave(deed, how, 99);
    await expect(store.blobs.receive(tenant, twoParts())).rejects.toBeInstanceOf(Error);
    expect(await store.names()).toEqual([]);
    expect(store.double.uploads.size).toBe(0);
  });

  it('fails once in the body of an answer is asked again', async () => {
    store.double.misbehave('CompleteMultipartUpload', 'late-error');
    store.double.misbehave('CopyObject', 'late-error');
    const { key, size } = await store.blobs.receive(tenant, twoParts());
    expect(size).toBe(part + words.length);
    expect(await store.names()).toEqual([`${tenant}/${key.slice(0, 2)}/${key}`]);
  });

  it('does not delete a draft keeps the file all the same, and the sweep takes the draft', async () => {
    store.double.misbehave('DeleteObject', forbidden);
    const { key } = await store.blobs.receive(tenant, twoParts());
    expect(await store.names()).toHaveLength(2);
    const draft = (await store.names()).find((name) => name.includes('/drafts/'));
    await store.age(draft ?? '');
    expect(await store.blobs.sweep(tenant, dayAgo(), async () => new Set([key]))).toBe(1);
    expect(await store.names()).toEqual([`${tenant}/${key.slice(0, 2)}/${key}`]);
  });

  it('holds uploads that nobody ended loses those of writers that died', async () => {
    const { double, blobs } = store;
    const old = dayAgo();
    old.setHours(old.getHours() - 1);
    for (let at = 0; at < 8; at += 1) {
      const name = `schools/one/${tenant}/drafts/${at}`;
      double.uploads.set(`id-${at}`, { name, begun: at < 7 ? old : new Date(), parts: new Map() });
    }
    expect(await blobs.tenants()).toEqual([tenant]);
    expect(await blobs.sweep(tenant, dayAgo(), async () => new Set())).toBe(7);
    expect([...double.uploads.keys()]).toEqual(['id-7']);
  });

  it('cannot list uploads that nobody ended is swept without them', async () => {
    const key = await store.blobs.put(tenant, words);
    await store.age(`${tenant}/${key.slice(0, 2)}/${key}`);
    store.double.misbehave('ListMultipartUploads', { status: 501, code: 'NotImplemented' }, 9);
    await store.blobs.check();
    expect(await store.blobs.tenants()).toEqual([tenant]);
    expect(await store.blobs.sweep(tenant, dayAgo(), async () => new Set())).toBe(1);
  });

  it('gives other bytes than those of the name is not believed', async () => {
    const key = await store.blobs.put(tenant, words);
    await store.lay(`${tenant}/${key.slice(0, 2)}/${key}`, 'something else');
    await expect(store.blobs.get(tenant, key)).rejects.toThrow(/other bytes/);
  });

  it('was filled from a folder, name by name, gives every file of it', async () => {
    await using folder = await openFolderStore();
    const keys = [
      await folder.blobs.put(tenant, words),
      await folder.blobs.put(tenant, Buffer.of(7)),
    ];
    for (const name of await folder.names()) {
      const bytes = await folder.blobs.get(tenant, name.split('/').at(-1) ?? '');
      store.double.objects.set(`schools/one/${name}`, { bytes, written: new Date() });
    }
    for (const key of keys)
      expect(await store.blobs.get(tenant, key)).toEqual(await folder.blobs.get(tenant, key));
    expect(await store.blobs.tenants()).toEqual([tenant]);
  });

  it('sends a file has its connection ended when the reader goes away', async () => {
    const { double, blobs } = store;
    const { key, size } = await blobs.receive(tenant, twoParts());
    const file = await blobs.open(tenant, key);
    const reading = file.read(0, size - 1);
    await new Promise((resolve) => reading.once('data', resolve));
    reading.destroy();
    double.misbehave('GetObject', 'hang');
    const waiting = file.read(0, 9);
    await expect.poll(() => count('GetObject')).toBe(2);
    waiting.destroy();
    // What is left open rests, ready for the next request.
    await expect.poll(() => double.openConnections()).toBeLessThanOrEqual(1);
  });

  it('gives a whole file for a part of it, or not its length, is not believed', async () => {
    const { double, blobs } = store;
    const key = await blobs.put(tenant, words);
    const file = await blobs.open(tenant, key);
    double.misbehave('GetObject', 'whole', 2);
    await expect(buffer(file.read(10, 19))).rejects.toThrow(/other bytes/);
    await expect(buffer(file.read(0, 9))).rejects.toThrow(/other bytes/);
    expect(await buffer(file.read(10, 19))).toEqual(words.subarray(10, 20));
    double.misbehave('HeadObject', 'unsized');
    await expect(blobs.open(tenant, key)).rejects.toThrow(/how long/);
  });

  it('is one installation’s: another is refused, and says how both go on', async () => {
    const { double, blobs } = store;
    const [ours, theirs] = [randomUUID(), randomUUID()];
    await blobs.belongTo(ours);
    await blobs.belongTo(ours);
    await expect(blobs.belongTo(theirs)).rejects.toMatchObject({
      code: 'blobs_unusable',
      message: expect.stringMatching(`another installation .${ours}.*BLOBS_S3_PREFIX`),
    });
    const beside = createS3Blobs({ ...placeOf(double), prefix: 'schools/two' });
    await beside.belongTo(theirs);
    await blobs.belongTo(ours);
  });

  it('is given to two at the same moment belongs to one of them', async () => {
    const taking = [randomUUID(), randomUUID()].map((id) => store.blobs.belongTo(id));
    const taken = await Promise.allSettled(taking);
    expect(taken.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2);
  });

  it('cannot say whose it is has no new owner written into it', async () => {
    store.double.misbehave('GetObject', forbidden);
    await expect(store.blobs.belongTo(randomUUID())).rejects.toThrow(/s3:GetObject/);
    expect(await store.names()).toEqual([]);
  });

  it.each<[string, S3Mischief]>([
    ['asks to slow down', slowDown],
    ['breaks off', 'cut'],
  ])('%s at the start is away, and nothing to correct', async (_what, how) => {
    store.double.misbehave('PutObject', how, 99);
    await expect(store.blobs.check()).rejects.toMatchObject({ code: 'blobs_away' });
    store.double.misbehave('GetObject', how, 99);
    await expect(store.blobs.belongTo(randomUUID())).rejects.toMatchObject({ code: 'blobs_away' });
  });

  it('stops in the middle of what a browser reads breaks its stream off', async () => {
    const key = await store.blobs.put(tenant, words);
    const file = await store.blobs.open(tenant, key);
    for (const how of ['cut', 'stall'] as const) {
      store.double.misbehave('GetObject', how);
      await expect(buffer(file.read(0, 99))).rejects.toBeInstanceOf(Error);
    }
  });

  it.each<[string, Partial<ReturnType<typeof placeOf>>, RegExp]>([
    [
      'a bucket that is not there',
      { bucket: 'elsewhere' },
      /no bucket "elsewhere".*BLOBS_S3_BUCKET/,
    ],
    ['a key nobody knows', { accessKeyId: 'AKOTHER' }, /BLOBS_S3_ACCESS_KEY_ID/],
    ['a secret of another key', { secretAccessKey: 'other' }, /BLOBS_S3_SECRET_ACCESS_KEY/],
    ['another region', { region: 'us-east-1' }, /another region.*BLOBS_S3_REGION/],
  ])('is looked for with %s says what to correct', async (_what, tweak, sentence) => {
    const blobs = createS3Blobs({ ...placeOf(store.double), ...tweak, prefix: '' });
    const error = await blobs.check().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'blobs_unusable',
      message: expect.stringMatching(sentence),
    });
    expect(String(error)).not.toContain(store.double.key.secretAccessKey);
    expect(await blobs.answers().catch(() => false)).toBe(false);
  });

  it('is looked for where nothing is may come back: that is no mistake for certain', async () => {
    const nowhere = { ...placeOf(store.double), endpoint: 'http://127.0.0.1:9', prefix: '' };
    await expect(createS3Blobs(nowhere).check()).rejects.toMatchObject({
      code: 'blobs_away',
      message: expect.stringMatching(/cannot be reached.*BLOBS_S3_ENDPOINT/),
    });
  });

  it.each<[string, S3Deed, S3Mischief, RegExp]>([
    ['writing', 'PutObject', forbidden, /may not do.*s3:PutObject/],
    ['listing', 'ListObjectsV2', forbidden, /s3:ListBucket/],
    ['deleting', 'DeleteObject', forbidden, /s3:DeleteObject/],
    ['copying', 'CopyObject', forbidden, /may not do/],
    ['giving up an upload', 'AbortMultipartUpload', forbidden, /s3:AbortMultipartUpload/],
    [
      'nothing, and gives no parts of files',
      'GetObject',
      'whole',
      /did not do as S3 does.*other bytes/,
    ],
    ['nothing, and is no store at all', 'PutObject', 'garbage', /did not do as S3 does/],
  ])(
    'has a key without the right of %s says so at the start',
    async (_what, deed, how, sentence) => {
      store.double.misbehave(deed, how, 99);
      await expect(store.blobs.check()).rejects.toThrow(sentence);
    },
  );
});
