import {
  findCourse,
  followReplaced,
  markFailed,
  markWaiting,
  removeMissing,
  replaceMembers,
  sightDocument,
  type ConnectedSource,
  type Course,
  type CourseDocument,
  type DocumentSighting,
  type DocumentSource,
  type LmsConnections,
  type Standings,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { CourseSourceError, type SourceItem } from '../lms/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AdmitFile } from './admit-file.ts';
import { ParseError } from './parse/parse-error.ts';
import type { IngestRequests } from './request-ingest.ts';
import { countSync, finishSync, startSync } from './sync-store.ts';

export interface SyncJob {
  readonly tenantId: string;
  readonly courseId: string;
  readonly syncId: string;
}

export type SyncCourse = (job: SyncJob, signal: AbortSignal) => Promise<void>;

interface SyncNeeds {
  readonly withTenant: WithTenant;
  readonly connections: LmsConnections;
  readonly blobs: Blobs;
  readonly admitFile: AdmitFile;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
  readonly standings: Pick<Standings, 'request'>;
}

/**
 * Reads what the LMS holds: release states take effect at once, what is gone is removed, then new and
 * changed content is fetched and queued. A listing that fails changes nothing.
 */
export function createSyncCourse(needs: SyncNeeds): SyncCourse {
  const { withTenant, connections } = needs;
  return async (job, signal) => {
    const { tenantId, courseId } = job;
    await withTenant(tenantId, (tx) => startSync(tx, job));
    const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
    try {
      const connected = course && (await connections.sourceOf(course));
      if (!course || !connected) {
        throw new CourseSourceError(
          'reconnect',
          'This course is not connected to the files of the LMS.',
        );
      }
      await readAll(needs, job, { course, connected }, signal);
      await withTenant(tenantId, (tx) => finishSync(tx, job));
    } catch (error) {
      if (!(error instanceof CourseSourceError)) throw error;
      await withTenant(tenantId, (tx) =>
        finishSync(tx, job, { code: error.code, reason: error.message }),
      );
    }
  };
}

/** So many files in a row that cannot be had mean that the LMS is down, not that the files are bad. */
const giveUpAfter = 3;

async function readAll(
  needs: SyncNeeds,
  job: SyncJob,
  { course, connected }: { course: Course; connected: ConnectedSource },
  signal: AbortSignal,
): Promise<void> {
  const { source, kind, lmsCourseId } = connected;
  const items = await source.list(lmsCourseId, signal);
  const restricted = items.some(({ release }) => release.rule !== null);
  const members = restricted ? await source.members(lmsCourseId, signal) : null;
  // Who may see what, and what is gone, takes effect at once; bytes may take their time.
  const seen = await needs.withTenant(job.tenantId, async (tx) => {
    await countSync(tx, job, { found: items.length });
    if (restricted) await replaceMembers(tx, keyOf(course), members);
    const sightings = items.map((item) => ({ item, sighting: toSighting(kind, item) }));
    await followReplaced(
      tx,
      keyOf(course),
      kind,
      sightings.map(({ sighting }) => sighting),
    );
    const sighted: Sighted[] = [];
    for (const { item, sighting } of sightings)
      sighted.push({ item, document: await sightDocument(tx, keyOf(course), sighting) });
    return sighted;
  });
  await dropMissing(needs, job, kind, items);
  await needs.standings.request(keyOf(course), null);
  await takeNews(needs, job, { connected, seen }, signal);
}

interface Sighted {
  readonly item: SourceItem;
  readonly document: CourseDocument;
}

async function takeNews(
  needs: SyncNeeds,
  job: SyncJob,
  { connected, seen }: { connected: ConnectedSource; seen: readonly Sighted[] },
  signal: AbortSignal,
): Promise<void> {
  let unavailable = 0;
  for (const { item, document } of seen) {
    if (!hasNews(document, item)) continue;
    const failure = await takeContent(needs, job, { connected, item, document }, signal);
    unavailable = failure === 'unavailable' ? unavailable + 1 : 0;
    if (unavailable >= giveUpAfter)
      throw new CourseSourceError(
        'unavailable',
        'The LMS stopped answering while its files were read.',
      );
  }
}

function keyOf(course: Course): { tenantId: string; courseId: string } {
  return { tenantId: course.tenantId, courseId: course.id };
}

// A document that failed is read again: the parser may have learned, the file may have been mended.
function hasNews(document: CourseDocument, item: SourceItem): boolean {
  return document.sourceVersion !== item.version || document.state === 'failed';
}

interface Taking {
  readonly connected: ConnectedSource;
  readonly item: SourceItem;
  readonly document: CourseDocument;
}

/** Takes the bytes of one item; one that cannot be had is marked so, and the others go on. */
async function takeContent(
  { withTenant, blobs, admitFile, ingestRequests }: SyncNeeds,
  job: SyncJob,
  { connected, item, document }: Taking,
  signal: AbortSignal,
): Promise<CourseSourceError['code'] | null> {
  try {
    const { bytes } = await connected.source.fetch(item, signal);
    await admitFile(job, { bytes, documentId: document.id });
    const blobKey = await blobs.put(job.tenantId, bytes);
    await withTenant(job.tenantId, async (tx) => {
      await markWaiting(tx, document, { sourceVersion: item.version, byteSize: bytes.length });
      await countSync(tx, job, { changed: 1 });
      await ingestRequests.add(document, { blobKey, reason: 'sync' });
    });
    return null;
  } catch (error) {
    const isKnown = error instanceof CourseSourceError || error instanceof ParseError;
    if (!isKnown || error.code === 'reconnect') throw error;
    const { code, message: reason } = error;
    await withTenant(job.tenantId, (tx) => markFailed(tx, document, { code, reason, report: {} }));
    return error instanceof CourseSourceError ? error.code : null;
  }
}

async function dropMissing(
  { withTenant }: SyncNeeds,
  job: SyncJob,
  source: DocumentSource,
  items: readonly SourceItem[],
): Promise<void> {
  const { tenantId, courseId } = job;
  await withTenant(tenantId, async (tx) => {
    const gone = await removeMissing(
      tx,
      { tenantId, courseId },
      source,
      items.map(({ key }) => key),
    );
    for (const documentId of gone)
      await deleteOtherRevisions(tx, { tenantId, courseId, documentId }, null);
    await countSync(tx, job, { removed: gone.length });
  });
}

export function toSighting(source: DocumentSource, item: SourceItem): DocumentSighting {
  return {
    source,
    sourceKey: item.key,
    title: item.title,
    fileName: item.fileName,
    url: item.url,
    mediaType: item.mediaType ?? 'application/octet-stream',
    moduleTitle: item.moduleTitle,
    position: item.position,
    published: item.release.published,
    unlockAt: item.release.unlockAt,
    lockAt: item.release.lockAt,
    releaseRule: item.release.rule,
    sourceVersion: item.version,
  };
}
