import { setTimeout as pause } from 'node:timers/promises';
import type { Course } from '../courses/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import {
  agsScopes,
  LmsServiceError,
  reviewAddress,
  type GradeServices,
  type RegistrationDirectory,
} from '../launch/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { columnLanguage } from './column-title.ts';
import { findColumn, locateColumn, scoreMaximum, type ServiceSubject } from './find-column.ts';
import { admit, readFacts, subjectOf } from './grade-target.ts';
import { NeedsApproval, troubleOf, Unpostable } from './grade-trouble.ts';
import { verdictOn, type Standing } from './gradebook-verdict.ts';
import { forgetLineItem } from './line-item-store.ts';
import { isRetry, targetOf, type OutboxEntry } from './outbox-entry.ts';
import {
  claimEntry,
  markSending,
  releaseEntry,
  settlePosted,
  settleUnposted,
  type Settled,
  type Unposted,
} from './outbox-store.ts';
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
 * Posts one entry of the outbox, or takes back what was posted. May run twice: the entry is held by one poster at a
 * time, settled entries are left alone, and a retry sends what was sent before. Throws when another try may help.
 */
export function createPostGrade(needs: PostNeeds): PostGrade {
  const { withTenant, queue } = needs;
  return async ({ tenantId, entryId }) => {
    const entry = await withTenant(tenantId, (tx) => claimEntry(tx, tenantId, entryId, holdMs));
    if (!entry) return;
    try {
      const settled = await post(needs, entry);
      await withTenant(tenantId, async (tx) => {
        const overtaken = await settlePosted(tx, entry, settled);
        if (overtaken) await queue.enqueue(gradeQueue, { tenantId, entryId });
      });
    } catch (error) {
      await settleFailure(needs, entry, error);
      if (!isFinal(error)) throw error;
    }
  };
}

function isFinal(error: unknown): boolean {
  if (error instanceof Unpostable || error instanceof NeedsApproval) return true;
  return error instanceof LmsServiceError && !error.mayRetry;
}

async function post(needs: PostNeeds, entry: OutboxEntry): Promise<Settled> {
  const { withTenant, registrations, now = Date.now } = needs;
  const facts = await withTenant(entry.tenantId, (tx) => readFacts(tx, entry));
  const { course, user } = admit(facts, entry);
  const subject = await subjectOf(registrations, course);
  const lineItem = entry.lineItem ?? (await columnFor(needs, entry, { course, subject }));
  const cell = { course, subject, lineItem, sub: user.sub };
  const timestamp = timestampOf(entry, now());
  const stands = targetOf(entry);
  const standing = await standingIn(needs, cell);
  const verdict = verdictOn(entry, standing);
  if (verdict === 'arrived') return { stands, timestamp, intoEmpty: false };
  // Whoever emptied the cell meanwhile wants it empty.
  if (verdict === 'empty') return { stands: null, timestamp, intoEmpty: true };
  const settled = { stands, timestamp, intoEmpty: standing === null };
  const wait = timestamp.getTime() - now();
  if (wait > 0) await pause(wait);
  await withTenant(entry.tenantId, (tx) =>
    markSending(tx, entry, { ...settled, score: stands?.score ?? null }),
  );
  await send(needs, cell, { entry, stands, timestamp }).catch((error: unknown) => {
    // Sent before and refused as not newer now: the answer to the first time was lost.
    if (isRetry(entry) && error instanceof LmsServiceError && error.code === 'outdated') return;
    throw error;
  });
  return settled;
}

/** A column that is not there is made for a grade, and not to take one back from it. */
async function columnFor(
  needs: PostNeeds,
  { deed, purpose }: OutboxEntry,
  place: { readonly course: Course; readonly subject: ServiceSubject },
): Promise<string> {
  if (deed === 'post') return findColumn(needs, { ...place, purpose });
  const column = await locateColumn(needs, { ...place, purpose });
  if ('address' in column) return column.address;
  throw new Unpostable('held', 'gone', 'The grade column does not exist any more.');
}

interface GradeCell {
  readonly course: Course;
  readonly subject: ServiceSubject;
  readonly lineItem: string;
  readonly sub: string;
}

/** What the gradebook holds for the student now. @throws LmsServiceError */
async function standingIn(
  { services }: PostNeeds,
  { course, subject, lineItem, sub }: GradeCell,
): Promise<Standing> {
  if (!course.ags?.scopes.includes(agsScopes.result)) return 'unread';
  const held = await services.readResult(subject, lineItem, sub);
  return held?.score == null ? null : held.score / (held.maximum || scoreMaximum);
}

/** @throws LmsServiceError */
async function send(
  { services, publicUrl }: PostNeeds,
  { course, subject, lineItem, sub }: GradeCell,
  { entry, stands, timestamp }: Omit<Settled, 'intoEmpty'> & { readonly entry: OutboxEntry },
): Promise<void> {
  const taken = wordsIn(columnLanguage(course)).gradebook.takenBack;
  await services.postScore(subject, lineItem, {
    userId: sub,
    scoreGiven: stands && Math.round(stands.score * scoreMaximum * 100) / 100,
    scoreMaximum,
    comment: stands?.comment ?? taken,
    timestamp,
    first: entry.postedTimestamp === null,
    reviewUrl: reviewAddress(publicUrl, entry.userId),
  });
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

async function settleFailure(
  { withTenant, queue, now = Date.now }: PostNeeds,
  entry: OutboxEntry,
  error: unknown,
): Promise<void> {
  const { tenantId, id: entryId } = entry;
  await withTenant(tenantId, async (tx) => {
    if (!isFinal(error)) return releaseEntry(tx, entry, troubleOf(error));
    // A column that is gone is made anew at the next change of the grade.
    const gone = error instanceof LmsServiceError && error.code === 'gone';
    if (gone && entry.lineItem === null) await forgetLineItem(tx, entry);
    const overtaken = await settleUnposted(tx, entry, outcomeOf(entry, error, now()));
    if (overtaken) await queue.enqueue(gradeQueue, { tenantId, entryId });
  });
}

function outcomeOf({ deed }: OutboxEntry, error: unknown, now: number): Unposted {
  if (error instanceof NeedsApproval)
    return { state: 'proposed', reason: null, trouble: null, answered: false };
  const { trouble, message: reason } = troubleOf(error);
  const answered = error instanceof LmsServiceError;
  // Taken back as far as it goes: what stands there now is the teacher's.
  if (deed === 'undo' && (trouble === 'teacher_grade' || trouble === 'gone'))
    return { state: 'undone', reason, trouble, answered };
  if (trouble === 'unpublished') {
    const retryAt = new Date(now + unpublishedRetryMs);
    return { state: 'held', reason, trouble, answered, retryAt };
  }
  const state = error instanceof Unpostable ? error.state : 'refused';
  return { state, reason, trouble, answered };
}
