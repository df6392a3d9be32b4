/** Permissions to register a tool, each good once and for an hour. */
export interface RegistrationTokens {
  add(token: string): void;
  /** `use` takes it; whoever only looks leaves it. */
  check(token: string | undefined, intent: 'look' | 'use'): 'good' | 'used' | 'unknown';
}

const lifetimeMs = 60 * 60_000;

export function createRegistrationTokens(now: () => number = Date.now): RegistrationTokens {
  const issued = new Map<string, { used: boolean; until: number }>();
  return {
    add: (token) => void issued.set(token, { used: false, until: now() + lifetimeMs }),
    check: (token, intent) => {
      const found = issued.get(token ?? '');
      if (!found || found.until < now()) return 'unknown';
      if (found.used) return 'used';
      found.used = intent === 'use';
      return 'good';
    },
  };
}
