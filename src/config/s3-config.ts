import type { Environment } from './env.ts';

/** A bucket of an S3-compatible store. Its secret is kept apart. */
export interface S3Config {
  readonly bucket: string;
  /** Undefined: AWS. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** Without slashes at its ends; '' = the bucket's root. */
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
  /** File of the secret, when it is not in the environment. */
  readonly secretFile: string | undefined;
}

/** Undefined: no bucket is named, and files go into a folder. */
export function s3Config(env: Environment): S3Config | undefined {
  if (env.BLOBS_S3_BUCKET === undefined) return undefined;
  return {
    bucket: env.BLOBS_S3_BUCKET,
    endpoint: env.BLOBS_S3_ENDPOINT,
    region: env.BLOBS_S3_REGION ?? 'us-east-1',
    prefix: (env.BLOBS_S3_PREFIX ?? '').replace(/^\/+|\/+$/g, ''),
    pathStyle: (env.BLOBS_S3_PATH_STYLE ?? (env.BLOBS_S3_ENDPOINT ? 'on' : 'off')) === 'on',
    accessKeyId: env.BLOBS_S3_ACCESS_KEY_ID ?? '',
    secretFile: env.BLOBS_S3_SECRET_ACCESS_KEY_FILE,
  };
}

/** 5 GiB, the limit of S3's CopyObject. */
const copiedMb = 5120;

/** What contradicts itself in the variables of the bucket, a sentence each. */
export function s3Mistakes(env: Environment): string[] {
  if (env.BLOBS_S3_BUCKET === undefined) {
    return Object.keys(env).some((name) => name.startsWith('BLOBS_S3_'))
      ? ['BLOBS_S3_… without BLOBS_S3_BUCKET says nothing about where files go.']
      : [];
  }
  const secret = env.BLOBS_S3_SECRET_ACCESS_KEY;
  const secretFile = env.BLOBS_S3_SECRET_ACCESS_KEY_FILE;
  const endpoint = env.BLOBS_S3_ENDPOINT;
  return [
    (env.BLOBS_S3_ACCESS_KEY_ID === undefined || (secret ?? secretFile) === undefined) &&
      'BLOBS_S3_BUCKET needs BLOBS_S3_ACCESS_KEY_ID, and BLOBS_S3_SECRET_ACCESS_KEY or BLOBS_S3_SECRET_ACCESS_KEY_FILE.',
    secret !== undefined &&
      secretFile !== undefined &&
      'BLOBS_S3_SECRET_ACCESS_KEY and BLOBS_S3_SECRET_ACCESS_KEY_FILE both name the secret: set one of them.',
    endpoint === undefined &&
      env.BLOBS_S3_REGION === undefined &&
      'BLOBS_S3_BUCKET needs BLOBS_S3_REGION (AWS), or BLOBS_S3_ENDPOINT, the address of another store.',
    (env.INGEST_MAX_MB ?? 0) > copiedMb &&
      `INGEST_MAX_MB above ${copiedMb} needs a folder: S3 copies no larger file at once.`,
    endpoint !== undefined &&
      new URL(endpoint).username !== '' &&
      'BLOBS_S3_ENDPOINT must not carry a key: that is for BLOBS_S3_ACCESS_KEY_ID.',
  ].filter((sentence) => sentence !== false);
}
