import { setTimeout as pause } from 'node:timers/promises';
import { findCourse, hasLeft, type Course } from '../courses/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import {
  agsScopes,
  findPlatformUser,
  LmsServiceError,
  reviewAddress,
  type GradeServices,
  type RegistrationDirectory,
} from '../launch/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { findColumn, scoreMaximum, type ServiceSubject } from './find-column.ts';
import { forgetLineItem } from './line-item-store.ts';
import {
  claimEntry,
  markSending,
  releaseEntry,
  settlePosted,
  settleUnposted,
  type OutboxEntry,
} from './outbox-store.ts';
import { Unpostable } from './unpostable.ts';
import { gradeQueue, type GradeJob } from './want-grade.ts';

export type PostGrade = (job: GradeJob) => Promise<void>;

interface PostNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly services: GradeServices;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly publicUrl: string;
  readonly now?: () => number;
}

/** Longer than a post with its column and its tokens may take; who died is followed after that. */
const holdMs = 150_000;
// quirk: moodle compares whole seconds and refuses an equal one.
const timestampStepMs = 1_000;
/** When a grade of an unpublished assignment is tried again by itself. */
const unpublishedRetryMs = 60 * 60 * 1000;

/**
 * Posts one entry of the outbox. May run twice: the entry is held by one poster at a time, settled
 * entries are left alone, and a retry sends what was sent before. Throws when another try may help.
 */
export function createPostGrade(needs: PostNeeds): PostGrade {
  const { withTenant, queue } = needs;
  return async ({ tenantId, entryId }) => {
    const entry = await withTenant(tenantId, (tx) => claimEntry(tx, tenantId, entryId, holdMs));
    if (!entry) return;
    try {
      const timestamp = await post(needs, entry);
      await withTenant(tenantId, async (tx) => {
        const overtaken = await settlePosted(tx, entry, timestamp);
        if (overtaken) await queue.enqueue(gradeQueue, { tenantId, entryId });
      });
    } catch (error) {
      await settleFailure(needs, entry, error);
      if (!isFinal(error)) throw error;
    }
  };
}

function isFinal(error: unknown): boolean {
  return error instanceof Unpostable || (error instanceof LmsServiceError && !error.mayRetry);
}

async function post(needs: PostNeeds, entry: OutboxEntry): Promise<Date> {
  const { withTenant, services, publicUrl, now = Date.now } = needs;
  const { course, sub, subject } = await targetOf(needs, entry);
  const lineItem =
    entry.lineItem ?? (await findColumn(needs, { course, subject, purpose: entry.purpose }));
  const timestamp = timestampOf(entry, now());
  const held = course.ags?.scopes.includes(agsScopes.result)
    ? await services.readResult(subject, lineItem, sub)
    : undefined;
  if (held?.score != null) {
    const share = held.score / (held.maximum || scoreMaximum);
    if (hasArrived(entry, share)) return timestamp;
    protectTeacher(entry, share);
  }
  const wait = timestamp.getTime() - now();
  if (wait > 0) await pause(wait);
  await withTenant(entry.tenantId, (tx) => markSending(tx, entry, timestamp));
  await services
    .postScore(subject, lineItem, {
      userId: sub,
      scoreGiven: Math.round(entry.score * scoreMaximum * 100) / 100,
      scoreMaximum,
      comment: entry.comment,
      timestamp,
      first: entry.postedTimestamp === null,
      reviewUrl: reviewAddress(publicUrl, entry.userId),
    })
    .catch((error: unknown) => {
      // Sent before and refused as not newer now: the answer to the first time was lost.
      if (isRetry(entry) && error instanceof LmsServiceError && error.code === 'outdated') return;
      throw error;
    });
  return timestamp;
}

interface Target {
  readonly course: Course;
  readonly sub: string;
  readonly subject: ServiceSubject;
}

/** Whose grade goes where. @throws Unpostable */
async function targetOf(
  { withTenant, registrations }: PostNeeds,
  { tenantId, courseId, userId, purpose }: OutboxEntry,
): Promise<Target> {
  const { course, user, gone } = await withTenant(tenantId, async (tx) => ({
    course: await findCourse(tx, tenantId, courseId),
    user: await findPlatformUser(tx, tenantId, userId),
    gone: await hasLeft(tx, { tenantId, courseId }, userId),
  }));
  if (!course || !user) throw new Unpostable('refused', 'The course or the student is gone.');
  if (user.isTest) throw new Unpostable('refused', 'Test students get no grades.');
  if (gone) throw new Unpostable('held', 'The student has left the course in the LMS.');
  refuseSwitchedOff(course, purpose);
  if (!course.ags?.scopes.includes(agsScopes.score)) {
    throw new Unpostable('refused', 'The LMS does not let this tool post scores in this course.');
  }
  const registration =
    course.registrationId && (await registrations.byId(tenantId, course.registrationId));
  if (!registration || registration.status === 'disabled')
    throw new Unpostable('refused', 'The connection to the LMS is switched off.');
  const subject = { registration, deploymentId: course.deploymentId ?? '' };
  return { course, sub: user.sub, subject };
}

/** Each column has a switch of its own. @throws Unpostable */
function refuseSwitchedOff({ settings }: Course, purpose: string): void {
  const { quizzes, mastery } = settings.passback;
  if (purpose === 'mastery' && !mastery)
    throw new Unpostable('held', 'The posting of mastery is switched off.');
  if (purpose !== 'mastery' && !quizzes)
    throw new Unpostable('held', 'Grade passback is switched off.');
}

function isRetry(entry: OutboxEntry): boolean {
  return entry.sentVersion === entry.version;
}

/**
 * I10: the time of the change, kept by retries, strictly growing, and never in the future, where it
 * would block the posts after it. Milliseconds since 1970 in, a date out.
 */
function timestampOf(entry: OutboxEntry, now: number): Date {
  if (isRetry(entry) && entry.sentTimestamp) return entry.sentTimestamp;
  const told = [entry.postedTimestamp, entry.sentTimestamp].map((date) => date?.getTime() ?? 0);
  const last = Math.max(...told);
  return new Date(Math.max(Math.min(entry.changedAt.getTime(), now), last + timestampStepMs));
}

/** Platforms round and keep two to five decimals. */
function sameShare(share: number, score: number | null): boolean {
  return score !== null && Math.abs(share - score) < 0.005;
}

/** True when an earlier try has reached the gradebook though its answer never came back. */
function hasArrived(entry: OutboxEntry, share: number): boolean {
  return (
    isRetry(entry) && sameShare(share, entry.sentScore) && !sameShare(share, entry.postedScore)
  );
}

/** A grade that is none of those we sent is a teacher's: it stays. @throws Unpostable */
function protectTeacher(entry: OutboxEntry, share: number): void {
  if (sameShare(share, entry.postedScore) || sameShare(share, entry.sentScore)) return;
  throw new Unpostable(
    'held',
    'The gradebook holds a grade that this tool did not post; it is left as it is.',
  );
}

async function settleFailure(
  { withTenant, queue, now = Date.now }: PostNeeds,
  entry: OutboxEntry,
  error: unknown,
): Promise<void> {
  const { tenantId, id: entryId } = entry;
  await withTenant(tenantId, async (tx) => {
    if (!isFinal(error)) {
      const known = error instanceof LmsServiceError;
      const reason = known ? error.message : 'Posting failed; it will be tried again.';
      return releaseEntry(tx, entry, reason);
    }
    // A column that is gone is made anew at the next change of the grade.
    const gone = error instanceof LmsServiceError && error.code === 'gone';
    if (gone && entry.lineItem === null) await forgetLineItem(tx, entry);
    const answered = error instanceof LmsServiceError;
    const overtaken = await settleUnposted(tx, entry, { ...outcomeOf(error, now()), answered });
    if (overtaken) await queue.enqueue(gradeQueue, { tenantId, entryId });
  });
}

function outcomeOf(error: unknown, now: number) {
  if (error instanceof Unpostable) return { state: error.state, reason: error.message };
  const { code, message } = error as LmsServiceError;
  return code === 'unpublished'
    ? { state: 'held' as const, reason: message, retryAt: new Date(now + unpublishedRetryMs) }
    : { state: 'refused' as const, reason: message };
}
