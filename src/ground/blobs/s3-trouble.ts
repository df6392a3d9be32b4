import { randomUUID } from 'node:crypto';
import { BlobsUnusableError } from './blobs.ts';
import type { Bucket, S3Place } from './s3-bucket.ts';

type Tried = Pick<S3Place, 'endpoint' | 'bucket' | 'region'> & { readonly root: string };

/**
 * Does once, with a few bytes, all that files need of a bucket.
 * @throws BlobsUnusableError with a sentence that says what to correct
 */
export async function tryOut(bucket: Bucket, place: Tried): Promise<void> {
  const name = `${place.root}start-check/${randomUUID()}`;
  try {
    await bucket.put(name, Buffer.from('kept'));
    if ((await bucket.read(name)).toString() !== 'kept') throw new Error('other bytes came back');
    for await (const page of bucket.list(`${place.root}start-check/`)) void page;
    for await (const page of bucket.uploads(`${place.root}start-check/`)) void page;
    await bucket.remove(name);
  } catch (cause) {
    throw new BlobsUnusableError(`Files cannot be kept in S3: ${sentence(cause, place)}`, {
      cause,
    });
  }
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
    case 'ENOTFOUND':
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'TimeoutError':
      return `${where} cannot be reached (${code ?? name}). Correct BLOBS_S3_ENDPOINT, or see why it does not answer.`;
    default:
      return `${where} did not do as S3 does (${[name, message].join(': ')}).`;
  }
}
