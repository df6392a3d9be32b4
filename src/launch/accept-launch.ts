import { openCourse, recordEnrolment, type Course } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import { admitDeployment } from './deployment-store.ts';
import { readPlacedItem } from './placed-item.ts';
import { rememberOrigins, setProduct } from './registration-store.ts';
import { beginSession, type Session, type View } from './session.ts';
import { noteSighting } from './sighting-store.ts';
import { useOnce } from './used-nonce-store.ts';
import { openUser } from './user-store.ts';

export interface AcceptedLaunch {
  /** Bearer token; shown to the page once and stored hashed. */
  readonly token: string;
  readonly session: Session;
  readonly course: Course;
}

export type AcceptLaunch = (launch: Launch) => Promise<AcceptedLaunch>;

/**
 * Turns a verified launch into a session, in one transaction: its nonce is used up, person, course
 * and enrolment are brought up to date. Of a launch whose deployment is not accepted the deployment
 * alone is kept, so that an administrator sees it waiting.
 * @throws LaunchRefusedError already_used | deployment_held
 */
export function createAcceptLaunch(withTenant: WithTenant): AcceptLaunch {
  return async (launch) => {
    const { registration } = launch;
    const accepted = await withTenant(registration.tenantId, async (tx) => {
      // C12
      const status = await admitDeployment(tx, registration, launch.deploymentId);
      return status === 'accepted' ? beginFrom(tx, launch) : undefined;
    });
    if (accepted) return accepted;
    throw new LaunchRefusedError('deployment_held', 'C12 deployment is not accepted').of(
      registration,
    );
  };
}

async function beginFrom(tx: Tx, launch: Launch): Promise<AcceptedLaunch> {
  const { registration } = launch;
  if (!(await useOnce(tx, registration.tenantId, launch.nonce)))
    throw new LaunchRefusedError('already_used', 'C9 nonce was used before').of(registration);
  if (launch.product !== 'other' && launch.product !== registration.product)
    await setProduct(tx, registration, launch.product);
  const userId = await openUser(tx, registration, launch.person);
  const course = await openCourseOf(tx, launch);
  const session: Session = {
    tenantId: registration.tenantId,
    userId,
    courseId: course.id,
    role: launch.role,
    launch: {
      view: firstView(launch),
      resourceLinkId: launch.resourceLink?.id ?? null,
      lineItem: launch.ags?.lineItem ?? null,
      item: readPlacedItem(launch.custom),
      locale: launch.locale ?? null,
      deepLinking: launch.deepLinking,
    },
  };
  await rememberOrigins(tx, registration, launch.platformOrigins);
  await recordEnrolment(tx, { ...session });
  await noteSighting(tx, launch, course.id);
  return { token: await beginSession(tx, session), session, course };
}

async function openCourseOf(tx: Tx, launch: Launch): Promise<Course> {
  const { registration, context, ags } = launch;
  return openCourse(tx, {
    tenantId: registration.tenantId,
    registrationId: registration.id,
    deploymentId: launch.deploymentId,
    contextId: context?.id ?? '',
    title: context?.title ?? launch.resourceLink?.title ?? 'Tutor',
    label: context?.label ?? null,
    lmsCourseId: launch.custom['course_id'] ?? moodleCourseId(launch),
    locale: launch.locale ?? null,
    ags: ags ? { scopes: [...ags.scopes], lineItems: ags.lineItems ?? null } : null,
    nrpsUrl: launch.nrpsUrl ?? null,
  });
}

// quirk: moodle uses the course's own number as context id; canvas tells it in a custom parameter.
function moodleCourseId({ product, context }: Launch): string | null {
  return product === 'moodle' ? (context?.id ?? null) : null;
}

function firstView(launch: Launch): View {
  if (launch.message === 'deep-linking') return 'deep-linking';
  if (launch.role === 'instructor' || launch.role === 'assistant') return 'instructor';
  return readPlacedItem(launch.custom).kind === 'quiz' ? 'quiz' : 'tutor';
}
