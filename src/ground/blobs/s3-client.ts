import type { S3Client } from '@aws-sdk/client-s3';

export interface S3Place {
  /** Address of the service; undefined = that of AWS in the region. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** The bucket in the path instead of the host's name. */
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** How long is waited, in milliseconds. */
  readonly waits?: S3Waits;
  /** Ends every request, those that would be sent again included. */
  readonly signal?: AbortSignal;
}

interface S3Waits {
  /** For a connection (5 s). */
  readonly connect: number;
  /** For the next byte in either direction (30 s). */
  readonly idle: number;
  /** For all that a start tries out (15 s). */
  readonly check?: number;
}

/** How often a request is sent before its failure counts: 5xx, SlowDown and broken connections only. */
export const attempts = 4;

/** A browser that reads a page slowly holds its connection; the client's own limit is 50. */
const maxSockets = 500;

/** Loaded when the first file is kept: it takes memory that installations with folders never pay. */
export async function load(place: S3Place) {
  const s3 = await import('@aws-sdk/client-s3');
  const { endpoint, region, accessKeyId, secretAccessKey, waits } = place;
  const client = new s3.S3Client({
    ...(endpoint !== undefined && { endpoint }),
    region,
    forcePathStyle: place.pathStyle,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: attempts,
    retryMode: 'standard',
    // Older MinIO, Ceph and Google's S3 know no other checksum than the signature's own, which covers every body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: waits?.connect ?? 5_000,
      socketTimeout: waits?.idle ?? 30_000,
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
    },
  });
  if (place.signal) endWith(client, place.signal);
  return { s3, client };
}

/** Lists in pages send for themselves what they ask: the client is the one place that all requests pass. */
function endWith(client: S3Client, abortSignal: AbortSignal): void {
  const send = client.send.bind(client) as (command: unknown, options?: object) => Promise<unknown>;
  client.send = ((command: unknown, options?: { abortSignal?: AbortSignal }) => {
    const signals = [abortSignal, ...(options?.abortSignal ? [options.abortSignal] : [])];
    return send(command, { ...options, abortSignal: AbortSignal.any(signals) });
  }) as S3Client['send'];
}

export type Loaded = Awaited<ReturnType<typeof load>>;
