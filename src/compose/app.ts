import type { Express } from 'express';
import {
  findCourse,
  lockCourse,
  saveSettings,
  type Course,
  type CourseKey,
  type CourseSettings,
  readSchoolAudience,
} from '../courses/index.ts';
import { watchAnswers } from '../ground/blobs/index.ts';
import { nearCounters } from '../ground/live/index.ts';
import { createApp } from '../http/app.ts';
import { proposalsQueue, questionsQueue } from '../jobs/queues.ts';
import { createLimits } from '../http/lti/limits.ts';
import { findTenant } from '../tenancy/index.ts';
import type { Composed } from './compose.ts';
import type { Ground } from './ground.ts';
import { composeQuality } from './quality.ts';
import { composeSchool } from './school.ts';

/**
 * The HTTP face over the composed rooms.
 * @param closing aborts when open event streams must end
 */
export function composeApp(composed: Composed, closing: AbortSignal): Express {
  const { ground, launch, material, pictures, learning } = composed;
  const { models, accounting, messages, conduct, tutor, quality } = composed;
  const { withTenant, config, logger, metrics } = ground;
  const { publicUrl, messageMaxChars } = config;
  const courseOf = courseReader(withTenant);
  const isConnected = async (key: CourseKey) =>
    material.connections.isConnected(await courseOf(key));
  return createApp({
    ...launch,
    ...material,
    ...pictures,
    ...learning,
    ...tutor,
    messages: messages.messages,
    reviewConduct: conduct.reviewConduct,
    answerCall: conduct.answerCall,
    strikesAllowed: config.conduct,
    limits: createLimits(nearCounters(ground.live.counters), config.ltiLimits),
    trustProxy: config.trustProxy,
    findTenant: (id) => findTenant(ground.db, id),
    publicUrl,
    messageMaxChars,
    closing,
    isOffline: models.isOffline,
    logger,
    metrics,
    afterLaunch: async ({ course, session }) => {
      tutor.tellOpened(session);
      if (await material.connections.isConnected(course)) {
        await material.syncs.requestWhenOld({ tenantId: course.tenantId, courseId: course.id });
        if (session.role === 'student') await material.standings.request(session, session.userId);
      }
    },
    subjectOf: async (session) => {
      const { tenantId, registrationId, deploymentId } = await courseOf(session);
      const registration =
        registrationId && (await launch.registrations.byId(tenantId, registrationId));
      return registration ? { registration, deploymentId: deploymentId ?? '' } : undefined;
    },
    readAllowance: accounting.readAllowance,
    readReserve: accounting.readReserve,
    changeReserve: async (key, change) => {
      await accounting.changeReserve(key, change);
      // The LMS is asked for due dates only where money is kept for them or graded work is guarded.
      if (change.reserve && (await isConnected(key))) await material.syncs.request(key, null);
    },
    ...composeQuality(ground, quality),
    ...composeSchool(composed),
    ...composed.privacy,
    ...courseSettings(composed, courseOf),
    afterConnecting: async ({ tenantId, courseId }, userId) =>
      void (await material.syncs.request({ tenantId, courseId }, userId)),
    isConnected,
    checks: checksOf(ground),
    // Without either one people are served, so no load balancer should take every process out for it.
    told: {
      live: watchAnswers({ answers: () => ground.live.ready() }, closing),
      files: watchAnswers(ground.blobs, closing),
    },
  });
}

/** What an instructor decides, and what a decision sets going. */
function courseSettings(
  { ground, learning }: Pick<Composed, 'ground' | 'learning'>,
  courseOf: ReturnType<typeof courseReader>,
) {
  return {
    readSettings: async (key: CourseKey) => (await courseOf(key)).settings,
    audienceOfSchool: (tenantId: string) =>
      ground.withTenant(tenantId, (tx) => readSchoolAudience(tx, tenantId)),
    changeSettings: async (key: CourseKey, settings: CourseSettings) => {
      await ground.withTenant(key.tenantId, async (tx) => {
        // Who switches the same thing on at the same moment finds it on.
        await lockCourse(tx, key);
        const before = (await courseOf(key)).settings;
        await saveSettings(tx, key.tenantId, key.courseId, settings);
        if (settings.passback.quizzes && !before.passback.quizzes)
          await learning.postEarlierQuizzes(key);
        if (settings.passback.mastery && postsAnew(before.passback, settings.passback))
          await learning.postEarlierMastery(key);
        if (settings.writtenQuestions && !before.writtenQuestions)
          await startAtOnce(ground.queue, questionsQueue, key);
        if (settings.conceptProposals && !before.conceptProposals)
          await startAtOnce(ground.queue, proposalsQueue, key);
      });
    },
  };
}

type Passback = CourseSettings['passback'];

/** Other concepts in the columns make other grades of the same evidence. */
function postsAnew(before: Passback, now: Passback): boolean {
  return !before.mastery || JSON.stringify(before.concepts) !== JSON.stringify(now.concepts);
}

/** At once, also where the next time after new material waits already. */
function startAtOnce(
  queue: Ground['queue'],
  job: string,
  { tenantId, courseId }: CourseKey,
): Promise<void> {
  const once = { singletonKey: `${courseId}/now` };
  return queue.enqueue(job, { tenantId, courseId }, once);
}

function checksOf({ db, queue }: Ground) {
  return {
    database: async () => (await db.query('select 1')).length === 1,
    queue: () => queue.ready(),
  };
}

function courseReader(withTenant: Ground['withTenant']) {
  return ({ tenantId, courseId }: CourseKey): Promise<Course> =>
    withTenant(tenantId, async (tx) => {
      const course = await findCourse(tx, tenantId, courseId);
      if (!course) throw new Error('a session names a course that is gone');
      return course;
    });
}
