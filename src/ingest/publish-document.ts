import { markReady, type CourseKey } from '../courses/index.ts';
import type { Embedder } from '../models/index.ts';
import {
  countChunks,
  deleteOtherRevisions,
  insertChunks,
  readContentHashes,
  type Chunk,
  type EmbeddedChunk,
} from '../retrieve/index.ts';
import { batchesOf, embedChunks } from './embed-chunks.ts';
import type { Attempt, IngestNeeds } from './attempt.ts';
import { countSigns, timesOf, type IngestReport } from './ingest-report.ts';
import { finishJob, holdLease } from './job-store.ts';
import { languageOf } from './language-of.ts';
import type { Reading } from './reader/reading.ts';
import type { Finished } from './reader/task.ts';
import { activeRevision, openRevision, publishRevision } from './revision-store.ts';

export interface ReadDocument {
  readonly reading: Reading;
  readonly finished: Finished;
  readonly contentHash: string;
  readonly byteSize: number;
}

type Numbered = Chunk & { readonly ordinal: number };

/** Chunks that keep their embedding, written per statement. */
const keptPerWrite = 400;

/**
 * Writes the chunks under a fresh revision, batch by batch, and then flips the document's pointer:
 * embed → upsert → publish → clean up. Every write makes sure that this worker still holds the job.
 */
export async function publishDocument(
  needs: IngestNeeds,
  work: Attempt,
  read: ReadDocument,
): Promise<void> {
  const { withTenant } = needs;
  const { job, stages } = work;
  const chunks = read.finished.chunks.map((chunk, ordinal) => ({ ...chunk, ordinal }));
  const language = languageOf(chunks.map(({ content }) => content));
  const { revision, hashes } = await openFresh(needs, work, read);
  const key = { ...job, revision };
  const store = async (rows: readonly EmbeddedChunk[]): Promise<void> => {
    const from = performance.now();
    await withTenant(job.tenantId, async (tx) => {
      await holdLease(tx, job);
      await insertChunks(tx, key, language, rows);
    });
    stages.add('upsert', performance.now() - from);
  };
  const fresh = chunks.filter(({ contentHash }) => !hashes.has(contentHash));
  await stages.run('embed', async (onProgress) => {
    const from = performance.now();
    const before = stages.durations()['upsert'] ?? 0;
    await storeKept(chunks, hashes, store);
    let done = chunks.length - fresh.length;
    for await (const batch of embedChunks(payingFor(needs.embedder, job), fresh, stages.signal)) {
      await store(batch);
      done += batch.length;
      onProgress(done, chunks.length);
    }
    const storing = (stages.durations()['upsert'] ?? 0) - before;
    // `run` counts the whole; what was spent on storing has a stage of its own.
    stages.add('embed', -Math.min(storing, performance.now() - from));
  });
  await flip(needs, work, { read, chunks, language, revision, fresh });
}

/** The course pays for its documents. */
function payingFor(embedder: Embedder, { tenantId, courseId }: CourseKey): Embedder {
  const use = { as: 'document', tenantId, courseId } as const;
  return { ...embedder, embed: (texts, signal) => embedder.embed(texts, signal, use) };
}

async function openFresh(
  { withTenant, embedder }: IngestNeeds,
  { job, document }: Attempt,
  { contentHash, reading: { format } }: ReadDocument,
): Promise<{ revision: number; hashes: ReadonlySet<string> }> {
  return withTenant(job.tenantId, async (tx) => {
    await holdLease(tx, job);
    const active = await activeRevision(tx, document);
    const hashes =
      active?.embedder === embedder.id
        ? await readContentHashes(tx, { ...job, revision: active.revision })
        : new Set<string>();
    const content = { blobKey: job.blobKey, contentHash, embedder: embedder.id, format };
    return { revision: await openRevision(tx, document, content), hashes };
  });
}

async function storeKept(
  chunks: readonly Numbered[],
  hashes: ReadonlySet<string>,
  store: (rows: readonly EmbeddedChunk[]) => Promise<void>,
): Promise<void> {
  const kept = chunks.filter(({ contentHash }) => hashes.has(contentHash));
  for (let at = 0; at < kept.length; at += keptPerWrite) {
    const rows = kept.slice(at, at + keptPerWrite);
    await store(rows.map((chunk) => ({ ...chunk, embedding: null })));
  }
}

interface Written {
  readonly read: ReadDocument;
  readonly chunks: readonly Numbered[];
  readonly fresh: readonly Numbered[];
  readonly language: string;
  readonly revision: number;
}

// One transaction: the new revision is seen, the old one is gone and the job is done, or none of it.
async function flip(
  { withTenant, embedder, onPublished }: IngestNeeds,
  { job, document, stages }: Attempt,
  written: Written,
): Promise<void> {
  const { read, chunks, language, revision } = written;
  const key = { ...job, revision };
  await stages.run('publish', () =>
    withTenant(job.tenantId, async (tx) => {
      await holdLease(tx, job);
      const stored = await countChunks(tx, key);
      if (stored !== chunks.length)
        throw new Error(`${stored} of ${chunks.length} chunks were stored`);
      const from = performance.now();
      await deleteOtherRevisions(tx, key, revision);
      stages.add('cleanup', performance.now() - from);
      await publishRevision(tx, document, revision, stored);
      const report = reportOf(written, stages.durations());
      const { contentHash } = read;
      const about = { revision, contentHash, language, embedder: embedder.id, report };
      await markReady(tx, document, about);
      await finishJob(tx, job, stages.durations());
      await onPublished(document);
    }),
  );
}

function reportOf(
  { read: { reading, finished, byteSize }, chunks, fresh }: Written,
  stages: Readonly<Record<string, number>>,
): IngestReport {
  return {
    format: reading.format,
    bytes: byteSize,
    chunks: chunks.length,
    tokens: chunks.reduce((sum, { tokens }) => sum + tokens, 0),
    batches: batchesOf(fresh).length,
    kept: chunks.length - fresh.length,
    pages: finished.pages,
    ocr: reading.ocr,
    notes: finished.notes,
    instructionLike: countSigns(chunks),
    ...timesOf(stages),
  };
}
