import { digest, sameSecret } from '../ground/crypto/index.ts';
import { browserCookie } from './begin-login.ts';
import { LaunchRefusedError, type LaunchRefusal } from './launch-error.ts';
import type { LoginState } from './login-state.ts';

type Form = Readonly<Record<string, unknown>>;

/** Whether this is the browser that began the login. */
export type Browser = 'proven' | 'unproven';

/** What Canvas and Moodle report instead of a token, and what it means for the person. */
const platformErrors: Readonly<Record<string, LaunchRefusal>> = {
  login_required: 'platform_login_required',
  access_denied: 'platform_login_required',
  launch_no_longer_valid: 'platform_launch_over',
  unauthorized_client: 'platform_refuses_tool',
};

/** B2: its texts are untrusted and stay out of page and log; the code alone tells enough. */
export function refusePlatformError(form: Form): void {
  const { error } = form;
  if (typeof error !== 'string' || form['id_token'] !== undefined) return;
  const known = /^[a-z_]{1,64}$/.exec(error)?.[0] ?? 'unreadable';
  const refusal = Object.hasOwn(platformErrors, known) ? platformErrors[known] : undefined;
  throw new LaunchRefusedError(
    refusal ?? 'platform_reported_error',
    `B2 platform answered ${known}`,
  );
}

/** B1 C1 */
export function readToken(form: Form): string {
  const token = form['id_token'];
  if (token === undefined) throw new LaunchRefusedError('token_missing', 'B1 no id_token');
  if (typeof token !== 'string' || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    throw new LaunchRefusedError('token_malformed', 'C1 id_token is not a three-part JWS');
  }
  return token;
}

/** B3 */
export function readState(form: Form): string {
  const state = form['state'];
  if (typeof state === 'string' && state !== '') return state;
  throw new LaunchRefusedError('state_invalid', 'B3 no state');
}

/**
 * A7, A9, B3: the state must come back to the browser that began the login. Its cookie proves that;
 * where none came back and the platform offered storage, the proof is still to come (F7).
 */
export function browserOf(
  state: LoginState,
  sealed: string,
  cookies: Readonly<Record<string, string>>,
): Browser {
  const secret = cookies[browserCookie(sealed)];
  if (secret === undefined) {
    if (state.storageTarget !== undefined) return 'unproven';
    throw new LaunchRefusedError('browser_unknown', 'B3 no login cookie');
  }
  if (sameSecret(digest(secret), state.browser)) return 'proven';
  throw new LaunchRefusedError('browser_differs', 'B3 login cookie of another browser');
}
