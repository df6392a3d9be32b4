import {
  isEnrolled,
  noteMember,
  openCourse,
  recordEnrolment,
  type Course,
} from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import { lmsCourseId } from './lms-course-id.ts';
import { admitDeployment, type DeploymentStatus } from './deployment-store.ts';
import { readPlacedItem } from './placed-item.ts';
import { mustBeActive, readStanding, rememberOrigins, setProduct } from './registration-store.ts';
import type { Product, Registration } from './registration.ts';
import { teaches } from './roles.ts';
import { beginSession, type Session, type SessionLaunch, type View } from './session.ts';
import type { WantNotices } from './notices/ask-for-notices.ts';
import { contextHistory } from './notices/context-history.ts';
import type { TakeOver } from './notices/course-copy.ts';
import { createNoteSighting, type NoteSighting } from './sighting-store.ts';
import { toldSections } from './told-sections.ts';
import { useOnce } from './used-nonce-store.ts';
import { findUserId, openUser } from './user-store.ts';

export interface AcceptedLaunch {
  /** Bearer token; shown to the page once and stored hashed. */
  readonly token: string;
  readonly session: Session;
  readonly course: Course;
}

interface AcceptLaunchNeeds {
  readonly withTenant: WithTenant;
  readonly takeOver: TakeOver;
  readonly wantNotices: WantNotices;
}

export type AcceptLaunch = (launch: Launch) => Promise<AcceptedLaunch>;

/**
 * Turns a verified launch into a session, in one transaction: its nonce is used up, person, course
 * and enrolment are brought up to date. Of a launch whose deployment is not accepted the deployment
 * alone is kept, so that an administrator sees it waiting.
 * @throws LaunchRefusedError already_used | deployment_held | platform_unknown | platform_disabled |
 * review_not_allowed
 */
export function createAcceptLaunch(given: AcceptLaunchNeeds): AcceptLaunch {
  const needs = { ...given, noteSighting: createNoteSighting() };
  const { withTenant } = needs;
  const begin = (launch: Launch): Promise<AcceptedLaunch> =>
    withTenant(launch.registration.tenantId, (tx) => beginFrom(needs, tx, launch));
  // C12
  const admit = ({ registration, deploymentId }: Launch): Promise<DeploymentStatus> =>
    withTenant(registration.tenantId, (tx) => admitDeployment(tx, registration, deploymentId));
  return async (launch) => {
    try {
      return await begin(launch);
    } catch (error) {
      if (!(error instanceof LaunchRefusedError)) throw error;
      const isHeld = error.code === 'deployment_held';
      if (isHeld && (await admit(launch)) === 'accepted') return begin(launch);
      throw error.returningTo(launch.returnUrl);
    }
  };
}

// Statements that do not need each other's rows travel together: a launch is short, and most of its
// time is spent on the way to the database.
async function beginFrom(
  { takeOver, wantNotices, noteSighting }: AcceptLaunchNeeds & { noteSighting: NoteSighting },
  tx: Tx,
  launch: Launch,
): Promise<AcceptedLaunch> {
  const { tenantId } = launch.registration;
  const [standing, entered] = await Promise.allSettled([
    readStanding(tx, launch.registration, launch.deploymentId),
    together([
      useOnce(tx, tenantId, launch.nonce),
      openUser(tx, launch.registration, launch.person, lmsUserId(launch)),
      openCourseOf(tx, launch),
    ]),
  ]);
  const registration = mustBeAdmitted(valueOf(standing));
  // Only now: of a registration that is gone its standing tells in better words than a foreign key.
  const [isFresh, userId, course] = valueOf(entered);
  if (!isFresh)
    throw new LaunchRefusedError('already_used', 'C9 nonce was used before').of(registration);
  const review = await reviewOf(tx, launch, { userId, course });
  const session = sessionOf(launch, { userId, courseId: course.id, review });
  const [token] = await together([
    beginSession(tx, session),
    recordEnrolment(tx, { ...session }),
    noteSections(tx, launch, course),
    noteSighting(tx, launch, course.id),
    noteProduct(tx, registration, launch.product),
    rememberOrigins(tx, registration, launch.platformOrigins),
  ]);
  const earlier = contextHistory(launch.custom['context_history']);
  await takeOver(tx, course, { earlier, by: 'launch' });
  await wantNotices(tx, launch);
  return { token, session, course };
}

/** All of them, or the first error once none of them is under way any more. */
async function together<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const settled = await Promise.allSettled(work);
  return settled.map(valueOf) as unknown as T;
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'fulfilled') return settled.value;
  throw settled.reason;
}

function mustBeAdmitted(standing: Awaited<ReturnType<typeof readStanding>>): Registration {
  const registration = mustBeActive(standing?.registration);
  if (standing?.deployment === 'accepted') return registration;
  throw new LaunchRefusedError('deployment_held', 'C12 deployment is not accepted').of(
    registration,
  );
}

async function noteSections(tx: Tx, launch: Launch, { tenantId, id }: Course): Promise<void> {
  const person = lmsUserId(launch);
  const keys = toldSections(launch.custom);
  if (person === null || keys === null) return;
  await noteMember(tx, { tenantId, courseId: id }, { lmsUserId: person, keys });
}

async function noteProduct(tx: Tx, registration: Registration, product: Product): Promise<void> {
  if (product !== 'other' && product !== registration.product)
    await setProduct(tx, registration, product);
}

function sessionOf(
  launch: Launch,
  { review, ...who }: Pick<Session, 'userId' | 'courseId'> & Pick<SessionLaunch, 'review'>,
): Session {
  return {
    tenantId: launch.registration.tenantId,
    ...who,
    role: launch.role,
    launch: {
      view: review ? 'review' : firstView(launch),
      resourceLinkId: launch.resourceLink?.id ?? null,
      lineItem: launch.ags?.lineItem ?? null,
      item: readPlacedItem(launch.custom),
      locale: launch.locale ?? null,
      administers: launch.administers,
      deepLinking: launch.deepLinking,
      review,
    },
  };
}

/**
 * L1: whose work may be looked at. Others' by those who teach, one's own by everybody; of somebody
 * who was never in this course nothing is told, their name neither.
 */
async function reviewOf(
  tx: Tx,
  launch: Launch,
  { userId, course }: { userId: string; course: Course },
): Promise<SessionLaunch['review']> {
  const { review, registration } = launch;
  if (!review) return null;
  const wanted = await findUserId(tx, registration, review);
  if (wanted === userId) return { userId };
  if (!teaches(launch)) {
    const rule = 'L1 the work of another, and no teaching role';
    throw new LaunchRefusedError('review_not_allowed', rule).of(registration);
  }
  const isHere = wanted !== undefined && (await isEnrolled(tx, course, wanted));
  return { userId: isHere ? wanted : null };
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
    lmsCourseId: lmsCourseId(launch),
    // Of those who teach: each student comes with a language of their own.
    locale: teaches(launch) ? (launch.locale ?? null) : null,
    ags: ags ? { scopes: [...ags.scopes], lineItems: ags.lineItems ?? null } : null,
    nrpsUrl: launch.nrpsUrl ?? null,
  });
}

// quirk: moodle's name for a person in launches is the number in its database; canvas tells it apart.
function lmsUserId({ product, person, custom }: Launch): string | null {
  return product === 'moodle' ? person.sub : (custom['user_id'] ?? null);
}

function firstView(launch: Launch): View {
  if (launch.message === 'deep-linking') return 'deep-linking';
  // Who also teaches here came for the course, and finds the school beside it.
  if (teaches(launch)) return 'instructor';
  if (launch.administers) return 'admin';
  return readPlacedItem(launch.custom).kind === 'quiz' ? 'quiz' : 'tutor';
}
