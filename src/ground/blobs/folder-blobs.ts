import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  BlobMissingError,
  BlobsUnusableError,
  drafts,
  isNote,
  isTenant,
  notesFolder,
  requireAddress,
  requireNote,
  shelfOf,
  type Blobs,
  type TenantNotes,
} from './blobs.ts';
import { removeIfEmpty, sweepFolder } from './sweep-folder.ts';

/** Blobs in a local folder: <dir>/<tenant>/<first two digits>/<sha-256>. */
export function createFolderBlobs(dir: string): Blobs {
  const fileOf = (tenantId: string, key: string): string => {
    requireAddress(tenantId, key);
    return join(dir, tenantId, shelfOf(key), key);
  };

  async function receive(
    tenantId: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<{ key: string; size: number }> {
    requireAddress(tenantId);
    const beside = join(dir, tenantId, drafts);
    await mkdir(beside, { recursive: true });
    // Written beside and renamed, so that a crash never leaves half a file under a good name.
    const draft = join(beside, `${process.pid}.${Math.random().toString(36).slice(2)}`);
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
      requireAddress(tenantId);
      return sweepFolder(join(dir, tenantId), before, stillNeeded);
    },
    tenants: async () => {
      const names = await readdir(dir).catch(() => []);
      return names.filter(isTenant);
    },
    clear: async (tenantId, before) => {
      requireAddress(tenantId);
      const folder = join(dir, tenantId);
      const gone = await sweepFolder(folder, before, async () => new Set());
      await removeIfEmpty(folder);
      return gone;
    },
    ...notesIn(dir),
    check: () => tryOut(dir),
    belongTo: async () => {},
    answers: async () => {
      await mkdir(dir, { recursive: true });
      await access(dir, constants.W_OK);
      return true;
    },
  };
}

/** In <dir>/<tenant>/notes. */
function notesIn(dir: string): TenantNotes {
  const fileOf = (tenantId: string, name: string): string => {
    requireNote(tenantId, name);
    return join(dir, tenantId, notesFolder, name);
  };
  return {
    keepNote: async (tenantId, name, bytes) => {
      const file = fileOf(tenantId, name);
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${randomUUID()}`;
      try {
        await writeFile(draft, bytes, { flush: true });
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    listNotes: async (tenantId) => {
      requireAddress(tenantId);
      const names = await readdir(join(dir, tenantId, notesFolder)).catch(noneIfMissing);
      return names.filter(isNote);
    },
    readNote: (tenantId, name) => orMissing(name, readFile(fileOf(tenantId, name))),
  };
}

function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
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

async function tryOut(dir: string): Promise<void> {
  const probe = join(dir, `.start-check-${randomUUID()}`);
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(probe, 'kept');
    await readFile(probe);
    await rm(probe);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    const remedy = /^(ENOSPC|EDQUOT)$/.test(code)
      ? 'make room there'
      : 'give this user the right to write there';
    throw new BlobsUnusableError(
      `Files cannot be kept in ${resolve(dir)} (${code}): ${remedy}, or set DATA_DIR.`,
      { cause },
    );
  }
}
