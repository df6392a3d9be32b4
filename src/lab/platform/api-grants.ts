import { randomBytes } from 'node:crypto';

/** The developer API key an administrator made for the tutor. */
export const labApiKey = { clientId: '100000000000077', secret: 'lab-api-key-secret' } as const;

/** What people allowed the tutor to do with the API as themselves. */
export interface ApiGrants {
  /** What the key may ask people for; undefined: anything. */
  keyScopes: readonly string[] | undefined;
  begin(login: string, scopes: readonly string[]): { access: string; refresh: string };
  /** Another access token for a refresh token; undefined when it is not good. */
  renew(refresh: string): { access: string; login: string } | undefined;
  /** Scopes of an access token; undefined when it is unknown or too old. */
  scopesOf(access: string): readonly string[] | undefined;
  /** Forgets what the token came with. */
  revoke(access: string): void;
  revokeAll(): void;
  /** All access tokens are too old from now on. */
  expireAll(): void;
}

interface Grant {
  readonly login: string;
  readonly scopes: readonly string[];
}

export function createApiGrants(): ApiGrants {
  const refreshes = new Map<string, Grant>();
  const accesses = new Map<string, Grant>();

  function issue(grant: Grant): string {
    const access = `1~${randomBytes(32).toString('base64url')}`;
    accesses.set(access, grant);
    return access;
  }

  return {
    keyScopes: undefined,
    begin: (login, scopes) => {
      const grant = { login, scopes };
      const refresh = `1~${randomBytes(32).toString('base64url')}`;
      refreshes.set(refresh, grant);
      return { access: issue(grant), refresh };
    },
    renew: (refresh) => {
      const grant = refreshes.get(refresh);
      return grant && { access: issue(grant), login: grant.login };
    },
    scopesOf: (access) => accesses.get(access)?.scopes,
    revoke: (access) => {
      const grant = accesses.get(access);
      for (const [refresh, held] of refreshes) if (held === grant) refreshes.delete(refresh);
      for (const [token, held] of accesses) if (held === grant) accesses.delete(token);
    },
    revokeAll: () => {
      refreshes.clear();
      accesses.clear();
    },
    expireAll: () => accesses.clear(),
  };
}
