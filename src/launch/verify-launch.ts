import type { Seal } from '../ground/crypto/index.ts';
import {
  audienceIsUs,
  authorizedPartyIsUs,
  contextIsNamed,
  deepLinkingIsDescribed,
  deploymentIsTheOneOfTheLogin,
  issuerIsTheRegistered,
  messageIsSupported,
  nonceBelongsToTheLogin,
  resourceLinkIsNamed,
  reviewedPersonIsNamed,
  rolesAreListed,
  subjectIsNamed,
  targetIsOurs,
  tokenIsCurrent,
  versionIsSupported,
  type ClaimCheck,
} from './claim-checks.ts';
import {
  browserOf,
  readState,
  readToken,
  refusePlatformError,
  type Browser,
} from './form-checks.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import { openLoginState, type LoginState } from './login-state.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { readLaunch } from './read-launch.ts';
import { activeRegistration, type RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';
import { readClaims, readHeader, verifySignature } from './token-checks.ts';

/** What the platform's form and the browser brought to the launch address. */
export interface LaunchPost {
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface VerifiedLaunch {
  readonly launch: Launch;
  readonly state: LoginState;
  /** `unproven`: no cookie came; only platform storage can still say whose browser this is (F7). */
  readonly browser: Browser;
}

export type VerifyLaunch = (post: LaunchPost) => Promise<VerifiedLaunch>;

interface VerifyLaunchNeeds {
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly platformKeys: PlatformKeys;
  readonly seal: Seal;
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** What a token must still prove once its signature is known to be the platform's. */
const claimChecks: readonly ClaimCheck[] = [
  issuerIsTheRegistered, // B4 C4
  audienceIsUs, // B4 C5
  authorizedPartyIsUs, // C6
  tokenIsCurrent, // C7 C8
  nonceBelongsToTheLogin, // C9; that it is new is asked by accept-launch.ts, in its transaction
  versionIsSupported, // C11
  messageIsSupported, // C10
  deploymentIsTheOneOfTheLogin, // C12; that it is accepted, likewise
  targetIsOurs, // C13
  subjectIsNamed, // C15
  rolesAreListed, // C16
  contextIsNamed, // C21
  resourceLinkIsNamed, // C14
  deepLinkingIsDescribed, // G1
  reviewedPersonIsNamed, // L1
];

/**
 * Verifies an authentication response without writing anything; accept-launch.ts makes it a session.
 * Read from top to bottom this file is the list of checks; rules are those of docs/lti-rules.md.
 * @throws LaunchRefusedError at the first rule that does not hold
 */
export function createVerifyLaunch(needs: VerifyLaunchNeeds): VerifyLaunch {
  const { registrations, seal, now = Date.now } = needs;
  return async ({ body, cookies }) => {
    refusePlatformError(body); // B2
    const token = readToken(body); // B1 C1
    const sealed = readState(body); // B3
    const state = openLoginState(seal, sealed, now()); // A7 B3
    const browser = browserOf(state, sealed, cookies); // A7 A9 B3 F7
    const registration = await activeRegistration(registrations, state); // B4
    const launch = await launchOf(token, { ...needs, state, registration });
    if (browser === 'unproven') return { launch, state, browser };
    const observed = { ...launch.observed, browserBy: 'cookie' } as const;
    return { launch: { ...launch, observed }, state, browser };
  };
}

type TokenFacts = VerifyLaunchNeeds & {
  readonly state: LoginState;
  readonly registration: Registration;
};

/** A refusal from here on is told with the registration it concerns. */
async function launchOf(token: string, facts: TokenFacts): Promise<Launch> {
  const { registration, platformKeys, now = Date.now } = facts;
  try {
    const { kid } = readHeader(token); // C1 C2
    const key = await platformKeys.find(registration.keysUrl, kid); // C2 C3 E3
    const payload = await verifySignature(token, key); // C1 C3
    const claims = readClaims(payload); // C17
    for (const check of claimChecks) check({ ...facts, payload, claims, now: now() / 1000 });
    return readLaunch(claims, { ...facts, now: now() });
  } catch (error) {
    if (error instanceof LaunchRefusedError) throw error.of(registration);
    throw error;
  }
}
