import { findStorage, forget, type StoragePlan } from './lti/platform-storage.ts';

/** What the login page was given. */
interface Login {
  /** The platform's authorization address. */
  readonly location: string;
  /** Says whether the cookie of this login came back. */
  readonly kept: string;
  readonly storage: (StoragePlan & { values: { state: string; nonce: string } }) | null;
}

const login = JSON.parse(document.querySelector('#login')?.textContent ?? '') as Login;

// The platform lets a launch in once, so this must be known before its address is asked: whether
// anything will prove, when it comes back, that the browser is still the same (docs/lti-rules.md F1-F6).
if ((await keptByPlatform()) || (await keptByCookie())) location.replace(login.location);
else document.documentElement.classList.add('blocked');

async function keptByPlatform(): Promise<boolean> {
  const { storage: plan } = login;
  const storage = plan && (await findStorage(plan, window));
  if (!storage) return false;
  try {
    await Promise.all([
      storage.put(plan.keys.state, plan.values.state),
      storage.put(plan.keys.nonce, plan.values.nonce),
    ]);
    return true;
  } catch {
    void forget(plan, storage);
    return false;
  }
}

async function keptByCookie(): Promise<boolean> {
  try {
    const response = await fetch(login.kept, { cache: 'no-store' });
    return ((await response.json()) as { kept?: unknown }).kept === true;
  } catch {
    return false;
  }
}
