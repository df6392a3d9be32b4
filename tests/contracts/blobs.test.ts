import { createHash, randomUUID } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderBlobs } from '../../src/ground/blobs/index.ts';
import { openFolderStore, openS3Store, type BlobStore } from '../support/blob-stores.ts';

const dayAgo = (): Date => new Date(Date.now() - 24 * 3_600_000);
const nothing = async (): Promise<Set<string>> => new Set();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const nameOf = (tenant: string, key: string): string => `${tenant}/${key.slice(0, 2)}/${key}`;
const missing = { code: 'blob_missing' };

async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

// features: A05
it('a folder that nothing can be written into is named to the operator at the start', async () => {
  await using store = await openFolderStore();
  await store.lay('taken', 'a file where the folder should be');
  const blobs = createFolderBlobs(`${store.env['DATA_DIR']}/blobs/taken/deeper`);
  await expect(blobs.check()).rejects.toMatchObject({
    code: 'blobs_unusable',
    message: expect.stringMatching(/cannot be kept in .*taken\/deeper \(ENOTDIR\).*DATA_DIR/),
  });
});

// features: A05
describe.each([
  ['a folder', openFolderStore],
  ['an S3-compatible store', openS3Store],
])('files kept in %s', (_kind, open) => {
  let store: BlobStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const namesOf = async (tenant: string): Promise<string[]> =>
    (await store.names()).filter((name) => name.startsWith(tenant));

  it('come back as they were put, under the name of their content', async () => {
    const tenant = randomUUID();
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    const key = await store.blobs.put(tenant, bytes);
    expect(key).toBe(sha256(bytes));
    expect(await namesOf(tenant)).toEqual([nameOf(tenant, key)]);
    expect((await store.blobs.get(tenant, key)).equals(bytes)).toBe(true);
    const empty = await store.blobs.put(tenant, Buffer.alloc(0));
    expect(await store.blobs.get(tenant, empty)).toHaveLength(0);
    expect((await store.blobs.open(tenant, empty)).size).toBe(0);
  });

  // features: B04
  it('have notes beside them that take the place of one another, and that no sweep and no end of the tenant takes away', async () => {
    const [tenant, other] = [randomUUID(), randomUUID()];
    const [first, second] = [randomUUID(), randomUUID()];
    const { blobs } = store;
    expect(await blobs.listNotes(tenant)).toEqual([]);
    await blobs.keepNote(tenant, first, Buffer.from('before'));
    await blobs.keepNote(tenant, first, Buffer.from('after'));
    await blobs.keepNote(tenant, second, Buffer.from('another'));
    for (const name of await namesOf(tenant)) await store.age(name);
    expect(await blobs.sweep(tenant, dayAgo(), nothing)).toBe(0);
    expect(await blobs.clear(tenant, dayAgo())).toBe(0);
    expect((await blobs.listNotes(tenant)).toSorted()).toEqual([first, second].toSorted());
    expect((await blobs.readNote(tenant, first)).toString()).toBe('after');
    expect(await blobs.listNotes(other)).toEqual([]);
    await expect(blobs.readNote(other, first)).rejects.toMatchObject(missing);
    for (const name of ['../x', `${first}/..`])
      await expect(async () => blobs.keepNote(tenant, name, Buffer.from(''))).rejects.toThrow(
        'malformed',
      );
  });

  it('are kept once, however often and in whatever way they come', async () => {
    const tenant = randomUUID();
    const key = await store.blobs.put(tenant, Buffer.from('the same words'));
    await store.blobs.put(tenant, Buffer.from('the same words'));
    const content = pieces(Buffer.from('the same'), Buffer.alloc(0), Buffer.from(' words'));
    expect(await store.blobs.receive(tenant, content)).toEqual({ key, size: 14 });
    expect(await namesOf(tenant)).toEqual([nameOf(tenant, key)]);
  });

  it('arrive piece by piece, longer than anybody holds', async () => {
    const tenant = randomUUID();
    const mebibyte = 1024 * 1024;
    // Around the size of a part, beyond it and on it.
    for (const length of [8 * mebibyte - 1, 8 * mebibyte, 21 * mebibyte + 7]) {
      const bytes = Buffer.alloc(length, 'a course in bytes ');
      const third = Math.floor(length / 3);
      const received = await store.blobs.receive(
        tenant,
        pieces(bytes.subarray(0, third), bytes.subarray(third)),
      );
      expect(received).toEqual({ key: sha256(bytes), size: length });
      expect((await store.blobs.get(tenant, received.key)).equals(bytes)).toBe(true);
    }
    expect(await namesOf(tenant)).toHaveLength(3);
  });

  it('leave nothing behind when what they arrive from breaks off', async () => {
    const tenant = randomUUID();
    for (const length of [10, 9 * 1024 * 1024]) {
      const broken = (async function* () {
        yield Buffer.alloc(length);
        throw new RangeError('the browser went away');
      })();
      await expect(store.blobs.receive(tenant, broken)).rejects.toThrow(RangeError);
    }
    expect(await namesOf(tenant)).toEqual([]);
  });

  it('are read in parts', async () => {
    const tenant = randomUUID();
    const key = await store.blobs.put(tenant, Buffer.from('0123456789'));
    const found = await store.blobs.open(tenant, key);
    expect(found.size).toBe(10);
    expect(await text(found.read(0, 9))).toBe('0123456789');
    expect(await text(found.read(3, 5))).toBe('345');
    expect(await text(found.read(9, 9))).toBe('9');
  });

  it('are missing where they are not, and no trouble to delete', async () => {
    const tenant = randomUUID();
    const key = sha256(Buffer.from('never stored'));
    await expect(store.blobs.get(tenant, key)).rejects.toMatchObject(missing);
    await expect(store.blobs.open(tenant, key)).rejects.toMatchObject(missing);
    await store.blobs.delete(tenant, key);
    const other = await store.blobs.put(tenant, Buffer.from('stored'));
    await expect(store.blobs.get(randomUUID(), other)).rejects.toMatchObject(missing);
    const opened = await store.blobs.open(tenant, other);
    await store.blobs.delete(tenant, other);
    await expect(store.blobs.get(tenant, other)).rejects.toMatchObject(missing);
    await expect(buffer(opened.read(0, 1))).rejects.toBeInstanceOf(Error);
  });

  it('have no addresses that lead out of their tenant', async () => {
    const bytes = Buffer.from('x');
    const key = sha256(bytes);
    for (const tenant of ['..', '', '../../etc', `${randomUUID()}/`]) {
      await expect(store.blobs.put(tenant, bytes)).rejects.toThrow(TypeError);
      await expect(store.blobs.receive(tenant, pieces(bytes))).rejects.toThrow(TypeError);
      await expect(store.blobs.sweep(tenant, new Date(), nothing)).rejects.toThrow(TypeError);
      await expect(store.blobs.clear(tenant, new Date())).rejects.toThrow(TypeError);
    }
    for (const bad of ['..', '', `../${key}`, key.toUpperCase()])
      await expect(store.blobs.open(randomUUID(), bad)).rejects.toThrow(TypeError);
  });

  it('are swept when they are old and nothing points to them', async () => {
    const tenant = randomUUID();
    const put = (words: string): Promise<string> => store.blobs.put(tenant, Buffer.from(words));
    const old = await Promise.all(['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(put));
    for (const key of old) await store.age(nameOf(tenant, key));
    const fresh = await put('fresh');
    const needed = old.slice(0, 2);
    const asked: string[] = [];
    const stillNeeded = async (keys: readonly string[]): Promise<Set<string>> => {
      asked.push(...keys);
      return new Set(keys.filter((key) => needed.includes(key)));
    };
    expect(await store.blobs.sweep(tenant, dayAgo(), stillNeeded)).toBe(5);
    expect(asked.toSorted()).toEqual(old.toSorted());
    const left = [...needed, fresh].map((key) => nameOf(tenant, key));
    expect((await namesOf(tenant)).toSorted()).toEqual(left.toSorted());
    expect(await store.blobs.sweep(tenant, dayAgo(), stillNeeded)).toBe(0);
  });

  it('stay when the same bytes arrive anew while the sweep asks whether anybody needs them', async () => {
    const tenant = randomUUID();
    const again = (): Promise<string> => store.blobs.put(tenant, Buffer.from('Once more.'));
    const key = await again();
    await store.age(nameOf(tenant, key));
    const gone = await store.blobs.sweep(tenant, dayAgo(), async () => {
      await again();
      return new Set();
    });
    expect(gone).toBe(0);
    expect((await store.blobs.get(tenant, key)).toString()).toBe('Once more.');
  });

  it('are swept with the drafts of writers that died, and without anything that is no file of ours', async () => {
    const tenant = randomUUID();
    const theirs = [
      `${tenant}/notes.txt`,
      `${tenant}/ab/notes.txt`,
      `${tenant}/zz/${'ab'.repeat(32)}`,
    ];
    const names = [`${tenant}/drafts/dead`, `${tenant}/drafts/alive`, ...theirs];
    for (const name of names) await store.lay(name, 'half');
    for (const name of names.filter((one) => !one.endsWith('alive'))) await store.age(name);
    expect(await store.blobs.sweep(tenant, dayAgo(), nothing)).toBe(1);
    expect((await namesOf(tenant)).toSorted()).toEqual(names.slice(1).toSorted());
  });

  it('are cleared for one tenant alone, and tenants are those that have any', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const mine = await store.blobs.put(one, Buffer.from('mine'));
    const young = await store.blobs.put(one, Buffer.from('of a moment ago'));
    const theirs = await store.blobs.put(other, Buffer.from('theirs'));
    await store.lay('lost+found/something', 'not ours');
    for (const name of [nameOf(one, mine), nameOf(other, theirs)]) await store.age(name);
    expect(await store.blobs.tenants()).toEqual(expect.arrayContaining([one, other]));
    expect(await store.blobs.tenants()).not.toContain('lost+found');
    expect(await store.blobs.clear(one, dayAgo())).toBe(1);
    expect(await namesOf(one)).toEqual([nameOf(one, young)]);
    await store.age(nameOf(one, young));
    expect(await store.blobs.clear(one, dayAgo())).toBe(1);
    expect(await store.blobs.tenants()).not.toContain(one);
    expect(await namesOf(other)).toEqual([nameOf(other, theirs)]);
  });

  it('are found usable before the first of them comes, without a trace', async () => {
    const before = await store.names();
    await store.blobs.check();
    expect(await store.blobs.answers()).toBe(true);
    expect(await store.names()).toEqual(before);
  });
});
