import type { Queue } from '../ground/queue/index.ts';
import { CourseSourceError } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { findCourse } from './course-store.ts';
import type { CourseKey } from './course.ts';
import type { LmsConnections } from './lms-connection.ts';
import { saveDone, studentsToAskAbout } from './member-store.ts';

export const standingQueue = 'course.standing';

export interface StandingJob extends CourseKey {
  readonly userId: string;
}

/** How far students are in the LMS, where that decides what they may see. */
export interface Standings {
  /** Asks for it to be read anew, of one student or of all who may be here now. */
  request(course: CourseKey, userId: string | null): Promise<void>;
  /** May run any number of times. @throws CourseSourceError unavailable: worth another try */
  refresh(job: StandingJob, signal: AbortSignal): Promise<void>;
}

export function createStandings(needs: {
  withTenant: WithTenant;
  queue: Pick<Queue, 'enqueue'>;
  connections: Pick<LmsConnections, 'sourceOf'>;
}): Standings {
  const { withTenant, queue, connections } = needs;
  return {
    request: ({ tenantId, courseId }, only) =>
      withTenant(tenantId, async (tx) => {
        for (const { userId } of await studentsToAskAbout(tx, { tenantId, courseId }, only)) {
          const job: StandingJob = { tenantId, courseId, userId };
          await queue.enqueue(standingQueue, job, { singletonKey: `${courseId} ${userId}` });
        }
      }),
    refresh: async ({ tenantId, courseId, userId }, signal) => {
      const { course, student } = await withTenant(tenantId, async (tx) => ({
        course: await findCourse(tx, tenantId, courseId),
        student: (await studentsToAskAbout(tx, { tenantId, courseId }, userId))[0],
      }));
      if (!course || !student) return;
      const done = await connections
        .sourceOf(course)
        .then((connected) =>
          connected?.source.done(connected.lmsCourseId, student.lmsUserId, signal),
        )
        .catch(nothingUnlessPassing);
      if (done)
        await withTenant(tenantId, (tx) => saveDone(tx, { tenantId, courseId, userId }, done));
    },
  };
}

/** What the LMS will not tell now it will not tell a minute later: what was known stays. */
function nothingUnlessPassing(error: unknown): undefined {
  if (error instanceof CourseSourceError && error.code !== 'unavailable') return undefined;
  throw error;
}
