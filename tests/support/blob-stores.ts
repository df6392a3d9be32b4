import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFolderBlobs, createS3Blobs, type Blobs } from '../../src/ground/blobs/index.ts';
import { startS3Double, type S3Double } from './doubles/s3-double.ts';

/** A place that files are kept in, seen from behind. Names begin with the tenant's. */
export interface BlobStore extends AsyncDisposable {
  readonly blobs: Blobs;
  /** For a program that is to keep its files there. */
  readonly env: Readonly<Record<string, string>>;
  /** All files there. */
  names(): Promise<string[]>;
  /** Lays a file there that no program of ours wrote. */
  lay(name: string, text: string): Promise<void>;
  /** As if it had been written 25 hours ago. */
  age(name: string): Promise<void>;
}

const yesterday = (): Date => new Date(Date.now() - 25 * 3_600_000);

export async function openFolderStore(): Promise<BlobStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-blobs-'));
  const dir = join(dataDir, 'blobs');
  return {
    blobs: createFolderBlobs(dir),
    env: { DATA_DIR: dataDir },
    names: async () => {
      const paths = await readdir(dir, { recursive: true }).catch(() => []);
      const files = await Promise.all(
        paths.map(async (path) => ((await stat(join(dir, path))).isFile() ? [path] : [])),
      );
      return files.flat();
    },
    lay: async (name, text) => {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    },
    age: (name) => utimes(join(dir, name), yesterday(), yesterday()),
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

const prefix = 'schools/one';

export interface S3Store extends BlobStore {
  readonly double: S3Double;
}

/** Waits a second where the program waits half a minute. */
export async function openS3Store(): Promise<S3Store> {
  const double = await startS3Double();
  const full = (name: string): string => `${prefix}/${name}`;
  return {
    double,
    blobs: createS3Blobs({ ...placeOf(double), prefix }),
    env: envOf(double),
    names: async () => [...double.objects.keys()].map((name) => name.slice(prefix.length + 1)),
    lay: async (name, text) =>
      void double.objects.set(full(name), { bytes: Buffer.from(text), written: new Date() }),
    age: async (name) => {
      const found = double.objects.get(full(name));
      if (!found) throw new Error(`nothing at ${name}`);
      found.written = yesterday();
    },
    [Symbol.asyncDispose]: () => double[Symbol.asyncDispose](),
  };
}

/** How to reach the double as the product does. */
export function placeOf({ url, bucket, key }: S3Double) {
  const waits = { connect: 1_000, idle: 1_000 };
  return { endpoint: url, bucket, pathStyle: true, ...key, waits };
}

function envOf({ url, bucket, key }: S3Double): Record<string, string> {
  return {
    BLOBS_S3_ENDPOINT: url,
    BLOBS_S3_BUCKET: bucket,
    BLOBS_S3_REGION: key.region,
    BLOBS_S3_PREFIX: `/${prefix}/`,
    BLOBS_S3_ACCESS_KEY_ID: key.accessKeyId,
    BLOBS_S3_SECRET_ACCESS_KEY: key.secretAccessKey,
  };
}
