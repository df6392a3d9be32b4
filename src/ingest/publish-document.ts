import { markReady } from '../courses/index.ts';
import {
  countChunks,
  deleteOtherRevisions,
  insertPrepared,
  moveChunks,
  prepareChunks,
  readStoredChunks,
  type Chunk,
  type EmbeddedChunk,
  type MovedChunk,
  type PreparedChunks,
  type StoredChunk,
} from '../retrieve/index.ts';
import { batchesOf, embedChunks, payingFor } from './embed-chunks.ts';
import type { Attempt, IngestNeeds } from './attempt.ts';
import { countSigns, timesOf, type IngestReport } from './ingest-report.ts';
import { finishJob, holdLease } from './job-store.ts';
import { dropKeptPages, writeKeptPages } from './kept-pages-store.ts';
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

/** Chunks that keep their embedding but not their row, written per statement. */
const keptPerWrite = 400;

/**
 * Writes what is new under a fresh revision, batch by batch, and then flips the document's pointer:
 * embed → upsert → publish → clean up. Chunks that have not changed keep their row: it moves to the new
 * revision with the flip. Every write makes sure that this worker still holds the job.
 */
export async function publishDocument(
  needs: IngestNeeds,
  work: Attempt,
  read: ReadDocument,
): Promise<void> {
  const { job, stages } = work;
  const chunks = read.finished.chunks.map((chunk, ordinal) => ({ ...chunk, ordinal }));
  const language = languageOf(chunks.map(({ content }) => content));
  const { revision, before } = await openFresh(needs, work, { read, language });
  const { moved, kept, fresh } = sortOut(chunks, before);
  await stages.run('embed', async (onProgress) => {
    const from = performance.now();
    const earlier = stages.durations()['upsert'] ?? 0;
    let done = moved.length;
    const store = openStore(needs, work, { revision, language }, (stored) => {
      done += stored;
      onProgress(done, chunks.length);
    });
    await storeKept(kept, store);
    await storeBehind(embedChunks(payingFor(work.embedder, job), fresh, stages.signal), store);
    const storing = (stages.durations()['upsert'] ?? 0) - earlier;
    // `run` counts the whole; what was spent on storing has a stage of its own.
    stages.add('embed', -Math.min(storing, performance.now() - from));
  });
  await flip(needs, work, { read, chunks, language, revision, moved, fresh });
}

/** What the active revision holds that may be used again. */
interface Before {
  readonly rows: readonly StoredChunk[];
  /** Whether the rows themselves may move; else only their embeddings are of use. */
  readonly movable: boolean;
}

async function openFresh(
  { withTenant, reader }: IngestNeeds,
  { job, document, embedder }: Attempt,
  { read, language }: { read: ReadDocument; language: string },
): Promise<{ revision: number; before: Before }> {
  const { contentHash, reading } = read;
  return withTenant(job.tenantId, async (tx) => {
    await holdLease(tx, job);
    const active = await activeRevision(tx, document);
    const rows =
      active?.embedder === embedder.id
        ? await readStoredChunks(tx, { ...job, revision: active.revision })
        : [];
    // The words of a row are those of its language, and “Read again” makes every word anew.
    const movable = active?.language === language && job.reason !== 'reindex';
    const { format } = reading;
    const by = { embedder: embedder.id, reader: reader.version };
    const content = { blobKey: job.blobKey, contentHash, format, ...by };
    return { revision: await openRevision(tx, document, content), before: { rows, movable } };
  });
}

/** Chunks whose row moves, chunks that take an embedding over, and chunks that are to be embedded. */
function sortOut(
  chunks: readonly Numbered[],
  { rows, movable }: Before,
): { moved: MovedChunk[]; kept: Numbered[]; fresh: Numbered[] } {
  const hashes = new Set(rows.map(({ contentHash }) => contentHash));
  const free = Map.groupBy(movable ? rows : [], sameRow);
  const sorted = { moved: [] as MovedChunk[], kept: [] as Numbered[], fresh: [] as Numbered[] };
  for (const chunk of chunks) {
    const row = free.get(sameRow(chunk))?.shift();
    if (row) sorted.moved.push({ id: row.id, ordinal: chunk.ordinal, place: chunk.place });
    else if (hashes.has(chunk.contentHash)) sorted.kept.push(chunk);
    else sorted.fresh.push(chunk);
  }
  return sorted;
}

// The hash knows heading and content only as one text.
function sameRow({ contentHash, headingPath }: Pick<Chunk, 'contentHash' | 'headingPath'>): string {
  return JSON.stringify([contentHash, ...headingPath]);
}

/** The revision that is being filled. */
interface Store {
  readonly prepare: (chunks: readonly EmbeddedChunk[]) => Promise<PreparedChunks>;
  readonly write: (rows: PreparedChunks) => Promise<void>;
}

function openStore(
  { withTenant }: IngestNeeds,
  { job, stages }: Attempt,
  { revision, language }: { readonly revision: number; readonly language: string },
  onStored: (chunks: number) => void,
): Store {
  return {
    prepare: (chunks) => withTenant(job.tenantId, (tx) => prepareChunks(tx, language, chunks)),
    write: async (rows) => {
      const from = performance.now();
      await withTenant(job.tenantId, async (tx) => {
        await holdLease(tx, job);
        await insertPrepared(tx, { ...job, revision }, rows);
      });
      stages.add('upsert', performance.now() - from);
      onStored(rows.length);
    },
  };
}

async function storeKept(kept: readonly Numbered[], { prepare, write }: Store): Promise<void> {
  for (let at = 0; at < kept.length; at += keptPerWrite) {
    const chunks = kept.slice(at, at + keptPerWrite);
    await write(await prepare(chunks.map((chunk) => ({ ...chunk, embedding: null }))));
  }
}

/** Chunks that are worth a statement of their own. */
const freshPerWrite = 64;

/** Writes what was embedded while the next is being embedded and prepared; one write at a time. */
async function storeBehind(
  batches: AsyncIterable<readonly EmbeddedChunk[]>,
  { prepare, write }: Store,
): Promise<void> {
  let writing = Promise.resolve();
  let waiting: EmbeddedChunk[] = [];
  const writeWaiting = async (): Promise<void> => {
    const rows = await prepare(waiting);
    waiting = [];
    await writing;
    writing = write(rows);
    // Awaited before the next write; until then nobody listens.
    writing.catch(() => {});
  };
  try {
    for await (const batch of batches) {
      waiting.push(...batch);
      if (waiting.length >= freshPerWrite) await writeWaiting();
    }
    if (waiting.length > 0) await writeWaiting();
  } finally {
    // A write that is under way must not outlive the attempt.
    await writing;
  }
}

interface Written {
  readonly read: ReadDocument;
  readonly chunks: readonly Numbered[];
  readonly moved: readonly MovedChunk[];
  readonly fresh: readonly Numbered[];
  readonly language: string;
  readonly revision: number;
}

// One transaction: the new revision is seen, the old one is gone and the job is done, or none of it.
async function flip(
  { withTenant, onPublished }: IngestNeeds,
  { job, document, stages, embedder }: Attempt,
  written: Written,
): Promise<void> {
  const { read, chunks, language, revision, moved } = written;
  const key = { ...job, revision };
  await stages.run('publish', () =>
    withTenant(job.tenantId, async (tx) => {
      await holdLease(tx, job);
      await moveChunks(tx, key, moved);
      const stored = await countChunks(tx, key);
      if (stored !== chunks.length)
        throw new Error(`${stored} of ${chunks.length} chunks were stored`);
      const from = performance.now();
      await deleteOtherRevisions(tx, key, revision);
      stages.add('cleanup', performance.now() - from);
      await publishRevision(tx, document, revision, stored);
      const { kept } = read.finished;
      await (kept ? writeKeptPages(tx, document, kept) : dropKeptPages(tx, document));
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
    pagesUnchanged: reading.unchanged,
    ocr: reading.ocr,
    notes: finished.notes,
    instructionLike: countSigns(chunks),
    ...timesOf(stages),
  };
}
