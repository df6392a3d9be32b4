import { findCourse, type Course } from '../courses/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import {
  agsScopes,
  findPlatformUser,
  LmsServiceError,
  type GradeServices,
  type RegistrationDirectory,
} from '../launch/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { forgetLineItem, knownLineItem, rememberLineItem } from './line-item-store.ts';
import {
  claimEntry,
  releaseEntry,
  settlePosted,
  settleUnposted,
  type OutboxEntry,
} from './outbox-store.ts';
import { gradeQueue, type GradeJob } from './want-grade.ts';

export type PostGrade = (job: GradeJob) => Promise<void>;

interface PostNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly services: GradeServices;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly now?: () => number;
}

/** Longer than a post with its token may take; a poster that died is followed after that. */
const holdMs = 120_000;
/** Every column of ours counts to 100: a share of the maximum, whatever the LMS makes of it. */
const scoreMaximum = 100;
// quirk: moodle compares whole seconds and refuses an equal one.
const timestampStepMs = 1_000;

const labels: Readonly<Record<string, string>> = {
  quizzes: 'Preceptor quizzes',
  mastery: 'Preceptor mastery',
};

/**
 * Posts one entry of the outbox. May run twice: the entry is held by one poster at a time, settled
 * entries are left alone, and timestamps grow. Throws when another try may help.
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
      await settleFailure(withTenant, entry, error);
      if (!(error instanceof LmsServiceError) || error.mayRetry) throw error;
    }
  };
}

/** A grade that must not or cannot be posted; `state` says which. */
class Unpostable extends Error {
  readonly state: 'refused' | 'held';

  constructor(state: 'refused' | 'held', message: string) {
    super(message);
    this.state = state;
  }
}

async function post(needs: PostNeeds, entry: OutboxEntry): Promise<Date> {
  const { withTenant, registrations, services, now = Date.now } = needs;
  const { tenantId } = entry;
  const { course, user } = await withTenant(tenantId, async (tx) => ({
    course: await findCourse(tx, tenantId, entry.courseId),
    user: await findPlatformUser(tx, tenantId, entry.userId),
  }));
  if (!course || !user) throw new Unpostable('refused', 'The course or the student is gone.');
  if (user.isTest) throw new Unpostable('refused', 'Test students get no grades.');
  if (!course.settings.passback.quizzes)
    throw new Unpostable('held', 'Grade passback is switched off.');
  if (!course.ags?.scopes.includes(agsScopes.score)) {
    throw new Unpostable('refused', 'The LMS does not let this tool post scores in this course.');
  }
  const registration =
    course.registrationId && (await registrations.byId(tenantId, course.registrationId));
  if (!registration || registration.status === 'disabled')
    throw new Unpostable('refused', 'The connection to the LMS is switched off.');
  const subject = { registration, deploymentId: course.deploymentId ?? '' };
  const lineItem = entry.lineItem ?? (await columnOf(needs, course, subject, entry.purpose));
  await protectTeacher(services, { subject, lineItem, course, entry, sub: user.sub });
  const timestamp = nextTimestamp(entry, now());
  const wait = timestamp.getTime() - now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await services.postScore(subject, lineItem, {
    userId: user.sub,
    scoreGiven: Math.round(entry.score * scoreMaximum * 100) / 100,
    scoreMaximum,
    comment: entry.comment,
    timestamp,
  });
  return timestamp;
}

// I10: strictly growing, and never in the future, where it would block the posts after it.
function nextTimestamp(entry: OutboxEntry, now: number): Date {
  const last = entry.postedTimestamp?.getTime() ?? 0;
  return new Date(Math.max(now, last + timestampStepMs));
}

type Subject = Parameters<GradeServices['postScore']>[0];

/** The column of that purpose: remembered, found again in the LMS (after a course copy), or created. */
async function columnOf(
  { withTenant, services }: PostNeeds,
  course: Course,
  subject: Subject,
  purpose: string,
): Promise<string> {
  const column = { tenantId: course.tenantId, courseId: course.id, purpose };
  const known = await withTenant(course.tenantId, (tx) => knownLineItem(tx, column));
  if (known !== undefined) return known;
  const container = course.ags?.lineItems;
  if (!container || !course.ags?.scopes.includes(agsScopes.lineItem)) {
    throw new Unpostable(
      'refused',
      'The LMS does not let this tool create a grade column in this course.',
    );
  }
  const resourceId = `preceptor-${purpose}`;
  const url =
    (await services.findLineItem(subject, container, resourceId)) ??
    (await services.createLineItem(subject, container, {
      label: labels[purpose] ?? `Preceptor ${purpose}`,
      scoreMaximum,
      resourceId,
      tag: 'preceptor',
    }));
  await withTenant(course.tenantId, (tx) => rememberLineItem(tx, column, url));
  return url;
}

interface Protection {
  readonly subject: Subject;
  readonly lineItem: string;
  readonly course: Course;
  readonly entry: OutboxEntry;
  readonly sub: string;
}

/** A grade that is not the one we posted is a teacher's: it stays. */
async function protectTeacher(services: GradeServices, protection: Protection): Promise<void> {
  const { subject, lineItem, course, entry, sub } = protection;
  if (!course.ags?.scopes.includes(agsScopes.result)) return;
  const held = await services.readResult(subject, lineItem, sub);
  if (held?.score == null) return;
  const share = held.score / (held.maximum || scoreMaximum);
  // Platforms round and keep two to five decimals.
  const ours = entry.postedScore !== null && Math.abs(share - entry.postedScore) < 0.005;
  if (!ours)
    throw new Unpostable(
      'held',
      'The gradebook holds a grade that this tool did not post; it is left as it is.',
    );
}

async function settleFailure(
  withTenant: WithTenant,
  entry: OutboxEntry,
  error: unknown,
): Promise<void> {
  await withTenant(entry.tenantId, async (tx) => {
    if (error instanceof Unpostable) return settleUnposted(tx, entry, error.state, error.message);
    if (!(error instanceof LmsServiceError))
      return releaseEntry(tx, entry, 'Posting failed; it will be tried again.');
    if (error.mayRetry) return releaseEntry(tx, entry, error.message);
    // A column that is gone is made anew at the next change of the grade.
    if (entry.lineItem === null) await forgetLineItem(tx, entry);
    return settleUnposted(tx, entry, 'refused', error.message);
  });
}
