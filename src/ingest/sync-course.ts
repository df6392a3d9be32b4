import {
  closeUnread,
  countsAsGraded,
  findCourse,
  followReplaced,
  noteCourseEnd,
  placesOf,
  removeMissing,
  replaceDueDates,
  replaceMembers,
  sightDocument,
  type ConnectedSource,
  type CourseSettings,
  type DocumentSighting,
  type DocumentSource,
  type LmsConnections,
  type Standings,
} from '../courses/index.ts';
import { neededFromLms } from '../budget/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { CourseSourceError, type SourceItem } from '../lms/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { vanished } from './doubt-listing.ts';
import { syncQueue, type SyncJob } from './request-sync.ts';
import { openSyncLease } from './sync-lease.ts';
import {
  claimSync,
  countSync,
  failureBefore,
  finishSync,
  holdSync,
  SyncLostError,
  type HeldSync,
} from './sync-store.ts';
import { takeNews, type Sighted, type TakeNewsNeeds } from './take-news.ts';

export type SyncCourse = (job: SyncJob, signal: AbortSignal) => Promise<void>;

interface SyncNeeds extends TakeNewsNeeds {
  readonly connections: LmsConnections;
  readonly standings: Pick<Standings, 'request'>;
  readonly queue: Pick<Queue, 'enqueue'>;
  /** Whether anything depends on when courses of the school end. */
  readonly dependsOnEnd: (tx: Tx, tenantId: string) => Promise<boolean>;
}

/** What cannot be true, or should be looked at before it is believed. */
class DoubtfulListingError extends Error {
  override readonly name = 'DoubtfulListingError';
  readonly code = doubtful;
}

const doubtful = 'doubtful_listing';

/**
 * Reads what the LMS holds: release states take effect at once, what is gone is removed, then new and
 * changed content is fetched and queued. A listing that fails changes nothing. One worker at a time
 * reads a course; when it dies, another begins anew and finds what was taken already unchanged.
 */
export function createSyncCourse(needs: SyncNeeds): SyncCourse {
  const { withTenant, queue } = needs;
  return async (job, signal) => {
    const { tenantId } = job;
    const claim = await withTenant(tenantId, (tx) => claimSync(tx, job));
    if (claim.kind === 'over') return;
    if (claim.kind === 'busy') {
      const startAfter = new Date(claim.until.getTime() + 1_000);
      await queue.enqueue(syncQueue, job, { startAfter, singletonKey: job.syncId });
      return;
    }
    await using lease = openSyncLease(withTenant, claim.held, signal);
    try {
      await readConnected(needs, claim.held, lease.signal);
    } catch (error) {
      if (error instanceof SyncLostError || lease.signal.reason instanceof SyncLostError) return;
      throw error;
    }
  };
}

async function readConnected(needs: SyncNeeds, held: HeldSync, signal: AbortSignal): Promise<void> {
  const { withTenant, connections } = needs;
  const { tenantId, courseId } = held;
  const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
  try {
    const connected = course && (await connections.sourceOf(course));
    if (!course || !connected) {
      throw new CourseSourceError(
        'reconnect',
        'This course is not connected to the files of the LMS. Connect it, or ask your LMS administrator to.',
      );
    }
    await readAll(needs, held, { connected, settings: course.settings }, signal);
    await withTenant(tenantId, (tx) => finishSync(tx, held));
  } catch (error) {
    const isKnown = error instanceof CourseSourceError || error instanceof DoubtfulListingError;
    if (!isKnown) throw error;
    const { code, message: reason } = error;
    await withTenant(tenantId, (tx) => finishSync(tx, held, { code, reason }));
  }
}

async function readAll(
  needs: SyncNeeds,
  held: HeldSync,
  { connected, settings }: { connected: ConnectedSource; settings: CourseSettings },
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, courseId } = held;
  const { source, lmsCourseId, kind } = connected;
  const items = await source.list(lmsCourseId, signal);
  const restricted = items.some(({ release }) => release.rule !== null);
  const needed = await needs.withTenant(tenantId, (tx) => neededFromLms(tx, tenantId));
  const asksDates = needed.dueDates || holdsBack(settings, kind, items);
  const due = asksDates ? await dueDatesFrom(connected, signal) : null;
  const isDueByPart = due?.exceptions.some(({ who }) => !who.startsWith('user:')) ?? false;
  const asksMembers = restricted || needed.sections || isDueByPart;
  const members = asksMembers ? await source.members(lmsCourseId, signal) : null;
  const asksEnd = await needs.withTenant(tenantId, (tx) => needs.dependsOnEnd(tx, tenantId));
  const endsAt = asksEnd ? await endFrom(connected, signal) : undefined;
  // Who may see what, and what is gone, takes effect at once; bytes may take their time.
  const seen = await needs.withTenant(tenantId, async (tx) => {
    await holdSync(tx, held);
    await refuseDoubtful(tx, held, connected, items);
    // Where no document depends on it, what launches told may stand.
    if (restricted || members !== null) await replaceMembers(tx, held, members);
    if (due !== null) await replaceDueDates(tx, held, due);
    if (endsAt !== undefined) await noteCourseEnd(tx, held, endsAt);
    const { sighted, kept } = await sightAll(tx, held, connected.kind, items);
    const removed = await dropMissing(tx, held, connected.kind, kept);
    await countSync(tx, held, { found: items.length, removed });
    return sighted;
  });
  await needs.standings.request({ tenantId, courseId }, null);
  await takeNews(needs, held, { connected, seen }, signal);
}

/** Whether the tutor holds back or is locked by when something is due. */
function holdsBack(
  { openWork, exams }: CourseSettings,
  source: DocumentSource,
  items: readonly SourceItem[],
): boolean {
  if (exams.some(({ key }) => key !== null)) return true;
  if (openWork.effect === 'off') return false;
  return items.some(({ key: sourceKey }) => countsAsGraded({ source, sourceKey }));
}

/** Null where the LMS does not tell now: what it told before stands, and the course is read all the same. */
async function dueDatesFrom({ source, lmsCourseId }: ConnectedSource, signal: AbortSignal) {
  return source.dueDates(lmsCourseId, signal).catch((error: unknown) => {
    if (error instanceof CourseSourceError) return null;
    throw error;
  });
}

/** Undefined likewise. */
async function endFrom({ source, lmsCourseId }: ConnectedSource, signal: AbortSignal) {
  return source.endsAt(lmsCourseId, signal).catch((error: unknown) => {
    if (error instanceof CourseSourceError) return undefined;
    throw error;
  });
}

/**
 * Whoever sees drafts as well sees everything there is: where all of something is gone at once, either
 * it was deleted or the LMS has gone wrong. The second reading that says so is believed.
 * @throws DoubtfulListingError
 */
async function refuseDoubtful(
  tx: Tx,
  held: HeldSync,
  { source, kind }: ConnectedSource,
  items: readonly SourceItem[],
): Promise<void> {
  if (!source.listsHidden) return;
  const missing = vanished(await placesOf(tx, held, kind), items);
  if (missing === null || (await failureBefore(tx, held)) === doubtful) return;
  throw new DoubtfulListingError(
    `The LMS suddenly lists no ${missing} in this course any more. To be sure, nothing was changed and the tutor goes on with what it has. If they were deleted, read the course again now and they are taken out; if not, look into the course in the LMS first.`,
  );
}

async function sightAll(
  tx: Tx,
  { tenantId, courseId }: HeldSync,
  kind: DocumentSource,
  items: readonly SourceItem[],
): Promise<{ readonly sighted: readonly Sighted[]; readonly kept: readonly string[] }> {
  const course = { tenantId, courseId };
  const unread = items.filter((item) => item.unread).map(({ key }) => key);
  const closed = await closeUnread(tx, course, kind, unread);
  const sightings = items
    .filter((item) => !item.unread)
    .map((item) => ({ item, sighting: toSighting(kind, item) }));
  const listed = [...sightings.map(({ sighting }) => sighting), ...closed];
  await followReplaced(tx, course, kind, listed);
  const sighted: Sighted[] = [];
  for (const { item, sighting } of sightings)
    sighted.push({ item, document: await sightDocument(tx, course, sighting) });
  return { sighted, kept: listed.map(({ sourceKey }) => sourceKey) };
}

async function dropMissing(
  tx: Tx,
  { tenantId, courseId }: HeldSync,
  source: DocumentSource,
  kept: readonly string[],
): Promise<number> {
  const gone = await removeMissing(tx, { tenantId, courseId }, source, kept);
  for (const documentId of gone)
    await deleteOtherRevisions(tx, { tenantId, courseId, documentId }, null);
  return gone.length;
}

function toSighting(source: DocumentSource, item: SourceItem): DocumentSighting {
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
