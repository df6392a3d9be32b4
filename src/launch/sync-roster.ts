import {
  alignEnrolments,
  endSessionsOfLeavers,
  findCourse,
  type CourseKey,
} from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';
import {
  beginApplying,
  failRoster,
  finishRoster,
  markRoster,
  openMembers,
} from './roster-store.ts';
import { LmsServiceError } from './services/lms-service-error.ts';
import type { Member, RosterService } from './services/nrps.ts';

/** Brings the people of a course in step with the LMS. May run twice; throws when another try may help. */
export type SyncRoster = (course: CourseKey) => Promise<void>;

interface RosterNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly roster: RosterService;
  readonly now?: () => number;
}

export function createSyncRoster(needs: RosterNeeds): SyncRoster {
  const { withTenant, roster, now = Date.now } = needs;
  return async (key) => {
    const listedAt = new Date(now());
    try {
      await withTenant(key.tenantId, (tx) => markRoster(tx, key, 'running'));
      const { registration, deploymentId, url } = await addressOf(needs, key);
      const members = inOrder(await roster.read({ registration, deploymentId }, url));
      refuseEmpty(members);
      await apply(withTenant, key, { registration, members, listedAt });
    } catch (error) {
      const known = error instanceof LmsServiceError;
      const reason = known ? error.message : 'Reading the members failed on our side.';
      await withTenant(key.tenantId, (tx) => failRoster(tx, key, reason));
      if (!known || error.mayRetry) throw error;
    }
  };
}

async function addressOf(
  { withTenant, registrations }: RosterNeeds,
  { tenantId, courseId }: CourseKey,
): Promise<{ registration: Registration; deploymentId: string; url: string }> {
  const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
  const registration =
    course?.registrationId && (await registrations.byId(tenantId, course.registrationId));
  if (!registration || registration.status === 'disabled') {
    throw new LmsServiceError('refused', 'The connection to the LMS is switched off.');
  }
  if (!course.nrpsUrl) {
    throw new LmsServiceError(
      'refused',
      'The LMS does not share the members of this course with the tool; its administrator can switch on “Names and Roles”.',
    );
  }
  return { registration, deploymentId: course.deploymentId ?? '', url: course.nrpsUrl };
}

/** Each once, in one order: two readings at a time lock the same rows one after the other. */
function inOrder(members: readonly Member[]): Member[] {
  const once = new Map(members.map((member) => [member.sub, member]));
  return [...once.values()].toSorted((a, b) => (a.sub < b.sub ? -1 : 1));
}

// Nobody at all in a course in which somebody asks is a fault of the list, not a course to be emptied.
function refuseEmpty(members: readonly Member[]): void {
  if (members.some(({ active }) => active)) return;
  throw new LmsServiceError(
    'refused',
    'The LMS listed no active member of this course, so nobody was taken out.',
  );
}

interface Reading {
  readonly registration: Registration;
  readonly members: readonly Member[];
  readonly listedAt: Date;
}

async function apply(
  withTenant: WithTenant,
  key: CourseKey,
  { registration, members, listedAt }: Reading,
): Promise<void> {
  await withTenant(key.tenantId, async (tx) => {
    if (!(await beginApplying(tx, key, listedAt))) return;
    const ids = await openMembers(tx, registration, members);
    const listed = members.map(({ role, active }, at) => ({ userId: ids[at] ?? '', role, active }));
    const { joined, dropped } = await alignEnrolments(tx, key, { members: listed, listedAt });
    await endSessionsOfLeavers(tx, key);
    await finishRoster(tx, key, {
      members: members.filter(({ active }) => active).length,
      joined,
      dropped,
    });
  });
}
