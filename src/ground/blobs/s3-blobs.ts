import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import {
  BlobMissingError,
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
import { createBucket, type Bucket } from './s3-bucket.ts';
import type { S3Place } from './s3-client.ts';
import { claim, inTime, tryOut } from './s3-trouble.ts';
import { sweepBucket } from './sweep-bucket.ts';

/** What arrives is held in pieces of this size, and no more of it; S3 takes 10,000 of 5 MiB at least. */
const partBytes = 8 * 1024 * 1024;

/**
 * Blobs in an S3-compatible bucket: <prefix>/<tenant>/<first two digits>/<sha-256>, as in a folder.
 * @param prefix where in the bucket, without slashes at its ends; '' = at its root
 */
export function createS3Blobs({ prefix, ...place }: S3Place & { readonly prefix: string }): Blobs {
  const bucket = createBucket(place);
  const root = prefix === '' ? '' : `${prefix}/`;
  const folderOf = (tenantId: string): string => {
    requireAddress(tenantId);
    return `${root}${tenantId}/`;
  };
  const nameOf = (tenantId: string, key: string): string => {
    requireAddress(tenantId, key);
    return `${root}${tenantId}/${shelfOf(key)}/${key}`;
  };
  const receive = createReceive(bucket, { folderOf, nameOf });

  return {
    // Written again even where it is there already: then it is young again, and no sweep takes it.
    put: async (tenantId, bytes) => {
      const key = createHash('sha256').update(bytes).digest('hex');
      await bucket.put(nameOf(tenantId, key), bytes);
      return key;
    },
    receive,
    get: async (tenantId, key) => {
      const bytes = await bucket.read(nameOf(tenantId, key));
      if (createHash('sha256').update(bytes).digest('hex') !== key)
        throw new Error(`the store gave other bytes than those of ${key}`);
      return bytes;
    },
    open: async (tenantId, key) => {
      const name = nameOf(tenantId, key);
      const found = await bucket.find(name);
      if (!found) throw new BlobMissingError(`no blob ${key}`);
      return {
        size: found.size,
        read: (from, to) => flowing((signal) => bucket.stream(name, { from, to }, signal)),
      };
    },
    delete: async (tenantId, key) => bucket.remove(nameOf(tenantId, key)),
    sweep: async (tenantId, before, stillNeeded) =>
      sweepBucket(bucket, folderOf(tenantId), { before, stillNeeded }),
    tenants: async () => {
      const found = new Set(await bucket.folders(root));
      for await (const page of bucket.uploads(root))
        for (const { name } of page) found.add(name.slice(root.length).split('/', 1)[0] ?? '');
      return [...found].filter(isTenant);
    },
    clear: async (tenantId, before) =>
      sweepBucket(bucket, folderOf(tenantId), { before, stillNeeded: async () => new Set() }),
    ...notesIn(bucket, folderOf),
    check: () => inTime(place, (soon) => tryOut(soon, { ...place, root })),
    belongTo: (installation) =>
      inTime(place, (soon) => claim(soon, { ...place, root }, installation)),
    answers: () => bucket.answers(),
  };
}

function notesIn(bucket: Bucket, folderOf: (tenantId: string) => string): TenantNotes {
  const nameOf = (tenantId: string, name: string): string => {
    requireNote(tenantId, name);
    return `${folderOf(tenantId)}${notesFolder}/${name}`;
  };
  return {
    keepNote: async (tenantId, name, bytes) => bucket.put(nameOf(tenantId, name), bytes),
    listNotes: async (tenantId) => {
      const folder = `${folderOf(tenantId)}${notesFolder}/`;
      const names: string[] = [];
      for await (const page of bucket.list(folder))
        names.push(...page.map(({ name }) => name.slice(folder.length)));
      return names.filter(isNote);
    },
    readNote: async (tenantId, name) => bucket.read(nameOf(tenantId, name)),
  };
}

/**
 * The name is known when the last byte has come. What fits into one part is held until then; what is
 * longer goes to a draft in parts, and S3 copies it to its name.
 */
function createReceive(
  bucket: Bucket,
  names: {
    readonly folderOf: (tenantId: string) => string;
    readonly nameOf: (tenantId: string, key: string) => string;
  },
): Blobs['receive'] {
  return async (tenantId, content) => {
    const draft = `${names.folderOf(tenantId)}${drafts}/${randomUUID()}`;
    const hash = createHash('sha256');
    let size = 0;
    let last: Buffer = Buffer.alloc(0);
    let upload: Awaited<ReturnType<Bucket['beginParts']>> | undefined;
    try {
      for await (const part of inParts(content)) {
        hash.update(part);
        size += part.length;
        if (part.length < partBytes) last = part;
        else await (upload ??= await bucket.beginParts(draft)).add(part);
      }
      const key = hash.digest('hex');
      const name = names.nameOf(tenantId, key);
      if (upload === undefined) {
        await bucket.put(name, last);
        return { key, size };
      }
      if (last.length > 0) await upload.add(last);
      await upload.end();
      await bucket.copy(draft, name);
      // What cannot be deleted now is a draft that the sweep finds.
      await bucket.remove(draft).catch(() => {});
      return { key, size };
    } catch (error) {
      // What went wrong first is what is told.
      await upload?.giveUp().catch(() => {});
      if (upload) await bucket.remove(draft).catch(() => {});
      throw error;
    }
  };
}

/** The same bytes in pieces of one size; only the last is shorter. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    let rest = piece;
    while (size + rest.length >= partBytes) {
      const fitting = rest.subarray(0, partBytes - size);
      yield Buffer.concat([...held, fitting]);
      rest = rest.subarray(fitting.length);
      held = [];
      size = 0;
    }
    if (rest.length > 0) held.push(rest);
    size += rest.length;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** A stream at once, though its bytes must be asked for; a reader that goes away ends the request. */
function flowing(ask: (signal: AbortSignal) => Promise<Readable>): Readable {
  const gone = new AbortController();
  const through = new PassThrough();
  through.once('close', () => gone.abort());
  ask(gone.signal).then(
    (body) => pipeline(body, through, () => {}),
    (error: Error) => through.destroy(error),
  );
  return through;
}
