import { listPeople, readVisibility, type CoursePerson, type CourseKey } from '../courses/index.ts';
import type { Db } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { latestRoster, livelyCourses, markRoster, type RosterSync } from './roster-store.ts';

export const rosterQueue = 'course.roster';
export const nightlyRostersQueue = 'rosters.nightly';

interface RequestNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}

/** Who is in the course, as far as the school lets those who teach see it. */
export interface RosterPicture {
  readonly sync: RosterSync | null;
  readonly people: readonly CoursePerson[];
  /** False: nobody is told when a student was here. */
  readonly showsVisits: boolean;
}

export interface Rosters {
  /** Asks for a reading of the course's members; joins one that waits already. */
  request(course: CourseKey): Promise<RosterSync>;
  /** Asks for a reading in every course with life in it. */
  requestAll(): Promise<void>;
  people(course: CourseKey): Promise<RosterPicture>;
}

export function createRosters({ db, withTenant, queue }: RequestNeeds): Rosters {
  const enqueue = ({ tenantId, courseId }: CourseKey): Promise<void> =>
    queue.enqueue(rosterQueue, { tenantId, courseId }, { singletonKey: courseId });
  return {
    request: (course) =>
      withTenant(course.tenantId, async (tx) => {
        await markRoster(tx, course, 'waiting');
        await enqueue(course);
        const sync = await latestRoster(tx, course);
        if (!sync) throw new Error('the reading just asked for is not there');
        return sync;
      }),
    requestAll: async () => {
      for (const { id: tenantId } of await listTenants(db)) {
        await withTenant(tenantId, async (tx) => {
          for (const courseId of await livelyCourses(tx, tenantId)) {
            await enqueue({ tenantId, courseId });
          }
        });
      }
    },
    people: (course) =>
      withTenant(course.tenantId, async (tx) => {
        const sync = (await latestRoster(tx, course)) ?? null;
        const people = await listPeople(tx, course);
        const { level } = await readVisibility(tx, course.tenantId);
        const showsVisits = level === 'named';
        return { sync, people: showsVisits ? people : people.map(withoutVisit), showsVisits };
      }),
  };
}

function withoutVisit(person: CoursePerson): CoursePerson {
  return person.role === 'student' ? { ...person, lastLaunchAt: null } : person;
}
