import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ListMultipartUploadsCommandOutput, S3ServiceException } from '@aws-sdk/client-s3';
import { BlobMissingError } from './blobs.ts';
import { attempts, load, type Loaded, type S3Place } from './s3-client.ts';
import { isExactly, type Range } from './s3-range.ts';

export interface StoredObject {
  readonly name: string;
  readonly written: Date;
}

export interface BegunUpload {
  readonly name: string;
  readonly uploadId: string;
  readonly begun: Date;
}

/** What S3 can do, as far as files need it. Everything throws what S3 said, unless it is said otherwise. */
export interface Bucket {
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Undefined only where S3 says that the bucket is there and the object is not. */
  find(name: string): Promise<{ readonly size: number; readonly written: Date } | undefined>;
  /** @throws BlobMissingError */
  read(name: string): Promise<Buffer>;
  /** The bytes from `from` to `to`, both included. @throws BlobMissingError */
  stream(name: string, range: Range, signal: AbortSignal): Promise<Readable>;
  /** Takes objects of up to 5 GiB, S3's own limit. */
  copy(from: string, to: string): Promise<void>;
  /** One that is gone already is no trouble. */
  remove(name: string): Promise<void>;
  /** What lies under a prefix, in pages of up to 1,000. */
  list(prefix: string): AsyncIterable<readonly StoredObject[]>;
  /** Names of the folders directly under a prefix. */
  folders(prefix: string): Promise<string[]>;
  /** Uploads in parts that were neither ended nor given up; none where the store cannot list them. */
  uploads(prefix: string): AsyncIterable<readonly BegunUpload[]>;
  beginParts(name: string): Promise<PartedUpload>;
  giveUp(upload: Pick<BegunUpload, 'name' | 'uploadId'>): Promise<void>;
  /** Whether the bucket answers, within two seconds. */
  answers(): Promise<boolean>;
}

/** An object that arrives in parts; there is nothing under its name before the end. */
export interface PartedUpload {
  /** All but the last must be equally long, and 5 MiB at least. */
  add(part: Uint8Array): Promise<void>;
  end(): Promise<void>;
  giveUp(): Promise<void>;
}

/** One bucket of an S3-compatible store. Nothing is opened before it is used. */
export function createBucket(place: S3Place): Bucket {
  const Bucket = place.bucket;
  let loading: Promise<Loaded> | undefined;
  const loaded = (): Promise<Loaded> => (loading ??= load(place));

  const get = getting(Bucket, loaded);
  return {
    put: async (name, bytes) => {
      const { s3, client } = await loaded();
      await client.send(new s3.PutObjectCommand({ Bucket, Key: name, Body: bytes }));
    },
    find: async (name) => {
      const { s3, client } = await loaded();
      try {
        const found = await client.send(new s3.HeadObjectCommand({ Bucket, Key: name }));
        if (found.ContentLength === undefined)
          throw new Error(`the store or a proxy does not say how long ${name} is`);
        return { size: found.ContentLength, written: found.LastModified ?? new Date() };
      } catch (error) {
        const status = (error as Partial<S3ServiceException>).$metadata?.httpStatusCode ?? 0;
        if (status < 400 || status >= 500) throw error;
        // An answer without a body cannot say why, nor whether the object is missing or the whole bucket.
        return isMissing(get(name, { from: 0, to: 0 }), error);
      }
    },
    read: async (name) => {
      for (let left = attempts - 1; ; left -= 1) {
        const body = await get(name);
        try {
          return await buffer(body);
        } catch (error) {
          // The client tries again only until the answer has begun.
          if (left === 0) throw error;
        }
      }
    },
    stream: get,
    ...changes(Bucket, loaded),
    ...listings(Bucket, loaded),
    answers: async () => {
      const { s3, client } = await loaded();
      const soon = { abortSignal: AbortSignal.timeout(2_000) };
      await client.send(new s3.HeadBucketCommand({ Bucket }), soon);
      return true;
    },
  };
}

type Get = (name: string, range?: Range, signal?: AbortSignal) => Promise<Readable>;

function getting(Bucket: string, loaded: () => Promise<Loaded>): Get {
  return async (name, range, signal) => {
    const { s3, client } = await loaded();
    const command = new s3.GetObjectCommand({
      Bucket,
      Key: name,
      ...(range && { Range: `bytes=${range.from}-${range.to}` }),
    });
    const answer = await orMissing(
      name,
      client.send(command, signal ? { abortSignal: signal } : {}),
    );
    const body = answer.Body as Readable;
    if (range && !isExactly(range, answer)) {
      body.destroy();
      throw new Error(`the store or a proxy gave other bytes of ${name} than were asked for`);
    }
    return body;
  };
}

function changes(
  Bucket: string,
  loaded: () => Promise<Loaded>,
): Pick<Bucket, 'copy' | 'remove' | 'beginParts' | 'giveUp'> {
  const giveUp: Bucket['giveUp'] = async ({ name, uploadId }) => {
    const { s3, client } = await loaded();
    const upload = { Bucket, Key: name, UploadId: uploadId };
    await client.send(new s3.AbortMultipartUploadCommand(upload)).catch(unless('NoSuchUpload'));
  };
  return {
    copy: async (from, to) => {
      const { s3, client } = await loaded();
      const source = `${Bucket}/${from.split('/').map(encodeURIComponent).join('/')}`;
      await client.send(new s3.CopyObjectCommand({ Bucket, Key: to, CopySource: source }));
    },
    remove: async (name) => {
      const { s3, client } = await loaded();
      const command = new s3.DeleteObjectCommand({ Bucket, Key: name });
      // S3 itself does not mind; Google's does.
      await client.send(command).catch(unless('NoSuchKey'));
    },
    giveUp,
    beginParts: async (name) => {
      const { s3, client } = await loaded();
      const object = { Bucket, Key: name };
      const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand(object));
      if (UploadId === undefined)
        throw new Error('the store began an upload without a name for it');
      const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
      return {
        add: async (Body) => {
          const part = { ...object, UploadId, PartNumber: Parts.length + 1, Body };
          const { ETag } = await client.send(new s3.UploadPartCommand(part));
          Parts.push({ ETag, PartNumber: part.PartNumber });
        },
        end: async () => {
          const whole = { ...object, UploadId, MultipartUpload: { Parts } };
          await client.send(new s3.CompleteMultipartUploadCommand(whole));
        },
        giveUp: () => giveUp({ name, uploadId: UploadId }),
      };
    },
  };
}

function listings(
  Bucket: string,
  loaded: () => Promise<Loaded>,
): Pick<Bucket, 'list' | 'folders' | 'uploads'> {
  return {
    list: async function* (prefix) {
      const { s3, client } = await loaded();
      const pages = s3.paginateListObjectsV2({ client }, { Bucket, Prefix: prefix });
      for await (const { Contents = [] } of pages)
        yield Contents.flatMap(({ Key, LastModified }) =>
          Key !== undefined && LastModified ? [{ name: Key, written: LastModified }] : [],
        );
    },
    folders: async (prefix) => {
      const { s3, client } = await loaded();
      const found: string[] = [];
      const pages = s3.paginateListObjectsV2(
        { client },
        { Bucket, Prefix: prefix, Delimiter: '/' },
      );
      for await (const { CommonPrefixes = [] } of pages)
        found.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(prefix.length, -1)));
      return found;
    },
    uploads: async function* (prefix) {
      const { s3, client } = await loaded();
      let last: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
      while (last) {
        const command = new s3.ListMultipartUploadsCommand({ Bucket, Prefix: prefix, ...last });
        const page: Partial<ListMultipartUploadsCommandOutput> = await client
          .send(command)
          .catch(noneIfUnknown);
        yield (page.Uploads ?? []).flatMap(({ Key, UploadId, Initiated }) =>
          Key !== undefined && UploadId !== undefined && Initiated
            ? [{ name: Key, uploadId: UploadId, begun: Initiated }]
            : [],
        );
        const { IsTruncated = false, NextKeyMarker, NextUploadIdMarker } = page;
        last =
          IsTruncated && NextKeyMarker !== undefined
            ? { KeyMarker: NextKeyMarker, UploadIdMarker: NextUploadIdMarker ?? '' }
            : undefined;
      }
    },
  };
}

/** Only S3's own word for a missing object counts, never a status: a proxy's 404 or a missing bucket is trouble. */
async function orMissing<T>(name: string, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (cause) {
    if ((cause as Error).name !== 'NoSuchKey') throw cause;
    throw new BlobMissingError(`no object ${name}`, { cause });
  }
}

async function isMissing(reading: Promise<Readable>, otherwise: unknown): Promise<undefined> {
  try {
    (await reading).destroy();
  } catch (error) {
    if (error instanceof BlobMissingError) return undefined;
    throw error;
  }
  throw otherwise;
}

/** Small stores know no such list, and end by themselves what nobody ended. */
function noneIfUnknown(error: unknown): object {
  if ((error as Error).name === 'NotImplemented') return {};
  throw error;
}

function unless(code: string): (error: unknown) => void {
  return (error) => {
    if ((error as Error).name !== code) throw error;
  };
}
