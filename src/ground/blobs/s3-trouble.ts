import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { S3ServiceException } from '@aws-sdk/client-s3';
import { BlobsAwayError, BlobsUnusableError, unlessMissing } from './blobs.ts';
import { createBucket, type Bucket } from './s3-bucket.ts';
import type { S3Place } from './s3-client.ts';

/** A healthy store needs less than one of them; what waits for it is the start of a program. */
const checkSeconds = 15;

/**
 * Works on a bucket for as long as a start may take: a store that accepts a connection and says nothing more would
 * hold each request for half a minute, and each is sent four times.
 * @throws BlobsAwayError where the time is over, and what the work throws
 */
export async function inTime(
  place: S3Place,
  work: (bucket: Bucket) => Promise<void>,
): Promise<void> {
  const waitMs = place.waits?.check ?? checkSeconds * 1_000;
  const over = new AbortController();
  const working = work(createBucket({ ...place, signal: over.signal }));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BlobsAwayError(silent(place, waitMs))), waitMs);
  });
  try {
    await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
    over.abort();
    // What is cut off now was told already.
    working.catch(() => {});
  }
}

function silent({ endpoint, region }: S3Place, waitMs: number): string {
  const where = endpoint ?? `AWS in ${region}`;
  return `Files cannot be kept in S3: ${where} does not answer within ${waitMs / 1_000} seconds. Correct BLOBS_S3_ENDPOINT, or see why it is silent or slow.`;
}

type Tried = Pick<S3Place, 'endpoint' | 'bucket' | 'region'> & { readonly root: string };

/**
 * Does once, with a few bytes, all that files need of a bucket.
 * @throws BlobsUnusableError with a sentence that says what to correct
 * @throws BlobsAwayError
 */
export async function tryOut(bucket: Bucket, place: Tried): Promise<void> {
  const folder = `${place.root}start-check/`;
  const name = `${folder}${randomUUID()}`;
  const copy = `${name}-copy`;
  try {
    await bucket.put(name, Buffer.from('kept'));
    if ((await bucket.read(name)).toString() !== 'kept') throw new Error('other bytes came back');
    await readMiddle(bucket, name);
    await bucket.copy(name, copy);
    if (!(await bucket.find(copy))) throw new Error('what was copied is not there');
    for await (const page of bucket.list(folder)) void page;
    for await (const page of bucket.uploads(folder)) void page;
    for (const one of [name, copy]) await bucket.remove(one);
    const upload = await bucket.beginParts(name);
    await upload.giveUp();
  } catch (cause) {
    throw told(cause, place);
  }
}

async function readMiddle(bucket: Bucket, name: string): Promise<void> {
  const range = { from: 1, to: 2 };
  const part = await buffer(await bucket.stream(name, range, new AbortController().signal));
  if (part.toString() !== 'ep') throw new Error('other bytes came back than were asked for');
}

/**
 * Puts the installation's name into the bucket, or finds it there.
 * @throws BlobsUnusableError when another's is there; BlobsAwayError
 */
export async function claim(bucket: Bucket, place: Tried, installation: string): Promise<void> {
  const name = `${place.root}installation`;
  try {
    if ((await ownerIn(bucket, name)) === undefined)
      await bucket.put(name, Buffer.from(installation));
    // Read again: another one may have written at the same moment.
    const owner = await ownerIn(bucket, name);
    if (owner !== installation) throw new BlobsUnusableError(foreign(place, name, owner));
  } catch (cause) {
    throw cause instanceof BlobsUnusableError ? cause : told(cause, place);
  }
}

async function ownerIn(bucket: Bucket, name: string): Promise<string | undefined> {
  const bytes = await unlessMissing(bucket.read(name));
  return bytes?.toString().trim();
}

function foreign({ bucket }: Tried, name: string, owner: string | undefined): string {
  return `Files cannot be kept in S3: in the bucket "${bucket}" lie those of another installation (${owner ?? 'it took its mark away'}), and each would delete the other's. Give each a bucket or a BLOBS_S3_PREFIX of its own. Only where the other one is gone for good: delete the object "${name}".`;
}

function told(cause: unknown, place: Tried): BlobsUnusableError | BlobsAwayError {
  const message = `Files cannot be kept in S3: ${sentence(cause, place)}`;
  return isAway(cause)
    ? new BlobsAwayError(message, { cause })
    : new BlobsUnusableError(message, { cause });
}

const networkCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
]);

function isAway(error: unknown): boolean {
  const { code, name, $metadata } = error as Partial<S3ServiceException> & { code?: string };
  // A store that cannot do something says 501, and will not learn it.
  const status = $metadata?.httpStatusCode ?? 0;
  return networkCodes.has(code ?? name ?? '') || (status >= 500 && status !== 501);
}

const rights =
  's3:PutObject, s3:GetObject, s3:DeleteObject, s3:AbortMultipartUpload, s3:ListBucket and s3:ListBucketMultipartUploads';

function sentence(error: unknown, { endpoint, bucket, region }: Tried): string {
  const { name, message, code } = error as NodeJS.ErrnoException;
  const where = endpoint ?? `AWS in ${region}`;
  switch (code ?? name) {
    case 'NoSuchBucket':
      return `${where} has no bucket "${bucket}". Create it, or correct BLOBS_S3_BUCKET.`;
    case 'InvalidAccessKeyId':
      return `${where} does not know the key BLOBS_S3_ACCESS_KEY_ID.`;
    case 'SignatureDoesNotMatch':
      return `${where} does not accept the signature. Correct BLOBS_S3_SECRET_ACCESS_KEY; a proxy in between must not change requests.`;
    case 'AccessDenied':
      return `the key may not do what is needed in the bucket "${bucket}": ${rights}.`;
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return `the bucket "${bucket}" is in another region than ${region}. Correct BLOBS_S3_REGION, or BLOBS_S3_ENDPOINT (${message}).`;
    case 'RequestTimeTooSkewed':
      return `the clocks of this machine and of ${where} differ too much.`;
    default:
      if (networkCodes.has(code ?? name))
        return `${where} cannot be reached (${code ?? name}). Correct BLOBS_S3_ENDPOINT, or see why it does not answer.`;
      if (isAway(error)) return `${where} fails at the moment (${[name, message].join(': ')}).`;
      return `${where} did not do as S3 does (${[name, message].join(': ')}).`;
  }
}
