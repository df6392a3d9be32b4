import {
  markFailed,
  markWaiting,
  type ConnectedSource,
  type CourseDocument,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { CourseSourceError, type SourceItem } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AdmitFile, AdmitListed } from './admit-file.ts';
import { ParseError, type ParseFailure } from './parse/parse-error.ts';
import type { IngestRequests } from './request-ingest.ts';
import { countSync, holdSync, type HeldSync } from './sync-store.ts';

export interface TakeNewsNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'put'>;
  readonly admitListed: AdmitListed;
  readonly admitFile: AdmitFile;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
}

export interface Sighted {
  readonly item: SourceItem;
  readonly document: CourseDocument;
}

/** So many files in a row that cannot be had mean that the LMS is down, not that the files are bad. */
const giveUpAfter = 3;

/**
 * Fetches what is new or changed and has it read; one that cannot be had is marked so, and the others
 * go on.
 * @throws CourseSourceError reconnect; unavailable when the LMS has stopped answering
 */
export async function takeNews(
  needs: TakeNewsNeeds,
  held: HeldSync,
  { connected, seen }: { connected: ConnectedSource; seen: readonly Sighted[] },
  signal: AbortSignal,
): Promise<void> {
  let silent = 0;
  for (const { item, document } of seen) {
    if (!hasNews(document, item, held)) continue;
    const failure = await takeContent(needs, held, { connected, item, document }, signal);
    const isSilent = failure instanceof CourseSourceError && failure.code === 'unavailable';
    silent = isSilent ? silent + 1 : 0;
    if (failure && silent >= giveUpAfter) throw stoppedAnswering(failure);
  }
}

/** What a file is does not change by fetching it again, night after night. */
const settled: ReadonlySet<string | null> = new Set<ParseFailure>([
  'empty_file',
  'unsupported_format',
  'legacy_office',
  'malformed',
  'encrypted',
  'no_text',
  'unreadable_scan',
  'too_large',
  'too_many_pages',
  'unpacks_too_large',
  'malware_found',
]);

/**
 * What failed or was refused is fetched again, except by itself where its content was the trouble:
 * somebody who asks may know that the reader has learned. What was refused goes on waiting also when the
 * content held before was read once more.
 */
function hasNews(
  { sourceVersion, refusedVersion, state, failureCode }: CourseDocument,
  { version }: SourceItem,
  { isAskedFor }: HeldSync,
): boolean {
  if ((refusedVersion ?? sourceVersion) !== version) return true;
  const isWanting = state === 'failed' || refusedVersion !== null;
  return isWanting && (isAskedFor || !settled.has(failureCode));
}

interface Taking extends Sighted {
  readonly connected: ConnectedSource;
}

/** Takes the bytes of one item; what they cannot be taken for, or null. */
async function takeContent(
  { withTenant, blobs, admitListed, admitFile, ingestRequests }: TakeNewsNeeds,
  held: HeldSync,
  { connected, item, document }: Taking,
  signal: AbortSignal,
): Promise<CourseSourceError | ParseError | null> {
  const { tenantId } = held;
  const { version, mediaType, byteSize = null } = item;
  try {
    await admitListed(held, { byteSize, mediaType, documentId: document.id });
    const { bytes } = await connected.source.fetch(item, signal);
    await admitFile(held, { bytes, documentId: document.id });
    const blobKey = await blobs.put(tenantId, bytes);
    await withTenant(tenantId, async (tx) => {
      await holdSync(tx, held);
      await markWaiting(tx, document, { sourceVersion: version, byteSize: bytes.length });
      await countSync(tx, held, { changed: 1 });
      await ingestRequests.add(document, { blobKey, reason: 'sync' });
    });
    return null;
  } catch (error) {
    const isKnown = error instanceof CourseSourceError || error instanceof ParseError;
    if (!isKnown || error.code === 'reconnect') throw error;
    const { code, message: reason } = error;
    const looked = error instanceof ParseError ? { refusedVersion: version } : {};
    await withTenant(tenantId, async (tx) => {
      await holdSync(tx, held);
      await markFailed(tx, document, { code, reason, ...looked });
    });
    return error;
  }
}

function stoppedAnswering(last: Error): CourseSourceError {
  return new CourseSourceError(
    'unavailable',
    `The LMS stopped answering while its files were read. What was read before is kept; the rest comes with the next reading. Last trouble: ${last.message}`,
    { cause: last },
  );
}
