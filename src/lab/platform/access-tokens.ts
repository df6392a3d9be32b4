/** Service tokens the tool holds; each face writes them in its own form. */
export interface AccessTokens {
  issue(scopes: readonly string[]): string;
  /** Scopes of the bearer of that Authorization header; undefined = nobody we know. */
  scopesOf(authorization: string | undefined): readonly string[] | undefined;
}

/** Both LMSs say 3600. */
export const tokenLifetimeSeconds = 3600;

export function createAccessTokens(
  newToken: () => string,
  now: () => number = Date.now,
): AccessTokens {
  const issued = new Map<string, { scopes: readonly string[]; until: number }>();
  return {
    issue: (scopes) => {
      const token = newToken();
      issued.set(token, { scopes, until: now() + tokenLifetimeSeconds * 1000 });
      return token;
    },
    scopesOf: (authorization) => {
      const grant = issued.get(bearer(authorization) ?? '');
      return grant && grant.until > now() ? grant.scopes : undefined;
    },
  };
}

export function bearer(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}
