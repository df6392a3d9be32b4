import { compactVerify, decodeProtectedHeader, errors, type CryptoKey } from 'jose';
import { digest, sameSecret, type Seal } from '../ground/crypto/index.ts';
import { browserCookie } from './begin-login.ts';
import { claimChecks } from './claim-checks.ts';
import { claimNames, customParameters, launchClaims, type LaunchClaims } from './claims.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { AgsEndpoint, Launch } from './launch.ts';
import { openLoginState, type LoginState } from './login-state.ts';
import { observe } from './observed.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import { productOf, type Registration } from './registration.ts';
import { courseRole, isTestUser } from './roles.ts';

/** What the platform's form and the browser brought to the launch address. */
export interface LaunchPost {
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, string>>;
}

export type VerifyLaunch = (post: LaunchPost) => Promise<Launch>;

interface VerifyLaunchNeeds {
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly platformKeys: PlatformKeys;
  readonly seal: Seal;
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Verifies an authentication response without writing anything; accept-launch.ts makes it a session.
 * @throws LaunchRefusedError at the first rule of contracts/lti13.md B and C that does not hold
 */
export function createVerifyLaunch(needs: VerifyLaunchNeeds): VerifyLaunch {
  const { registrations, platformKeys, seal, publicUrl, now = Date.now } = needs;
  return async ({ body, cookies }) => {
    refusePlatformError(body);
    const token = readToken(body);
    const state = openLoginState(seal, readState(body), now());
    refuseOtherBrowser(state, String(body['state']), cookies);
    const registration = await activeRegistration(registrations, state);
    const { kid } = readHeader(token);
    const key = await platformKeys.find(registration.keysUrl, kid);
    const payload = await verifySignature(token, key);
    const claims = readClaims(payload);
    const facts = { payload, claims, registration, state, publicUrl, now: now() / 1000 };
    for (const check of claimChecks) check(facts);
    return { ...inOurWords(claims, registration), observed: observe(claims, now()) };
  };
}

// B2: its texts are untrusted and stay out of page and log; the code alone tells enough.
function refusePlatformError(body: LaunchPost['body']): void {
  if (typeof body['error'] !== 'string' || body['id_token'] !== undefined) return;
  const known = /^[a-z_]{1,64}$/.exec(body['error'])?.[0] ?? 'unreadable';
  throw new LaunchRefusedError('platform_reported_error', `B2 platform answered ${known}`);
}

function readToken(body: LaunchPost['body']): string {
  const token = body['id_token'];
  if (token === undefined) throw new LaunchRefusedError('token_missing', 'B1 no id_token');
  if (typeof token !== 'string' || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    throw new LaunchRefusedError('token_malformed', 'C1 id_token is not a three-part JWS');
  }
  return token;
}

function readState(body: LaunchPost['body']): string {
  const state = body['state'];
  if (typeof state === 'string' && state !== '') return state;
  throw new LaunchRefusedError('state_invalid', 'B3 no state');
}

// A7, B3: the state must come back to the browser that began the login.
function refuseOtherBrowser(
  state: LoginState,
  sealed: string,
  cookies: LaunchPost['cookies'],
): void {
  const secret = cookies[browserCookie(sealed)];
  if (secret === undefined) throw new LaunchRefusedError('browser_differs', 'B3 no login cookie');
  if (!sameSecret(digest(secret), state.browser)) {
    throw new LaunchRefusedError('browser_differs', 'B3 login cookie of another browser');
  }
}

async function activeRegistration(
  registrations: Pick<RegistrationDirectory, 'byId'>,
  state: LoginState,
): Promise<Registration> {
  const registration = await registrations.byId(state.tenantId, state.registrationId);
  if (!registration) throw new LaunchRefusedError('platform_unknown', 'B4 registration is gone');
  if (registration.status === 'disabled')
    throw new LaunchRefusedError('platform_disabled', 'registration is disabled');
  return registration;
}

// C1, C2: only alg and kid are looked at; jku, jwk, x5u and x5c name keys of the sender's choice.
function readHeader(token: string): { kid: string } {
  const header = headerOf(token);
  if (header.alg !== 'RS256')
    throw new LaunchRefusedError('token_untrusted', 'C1 alg is not RS256');
  if (typeof header.kid !== 'string' || header.kid === '') {
    throw new LaunchRefusedError('token_untrusted', 'C2 no kid');
  }
  return { kid: header.kid };
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new LaunchRefusedError('token_malformed', 'C1 header is not readable', { cause });
  }
}

// C3
async function verifySignature(token: string, key: CryptoKey): Promise<Record<string, unknown>> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] });
    return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof errors.JWSSignatureVerificationFailed) {
      throw new LaunchRefusedError('token_untrusted', 'C3 signature does not verify', { cause });
    }
    throw new LaunchRefusedError('token_malformed', 'C1 token is not readable', { cause });
  }
}

function readClaims(payload: Record<string, unknown>): LaunchClaims {
  const claims = launchClaims.safeParse(payload);
  if (claims.success) return claims.data;
  const where = claims.error.issues
    .map((issue) => String(issue.path[0]).split('/').at(-1))
    .join(', ');
  throw new LaunchRefusedError('claim_missing', `malformed claims: ${where}`);
}

function inOurWords(claims: LaunchClaims, registration: Registration): Omit<Launch, 'observed'> {
  const roles = claims[claimNames.roles] ?? [];
  const context = claims[claimNames.context];
  const link = claims[claimNames.resourceLink];
  return {
    registration,
    deploymentId: claims[claimNames.deploymentId] ?? '',
    message:
      claims[claimNames.messageType] === 'LtiDeepLinkingRequest' ? 'deep-linking' : 'resource-link',
    nonce: claims.nonce ?? '',
    person: {
      sub: claims.sub ?? '',
      name: claims.name ?? null,
      givenName: claims.given_name ?? null,
      email: claims.email ?? null,
      locale: claims.locale ?? null,
      isTest: isTestUser(roles),
    },
    role: courseRole(roles),
    context: context && {
      id: context.id,
      title: context.title || context.label || 'Course',
      label: context.label ?? null,
    },
    resourceLink: link?.id === undefined ? undefined : { id: link.id, title: link.title ?? null },
    custom: customParameters(claims),
    ags: agsOf(claims),
    nrpsUrl: claims[claimNames.namesRoles]?.context_memberships_url,
    deepLinking: deepLinkingOf(claims),
    platformOrigins: originsOf(claims, registration),
    targetLinkUri: claims[claimNames.targetLinkUri] ?? '',
    locale: claims[claimNames.launchPresentation]?.locale ?? claims.locale,
    product: productOf(claims[claimNames.toolPlatform]?.product_family_code),
  };
}

function agsOf(claims: LaunchClaims): AgsEndpoint | undefined {
  const endpoint = claims[claimNames.agsEndpoint];
  if (!endpoint) return undefined;
  return { scopes: endpoint.scope, lineItems: endpoint.lineitems, lineItem: endpoint.lineitem };
}

function deepLinkingOf(claims: LaunchClaims): Launch['deepLinking'] {
  const settings = claims[claimNames.deepLinking];
  if (!settings) return null;
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptMultiple: settings.accept_multiple ?? true,
    acceptLineItem: settings.accept_lineitem ?? true,
    data: settings.data ?? null,
  };
}

/** The platform's pages may live on another host than its issuer (Canvas: the institution's own). */
function originsOf(claims: LaunchClaims, registration: Registration): string[] {
  const addresses = [
    registration.issuer,
    registration.authUrl,
    claims[claimNames.launchPresentation]?.return_url,
    claims[claimNames.agsEndpoint]?.lineitems,
    claims[claimNames.namesRoles]?.context_memberships_url,
    claims[claimNames.deepLinking]?.deep_link_return_url,
  ];
  const origins = addresses.flatMap((address) =>
    address !== undefined && URL.canParse(address) ? [new URL(address).origin] : [],
  );
  return [...new Set(origins)].filter((origin) => origin !== 'null');
}
