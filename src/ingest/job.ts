/** One reading of a document, as it stands in the database. */
export interface IngestJob {
  readonly tenantId: string;
  readonly id: string;
  readonly courseId: string;
  readonly documentId: string;
  readonly blobKey: string;
  readonly reason: IngestReason;
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'superseded';
  readonly stage: Stage | null;
  /** How much of the stage is done, in its own units; null where it cannot be told. */
  readonly stageDone: number | null;
  readonly stageTotal: number | null;
  /** How often it was begun. */
  readonly attempt: number;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export type IngestReason = 'sync' | 'folder' | 'upload' | 'retry' | 'reindex';

/** The way of a document, in order (A08); `ocr` only when a page needs it. */
export type Stage =
  | 'fetch'
  | 'validate'
  | 'parse'
  | 'ocr'
  | 'clean'
  | 'chunk'
  | 'embed'
  | 'upsert'
  | 'publish'
  | 'cleanup';

/** What the queue carries: where to look. */
export interface IngestMessage {
  readonly tenantId: string;
  readonly jobId: string;
}

export const ingestQueue = 'document.ingest';
/** How often a document is begun before it is given up: transient failures and lost processes. */
export const maxAttempts = 4;
/** A lease is renewed often enough that a slow database does not lose it. */
export const leaseMs = 20_000;
export const renewEveryMs = 5_000;
