import { digest } from '../ground/crypto/index.ts';
import type { Registration } from './registration.ts';

/** How our page in the browser keeps two values with the platform (docs/lti-rules.md F1–F9). */
export interface StoragePlan {
  /** The only origin that is told a value and believed one: that of the registered address (F4). */
  readonly origin: string;
  /** Frame beside ours to talk to, unless the platform names another one (F3). */
  readonly target: string;
  /** Named after the state, so that parallel launches do not collide (F9). */
  readonly keys: { readonly state: string; readonly nonce: string };
}

/** Undefined when the login named no storage: nothing of it is taken from the launch (F4). */
export function storagePlanOf(
  { authUrl }: Registration,
  state: string,
  target: string | undefined,
): StoragePlan | undefined {
  if (target === undefined) return undefined;
  const id = digest(state).slice(0, 12);
  return {
    origin: new URL(authUrl).origin,
    target,
    keys: { state: `state_${id}`, nonce: `nonce_${id}` },
  };
}
