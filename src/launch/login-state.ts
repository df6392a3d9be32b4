import { z } from 'zod';
import { SealBrokenError, type Seal } from '../ground/crypto/index.ts';
import { LaunchRefusedError } from './launch-error.ts';

/**
 * What a login must remember until its launch. It travels through the browser as the `state`
 * parameter, encrypted and authenticated, so that a flood of logins writes nothing; it becomes
 * single-use because the launch consumes its nonce in the database.
 */
const loginState = z.object({
  tenantId: z.string(),
  registrationId: z.string(),
  nonce: z.string(),
  /** Digest of the secret in this browser's cookie (A7, A9). */
  browser: z.string(),
  deploymentId: z.string().optional(),
  /** Frame that holds the platform's storage, when the login named one (F1). */
  storageTarget: z.string().optional(),
  targetLinkUri: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
});

export type LoginState = z.infer<typeof loginState>;

/** A7: short-lived. */
export const loginLifetimeMs = 10 * 60 * 1000;

const purpose = 'login state';

export function sealLoginState(seal: Seal, state: LoginState): string {
  return seal.seal(JSON.stringify(state), purpose);
}

/** @throws LaunchRefusedError state_invalid when it is not ours, altered or too old (B3) */
export function openLoginState(seal: Seal, sealed: string, now: number): LoginState {
  try {
    const state = loginState.parse(JSON.parse(seal.open(sealed, purpose)));
    if (state.expiresAt > now) return state;
  } catch (cause) {
    if (!(cause instanceof SealBrokenError)) throw cause;
    throw new LaunchRefusedError('state_invalid', 'B3 state is not ours', { cause });
  }
  throw new LaunchRefusedError('state_invalid', 'B3 state is too old');
}
