import { openCourse, recordEnrolment, type Course } from '../courses/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import { readPlacedItem } from './placed-item.ts';
import {
  addDeployment,
  deploymentStatuses,
  rememberOrigins,
  setProduct,
} from './registration-store.ts';
import { beginSession, type Session, type View } from './session.ts';
import { noteSighting } from './sighting-store.ts';
import { openUser } from './user-store.ts';

export interface AcceptedLaunch {
  /** Bearer token; shown to the page once and stored hashed. */
  readonly token: string;
  readonly session: Session;
  readonly course: Course;
}

export type AcceptLaunch = (launch: Launch) => Promise<AcceptedLaunch>;

/** A nonce is remembered longer than any token it could come back in may live (C9). */
const nonceRetention = '2 hours';

/**
 * Turns a verified launch into a session, in one transaction: its nonce is used up, deployment,
 * person, course and enrolment are brought up to date.
 * @throws LaunchRefusedError already_used | deployment_unknown; nothing is written then
 */
export function createAcceptLaunch(withTenant: WithTenant): AcceptLaunch {
  return (launch) =>
    withTenant(launch.registration.tenantId, async (tx) => {
      await useUpNonce(tx, launch);
      await admitDeployment(tx, launch);
      if (launch.product !== 'other' && launch.product !== launch.registration.product) {
        await setProduct(tx, launch.registration, launch.product);
      }
      const userId = await openUser(tx, launch.registration, launch.person);
      const course = await openCourseOf(tx, launch);
      const session: Session = {
        tenantId: launch.registration.tenantId,
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
      await rememberOrigins(tx, launch.registration, launch.platformOrigins);
      await recordEnrolment(tx, { ...session });
      await noteSighting(tx, launch, course.id);
      return { token: await beginSession(tx, session), session, course };
    });
}

async function useUpNonce(tx: Tx, launch: Launch): Promise<void> {
  const fresh = await tx.query(
    `insert into used_nonces (tenant_id, nonce_hash, expires_at)
     values ($1, $2, now() + $3::interval) on conflict do nothing returning nonce_hash`,
    [launch.registration.tenantId, digest(launch.nonce), nonceRetention],
  );
  if (fresh.length === 0) throw new LaunchRefusedError('already_used', 'C9 nonce was used before');
}

/**
 * C12: a deployment must be known. Under `accept-first` the first deployment that ever launches a
 * registration is accepted, because Canvas does not tell its id at registration; any later one that
 * nobody announced is turned away.
 */
async function admitDeployment(tx: Tx, { registration, deploymentId }: Launch): Promise<void> {
  const known = await deploymentStatuses(tx, registration);
  if (known.get(deploymentId) === 'accepted') return;
  const first = known.size === 0 && registration.deploymentPolicy === 'accept-first';
  if (!first) throw new LaunchRefusedError('deployment_unknown', 'C12 deployment is not accepted');
  await addDeployment(tx, registration, deploymentId, 'accepted');
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
