import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';

/**
 * How old what a login or a signature check goes by may be. A launch asks again in the transaction
 * that lets somebody in (accept-launch.ts), so nobody enters by a registration switched off meanwhile.
 */
const heldMs = 10_000;

interface Held {
  readonly registration: Registration;
  readonly until: number;
}

/**
 * A directory that keeps what it found for ten seconds: a course that begins asks for one
 * registration hundreds of times. Only what exists is kept, so strangers cannot fill it.
 */
export function rememberRegistrations(
  directory: RegistrationDirectory,
  now: () => number = Date.now,
): RegistrationDirectory {
  const held = new Map<string, Held>();

  const recall = (key: string): Registration | undefined => {
    const known = held.get(key);
    return known && known.until > now() ? known.registration : undefined;
  };
  const keep = (key: string, registration: Registration): void =>
    void held.set(key, { registration, until: now() + heldMs });

  return {
    find: async (issuer, clientId) => {
      const key = JSON.stringify([issuer, clientId]);
      const known = recall(key);
      if (known) return [known];
      const found = await directory.find(issuer, clientId);
      const [only, another] = found;
      if (only && !another && only.status === 'active') keep(key, only);
      return found;
    },
    byId: async (tenantId, id) => {
      const key = JSON.stringify({ tenantId, id });
      const known = recall(key);
      if (known) return known;
      const found = await directory.byId(tenantId, id);
      if (found?.status === 'active') keep(key, found);
      return found;
    },
  };
}
