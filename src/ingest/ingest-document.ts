import {
  findDocument,
  markFailed,
  markProcessing,
  markReady,
  markUnchanged,
  type CourseDocument,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { Embedder } from '../models/index.ts';
import { deleteOtherRevisions, insertChunks, type Chunk } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { chunkDocument } from './chunk-document.ts';
import { embedChunks } from './embed-chunks.ts';
import { languageOf } from './language-of.ts';
import { createStopwatch, type IngestReport, type Stopwatch } from './ingest-report.ts';
import { parseDocument } from './parse/parse-document.ts';
import { ParseError } from './parse/parsed-document.ts';
import { activeRevision, openRevision, publishRevision } from './revision-store.ts';

export interface IngestJob {
  readonly tenantId: string;
  readonly documentId: string;
  readonly blobKey: string;
}

export type IngestOutcome = 'ready' | 'failed' | 'unchanged' | 'gone';
export type IngestDocument = (job: IngestJob, signal: AbortSignal) => Promise<IngestOutcome>;

interface IngestNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly embedder: Embedder;
  /** Called in the transaction that publishes, for jobs that must follow. */
  readonly onPublished: (document: CourseDocument) => Promise<void>;
}

/**
 * Makes stored bytes searchable: parse → chunk → embed → write under a fresh revision → flip the
 * document's pointer → remove the old chunks. May run twice and may die anywhere: until the flip
 * nobody sees the new revision, and the old one stays searchable when the new one fails.
 */
export function createIngestDocument(needs: IngestNeeds): IngestDocument {
  const { withTenant, blobs, embedder } = needs;
  return async ({ tenantId, documentId, blobKey }, signal) => {
    const document = await withTenant(tenantId, (tx) => findDocument(tx, tenantId, documentId));
    if (!document) return 'gone';
    const stopwatch = createStopwatch();
    const bytes = await stopwatch.time('fetch', () => blobs.get(tenantId, blobKey));
    const contentHash = digest(bytes);
    if (await isCurrent(needs, document, contentHash)) return 'unchanged';
    await withTenant(tenantId, (tx) => markProcessing(tx, document));
    try {
      const { chunks, report } = await readChunks(document, bytes, stopwatch, signal);
      const embedded = await stopwatch.time('embed', () => embedChunks(embedder, chunks, signal));
      await publish(needs, document, {
        blobKey,
        contentHash,
        embedded,
        report: () => report(stopwatch),
      });
      return 'ready';
    } catch (error) {
      if (signal.aborted) throw error;
      await recordFailure(needs, document, error, stopwatch);
      if (error instanceof ParseError) return 'failed';
      throw error;
    }
  };
}

async function isCurrent(
  { withTenant, embedder }: IngestNeeds,
  document: CourseDocument,
  contentHash: string,
): Promise<boolean> {
  if (document.activeRevision === null) return false;
  return withTenant(document.tenantId, async (tx) => {
    const active = await activeRevision(tx, document);
    if (active?.contentHash !== contentHash || active.embedder !== embedder.id) return false;
    await markUnchanged(tx, document);
    return true;
  });
}

async function readChunks(
  document: CourseDocument,
  bytes: Buffer,
  stopwatch: Stopwatch,
  signal: AbortSignal,
) {
  const parsed = await stopwatch.time('parse', () =>
    parseDocument(bytes, document.fileName, document.mediaType, signal),
  );
  const chunks = await stopwatch.time('chunk', async () => chunkDocument(parsed, document.title));
  if (chunks.length === 0) throw new ParseError('no_text', 'The document holds no readable text.');
  const report = (times: Stopwatch): IngestReport => ({
    format: parsed.format,
    chunks: chunks.length,
    tokens: chunks.reduce((sum, { tokens }) => sum + tokens, 0),
    pages: parsed.pages,
    ...times.summary(),
  });
  return { chunks, report };
}

interface Ready {
  readonly blobKey: string;
  readonly contentHash: string;
  readonly embedded: readonly (Chunk & { embedding: number[] })[];
  readonly report: () => IngestReport;
}

async function publish(
  { withTenant, embedder, onPublished }: IngestNeeds,
  document: CourseDocument,
  ready: Ready,
): Promise<void> {
  const { tenantId, courseId, id: documentId } = document;
  const { blobKey, contentHash, embedded } = ready;
  const language = languageOf(embedded.map(({ content }) => content));
  await withTenant(tenantId, async (tx) => {
    const revision = await openRevision(tx, document, {
      blobKey,
      contentHash,
      embedder: embedder.id,
    });
    await insertChunks(tx, { tenantId, courseId, documentId, revision }, language, embedded);
    await publishRevision(tx, document, revision, embedded.length);
    await markReady(tx, document, { revision, contentHash, language, report: ready.report() });
    await deleteOtherRevisions(tx, { tenantId, courseId, documentId }, revision);
    await onPublished(document);
  });
}

async function recordFailure(
  { withTenant }: IngestNeeds,
  document: CourseDocument,
  error: unknown,
  stopwatch: Stopwatch,
): Promise<void> {
  const failure =
    error instanceof ParseError
      ? { code: error.code, reason: error.message }
      : {
          code: 'internal',
          reason: 'Something went wrong while reading this document; it will be tried again.',
        };
  await withTenant(document.tenantId, (tx) =>
    markFailed(tx, document, { ...failure, report: stopwatch.summary() }),
  );
}
