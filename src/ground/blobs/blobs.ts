import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { removeIfEmpty, sweepFolder, type StillNeeded } from './sweep-folder.ts';

/** Files as bytes, kept under their tenant and named by their content. */
export interface Blobs {
  /** Stores the bytes and returns their key; the same bytes of a tenant are stored once. */
  put(tenantId: string, bytes: Uint8Array): Promise<string>;
  /**
   * Likewise, piece by piece as they arrive, so that a large file is never held whole. What the
   * content throws is thrown on, and nothing is kept.
   */
  receive(
    tenantId: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly key: string; readonly size: number }>;
  /** @throws BlobMissingError */
  get(tenantId: string, key: string): Promise<Buffer>;
  /** For what is too large to hold. @throws BlobMissingError */
  open(tenantId: string, key: string): Promise<OpenBlob>;
  delete(tenantId: string, key: string): Promise<void>;
  /**
   * Deletes what is kept since before a moment and nothing points to, and what writers that died left;
   * returns how many. Bytes that arrive meanwhile stay. May run twice and at the same time as all else.
   */
  sweep(tenantId: string, before: Date, stillNeeded: StillNeeded): Promise<number>;
  /** Tenants that anything is kept for, whether they still exist or not. */
  tenants(): Promise<string[]>;
  /**
   * Deletes all that is kept for a tenant since before a moment, and its folder once it is empty;
   * returns how many files went.
   */
  clear(tenantId: string, before: Date): Promise<number>;
}

export interface OpenBlob {
  readonly size: number;
  /** The bytes from `from` to `to`, both included. */
  read(from: number, to: number): Readable;
}

class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError';
  readonly code = 'blob_missing';
}

/** What a reading gives; undefined where the bytes are gone. @throws whatever else befell it */
export async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BlobMissingError) return undefined;
    throw error;
  }
}

const tenantForm = /^[0-9a-f-]{36}$/;
const keyForm = /^[0-9a-f]{64}$/;

/** Blobs in a local folder: <dir>/<tenant>/<first two digits>/<sha-256>. */
export function createFolderBlobs(dir: string): Blobs {
  const fileOf = (tenantId: string, key: string): string => {
    if (!tenantForm.test(tenantId) || !keyForm.test(key))
      throw new TypeError('malformed blob address');
    return join(dir, tenantId, key.slice(0, 2), key);
  };

  async function receive(
    tenantId: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<{ key: string; size: number }> {
    if (!tenantForm.test(tenantId)) throw new TypeError('malformed blob address');
    const drafts = join(dir, tenantId, 'drafts');
    await mkdir(drafts, { recursive: true });
    // Written beside and renamed, so that a crash never leaves half a file under a good name.
    const draft = join(drafts, `${process.pid}.${Math.random().toString(36).slice(2)}`);
    try {
      const written = await writeDraft(draft, content);
      const file = fileOf(tenantId, written.key);
      await mkdir(dirname(file), { recursive: true });
      await rename(draft, file);
      return written;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  return {
    put: async (tenantId, bytes) => (await receive(tenantId, [bytes])).key,
    receive,
    get: (tenantId, key) => orMissing(key, readFile(fileOf(tenantId, key))),
    open: async (tenantId, key) => {
      const file = fileOf(tenantId, key);
      const { size } = await orMissing(key, stat(file));
      return { size, read: (start, end) => createReadStream(file, { start, end }) };
    },
    delete: (tenantId, key) => rm(fileOf(tenantId, key), { force: true }),
    sweep: async (tenantId, before, stillNeeded) => {
      if (!tenantForm.test(tenantId)) throw new TypeError('malformed blob address');
      return sweepFolder(join(dir, tenantId), before, stillNeeded);
    },
    tenants: async () => {
      const names = await readdir(dir).catch(() => []);
      return names.filter((name) => tenantForm.test(name));
    },
    clear: async (tenantId, before) => {
      if (!tenantForm.test(tenantId)) throw new TypeError('malformed blob address');
      const folder = join(dir, tenantId);
      const gone = await sweepFolder(folder, before, async () => new Set());
      await removeIfEmpty(folder);
      return gone;
    },
  };
}

async function writeDraft(
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ key: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await using file = await open(path, 'wx');
  for await (const piece of content) {
    hash.update(piece);
    size += piece.length;
    await file.writeFile(piece);
  }
  return { key: hash.digest('hex'), size };
}

async function orMissing<T>(key: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new BlobMissingError(`no blob ${key}`, { cause });
  }
}
