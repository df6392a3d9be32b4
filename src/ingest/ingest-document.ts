import {
  findDocument,
  markFailed,
  markProcessing,
  markUnchanged,
  markWaitingAgain,
} from '../courses/index.ts';
import { BudgetRefusedError } from '../budget/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { Attempt, IngestNeeds } from './attempt.ts';
import { timesOf } from './ingest-report.ts';
import { ingestQueue, maxAttempts, type IngestJob, type IngestMessage } from './job.ts';
import {
  claimJob,
  failJob,
  finishJob,
  holdLease,
  LeaseLostError,
  lockDocument,
} from './job-store.ts';
import { readKeptPages } from './kept-pages-store.ts';
import { ParseError } from './parse/parse-error.ts';
import { publishDocument } from './publish-document.ts';
import type { KeptPages } from './reader/kept-pages.ts';
import { activeRevision } from './revision-store.ts';
import { openStages } from './stages.ts';

/** `busy`: somebody else has the document, this job looks again later. `over`: nothing was left to do. */
export type IngestOutcome = 'ready' | 'failed' | 'unchanged' | 'busy' | 'over';
export type IngestDocument = (
  message: IngestMessage,
  signal: AbortSignal,
) => Promise<IngestOutcome>;

/**
 * Makes stored bytes searchable: fetch → validate → parse → OCR → clean → chunk → embed → upsert →
 * publish → clean up. May run twice and may die anywhere: the job's row says who holds the document,
 * until the flip nobody sees the new revision, and the old one stays searchable when it fails.
 * @throws whatever of ours went wrong while attempts remain; the queue tries again
 */
export function createIngestDocument(needs: IngestNeeds): IngestDocument {
  const { withTenant, queue } = needs;
  return async (message, signal) => {
    const { tenantId, jobId } = message;
    const claim = await withTenant(tenantId, (tx) => claimJob(tx, tenantId, jobId));
    if (claim.kind === 'over') return 'over';
    if (claim.kind === 'busy') {
      const startAfter = new Date(claim.until.getTime() + 1_000);
      await queue.enqueue(ingestQueue, message, { startAfter });
      return 'busy';
    }
    if (claim.kind === 'exhausted') return giveUp(needs, claim.job);
    return attempt(needs, claim.job, signal);
  };
}

async function attempt(
  needs: IngestNeeds,
  job: IngestJob,
  outer: AbortSignal,
): Promise<IngestOutcome> {
  const { withTenant } = needs;
  const document = await withTenant(job.tenantId, async (tx) => {
    const found = await findDocument(tx, job.tenantId, job.documentId);
    if (found) await markProcessing(tx, found);
    return found;
  });
  if (!document) return 'over';
  const embedder = await needs.servingEmbedder(job.tenantId);
  await using stages = openStages(withTenant, job, outer);
  try {
    return await readAndPublish(needs, { job, document, stages, embedder });
  } catch (error) {
    if (error instanceof LeaseLostError || stages.signal.reason instanceof LeaseLostError)
      return 'over';
    await recordFailure(needs, { job, document, stages, embedder }, error);
    if (isFinal(error)) return 'failed';
    throw error;
  }
}

async function readAndPublish(needs: IngestNeeds, work: Attempt): Promise<IngestOutcome> {
  const { blobs, reader, checkContent } = needs;
  const { job, document, stages } = work;
  const { signal } = stages;
  const bytes = await stages.run('fetch', () => blobs.get(job.tenantId, job.blobKey));
  const contentHash = digest(bytes);
  if (job.reason !== 'reindex' && (await isCurrent(needs, work, contentHash))) return 'unchanged';
  await stages.run('validate', () => checkContent(bytes, signal));
  const { fileName, mediaType, title } = document;
  const kept = await keptPages(needs, work);
  const text = await stages.run('parse', (onProgress) =>
    reader.read({ bytes, fileName, mediaType, kept }, onProgress, signal),
  );
  const reading =
    text.wanting.length === 0
      ? text
      : await stages.run('ocr', (onProgress) => reader.recognise(text, onProgress, signal));
  const finished = await stages.run('clean', async () => {
    const done = await reader.finish(reading, title, signal);
    stages.add('chunk', done.stages.chunk);
    stages.add('clean', -done.stages.chunk);
    return done;
  });
  await publishDocument(needs, work, { reading, finished, contentHash, byteSize: bytes.length });
  return 'ready';
}

/** What “Read again” asks for is a reading from the start. */
async function keptPages(
  { withTenant }: IngestNeeds,
  { job, document }: Attempt,
): Promise<KeptPages | null> {
  if (job.reason === 'reindex') return null;
  return withTenant(document.tenantId, (tx) => readKeptPages(tx, document));
}

async function isCurrent(
  { withTenant }: IngestNeeds,
  { job, document, stages, embedder }: Attempt,
  contentHash: string,
): Promise<boolean> {
  if (document.activeRevision === null) return false;
  return withTenant(document.tenantId, async (tx) => {
    const active = await activeRevision(tx, document);
    if (active?.contentHash !== contentHash || active.embedder !== embedder.id) return false;
    await holdLease(tx, job);
    await markUnchanged(tx, document);
    await finishJob(tx, job, stages.durations());
    return true;
  });
}

const brokenOff = {
  code: 'internal',
  reason: 'Something went wrong while reading this document; it will be tried again.',
};
const gaveUp = {
  code: 'gave_up',
  reason:
    'This document was tried several times and something of ours went wrong each time. Its administrator can see why; “Try again” starts over.',
};

async function recordFailure(
  { withTenant }: IngestNeeds,
  { job, document, stages }: Attempt,
  error: unknown,
): Promise<void> {
  const durations = stages.durations();
  const again = !isFinal(error) && job.attempt < maxAttempts;
  const failure = isFinal(error)
    ? { code: error.code, reason: error.message }
    : again
      ? brokenOff
      : gaveUp;
  await withTenant(document.tenantId, async (tx) => {
    await lockDocument(tx, job);
    await failJob(tx, job, { ...failure, detail: detailOf(error) }, { again, stages: durations });
    if (again) await markWaitingAgain(tx, document, failure);
    else await markFailed(tx, document, { ...failure, report: timesOf(durations) });
    await deleteOtherRevisions(tx, { ...job }, document.activeRevision);
  });
}

/** Another try right away would end the same; why it failed is for people to read. */
function isFinal(error: unknown): error is ParseError | BudgetRefusedError {
  return error instanceof ParseError || error instanceof BudgetRefusedError;
}

/** The error with what caused it, for operators: short, and never the document's text. */
function detailOf(error: unknown): string {
  const chain: string[] = [];
  for (let at = error; at instanceof Error && chain.length < 4; at = at.cause)
    chain.push(`${at.name}: ${at.message}`);
  return (chain.join(' ← ') || 'unknown').slice(0, 1_000);
}

/** A job that was begun too often without ending took its process with it each time. */
async function giveUp({ withTenant }: IngestNeeds, job: IngestJob): Promise<IngestOutcome> {
  return withTenant(job.tenantId, async (tx) => {
    await lockDocument(tx, job);
    const document = await findDocument(tx, job.tenantId, job.documentId);
    if (!document) return 'over';
    const detail = `begun ${job.attempt} times, never ended`;
    await failJob(tx, job, { ...gaveUp, detail }, { again: false, stages: {} });
    await markFailed(tx, document, { ...gaveUp, report: {} });
    await deleteOtherRevisions(tx, { ...job }, document.activeRevision);
    return 'failed';
  });
}
