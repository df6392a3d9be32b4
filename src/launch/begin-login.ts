import { z } from 'zod';
import { digest, randomToken, type Seal } from '../ground/crypto/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import { loginLifetimeMs, sealLoginState } from './login-state.ts';
import { storagePlanOf, type StoragePlan } from './platform-storage.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';

// Some platforms send a field that has nothing to say.
const absentWhenEmpty = z
  .string()
  .max(255)
  .transform((said) => said || undefined)
  .optional();

// A repeated parameter arrives as an array and is refused with the missing ones (A2).
const parameters = z.object({
  iss: z.string().min(1),
  login_hint: z.string().min(1),
  target_link_uri: z.string().min(1),
  lti_message_hint: z.string().optional(),
  client_id: absentWhenEmpty,
  lti_deployment_id: absentWhenEmpty,
  // quirk: canvas sends either spelling
  deployment_id: absentWhenEmpty,
  lti_storage_target: absentWhenEmpty,
});
type LoginRequest = z.infer<typeof parameters>;

/** A login that may go on to the platform once this browser can prove itself later. */
export interface BegunLogin {
  readonly registration: Registration;
  /** The platform's authorization address with our request in its query. */
  readonly location: string;
  /** Binds the launch to this browser; to be kept in a cookie of that name. */
  readonly cookie: { readonly name: string; readonly value: string; readonly maxAgeMs: number };
  /** The other way to bind it, where the platform offers storage (F1). */
  readonly storage: (StoragePlan & { readonly values: StoredValues }) | undefined;
  /** Begins the same login once more, in a window where cookies are kept. */
  readonly again: string;
}

/** What platform storage keeps, under the keys of the plan. */
interface StoredValues {
  readonly state: string;
  readonly nonce: string;
}

export type BeginLogin = (input: unknown) => Promise<BegunLogin>;

interface BeginLoginNeeds {
  readonly registrations: Pick<RegistrationDirectory, 'find'>;
  readonly seal: Seal;
  readonly publicUrl: string;
  readonly now?: () => number;
}

/** Third-party initiated login (docs/lti-rules.md A1–A9, F1–F4). @throws LaunchRefusedError */
export function createBeginLogin({
  registrations,
  seal,
  publicUrl,
  now = Date.now,
}: BeginLoginNeeds): BeginLogin {
  return async (input) => {
    const login = readLogin(input, publicUrl);
    const registration = onlyOne(await registrations.find(login.iss, login.client_id));
    const nonce = randomToken();
    const browserSecret = randomToken();
    const state = sealLoginState(seal, {
      tenantId: registration.tenantId,
      registrationId: registration.id,
      nonce,
      browser: digest(browserSecret),
      deploymentId: login.lti_deployment_id ?? login.deployment_id,
      storageTarget: login.lti_storage_target,
      targetLinkUri: login.target_link_uri,
      expiresAt: now() + loginLifetimeMs,
    });
    const plan = storagePlanOf(registration, state, login.lti_storage_target);
    return {
      registration,
      location: authorizationAddress(registration, {
        redirect_uri: `${publicUrl}/lti/launch`,
        login_hint: login.login_hint,
        ...(login.lti_message_hint === undefined
          ? {}
          : { lti_message_hint: login.lti_message_hint }),
        state,
        nonce,
      }),
      cookie: { name: browserCookie(state), value: browserSecret, maxAgeMs: loginLifetimeMs },
      // The sealed state is long and storage is small: its secret stands for it.
      storage: plan && { ...plan, values: { state: browserSecret, nonce } },
      again: againAddress(login),
    };
  };
}

/** Cookie of one login; named after its state so that launches in parallel tabs do not collide. */
export function browserCookie(state: string): string {
  return `preceptor_login_${digest(state).slice(0, 12)}`;
}

/** True for an address under our own origin. */
export function isOurs(address: string, publicUrl: string): boolean {
  return URL.canParse(address) && new URL(address).origin === publicUrl;
}

// A2, A3, A5
function readLogin(input: unknown, publicUrl: string): LoginRequest {
  const asked = parameters.safeParse(input);
  if (!asked.success)
    throw new LaunchRefusedError(
      'login_incomplete',
      'A2 iss, login_hint or target_link_uri is missing or repeated',
    );
  if (isOurs(asked.data.target_link_uri, publicUrl)) return asked.data;
  throw new LaunchRefusedError('address_not_ours', 'A5 target_link_uri is not ours');
}

// A4: without a client_id the issuer alone must be unambiguous.
function onlyOne(found: readonly Registration[]): Registration {
  const [registration, another] = found;
  if (!registration || another) {
    throw new LaunchRefusedError(
      'platform_unknown',
      'A4 no registration, or several, for this issuer and client',
    );
  }
  if (registration.status === 'active') return registration;
  throw new LaunchRefusedError('platform_disabled', 'registration is disabled').of(registration);
}

// A6
function authorizationAddress(
  registration: Registration,
  request: Readonly<Record<string, string>>,
): string {
  const address = new URL(registration.authUrl);
  const fixed = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
  };
  for (const [name, value] of Object.entries({
    ...fixed,
    client_id: registration.clientId,
    ...request,
  })) {
    address.searchParams.set(name, value);
  }
  return address.href;
}

// A window of its own has cookies, and no page of the platform around it that keeps values.
function againAddress(login: LoginRequest): string {
  const present = Object.entries({ ...login, lti_storage_target: undefined }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `/lti/login?${new URLSearchParams(present)}`;
}
