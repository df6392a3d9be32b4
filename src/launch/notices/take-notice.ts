import { decodeJwt } from 'jose';
import { findCoursesByContext, openCourse, type Course } from '../../courses/index.ts';
import type { Tx } from '../../ground/db/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import {
  audienceIsUs,
  authorizedPartyIsUs,
  contextIsNamed,
  issuerIsTheRegistered,
  tokenIsCurrent,
  versionIsSupported,
  type SignedFacts,
} from '../claim-checks.ts';
import { claimNames, type LaunchClaims } from '../claims.ts';
import { findDeployment } from '../deployment-store.ts';
import { LaunchRefusedError } from '../launch-error.ts';
import type { PlatformKeys } from '../platform-keys.ts';
import type { RegistrationDirectory } from '../registration-store.ts';
import type { Registration } from '../registration.ts';
import { readClaims, readHeader, verifySignature } from '../token-checks.ts';
import { useOnce } from '../used-nonce-store.ts';
import { copyNotice } from './ask-for-notices.ts';
import type { TakeOver } from './course-copy.ts';
import { keepNotice, type Notice } from './notice-store.ts';

/** Takes one notice of a platform in. Returns the registration it came from. @throws LaunchRefusedError */
export type TakeNotice = (jwt: string) => Promise<Registration>;

interface TakeNoticeNeeds {
  readonly registrations: Pick<RegistrationDirectory, 'find'>;
  readonly platformKeys: PlatformKeys;
  readonly withTenant: WithTenant;
  readonly takeOver: TakeOver;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Like those of a launch, but nobody's browser and no login stand behind a notice. */
const checks: readonly ((facts: SignedFacts) => void)[] = [
  issuerIsTheRegistered, // C4
  audienceIsUs, // C5
  authorizedPartyIsUs, // C6
  tokenIsCurrent, // C7 C8
  versionIsSupported, // C11
  contextIsNamed, // C21
];

/** L2: verified as a launch is, kept, and acted upon, all in one transaction; twice is once. */
export function createTakeNotice(needs: TakeNoticeNeeds): TakeNotice {
  const { platformKeys, now = Date.now } = needs;
  return async (jwt) => {
    const registration = await senderOf(needs, jwt);
    try {
      const { kid } = readHeader(jwt); // C1 C2
      const key = await platformKeys.find(registration.keysUrl, kid); // C2 C3 E3
      const payload = await verifySignature(jwt, key); // C1 C3
      const claims = readClaims(payload); // C17
      for (const check of checks) check({ payload, claims, registration, now: now() / 1000 });
      await takeIn(needs, registration, claims);
      return registration;
    } catch (error) {
      if (error instanceof LaunchRefusedError) throw error.of(registration);
      throw error;
    }
  };
}

/** Whose notice it claims to be; its signature is believed under that registration's keys only. */
async function senderOf({ registrations }: TakeNoticeNeeds, jwt: string): Promise<Registration> {
  const { iss, aud } = unverified(jwt);
  const clientId = Array.isArray(aud) ? aud[0] : aud;
  const [registration] =
    iss === undefined || clientId === undefined ? [] : await registrations.find(iss, clientId);
  if (!registration)
    throw new LaunchRefusedError('platform_unknown', 'L2 sender is not registered');
  if (registration.status === 'active') return registration;
  throw new LaunchRefusedError('platform_disabled', 'L2 registration is disabled').of(registration);
}

function unverified(jwt: string) {
  try {
    return decodeJwt(jwt);
  } catch (cause) {
    throw new LaunchRefusedError('token_malformed', 'L2 notice is not a JWT', { cause });
  }
}

async function takeIn(
  { withTenant, takeOver }: TakeNoticeNeeds,
  registration: Registration,
  claims: LaunchClaims,
): Promise<void> {
  const { tenantId } = registration;
  const notice = readNotice(claims);
  await withTenant(tenantId, async (tx) => {
    // C12: a notice lets no deployment in, and is not taken from one that is held.
    if ((await findDeployment(tx, registration, notice.deploymentId)) !== 'accepted')
      throw new LaunchRefusedError('deployment_unknown', 'L2 C12 deployment is not accepted');
    if (!(await useOnce(tx, tenantId, `notice ${registration.id} ${claims.nonce}`)))
      throw new LaunchRefusedError('already_used', 'L2 C9 nonce was used before');
    const isNew = await keepNotice(tx, registration, notice);
    if (!isNew || notice.type !== copyNotice || !notice.context) return;
    const course = await courseOf(tx, registration, { ...notice, context: notice.context });
    await takeOver(tx, course, { earlier: notice.origins, by: 'notice' });
  });
}

function readNotice(claims: LaunchClaims): Notice {
  const notice = claims[claimNames.notice];
  const deploymentId = claims[claimNames.deploymentId];
  if (!notice || !deploymentId || !claims.nonce)
    throw new LaunchRefusedError('claim_missing', 'L2 notice, deployment_id or nonce is missing');
  const context = claims[claimNames.context];
  return {
    id: notice.id,
    type: notice.type,
    deploymentId,
    context: context && {
      id: context.id,
      title: context.title || context.label || 'Course',
      label: context.label ?? null,
    },
    origins: claims[claimNames.originContexts] ?? [],
  };
}

/** The copy, as far as its launches have made it known; else as the notice names it. */
async function courseOf(
  tx: Tx,
  { tenantId, id: registrationId }: Registration,
  { deploymentId, context }: Notice & { readonly context: NonNullable<Notice['context']> },
): Promise<Course> {
  const known = await findCoursesByContext(tx, tenantId, context.id);
  const here = known.find(
    (course) => course.registrationId === registrationId && course.deploymentId === deploymentId,
  );
  if (here) return here;
  const { id: contextId, title, label } = context;
  const place = { tenantId, registrationId, deploymentId, contextId, title, label };
  return openCourse(tx, { ...place, lmsCourseId: null, locale: null, ags: null, nrpsUrl: null });
}
