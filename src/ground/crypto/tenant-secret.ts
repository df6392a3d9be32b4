import { digest, randomToken } from './tokens.ts';

/** A bearer token of one tenant: its id, a dot and 256 random bits, of which a hash is stored. */
export interface TenantSecret {
  readonly token: string;
  readonly hash: string;
}

export function newTenantSecret(tenantId: string): TenantSecret {
  const secret = randomToken();
  return { token: `${tenantId}.${secret}`, hash: digest(secret) };
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** In which tenant to look for which hash; a forged tenant finds nothing there. */
export function readTenantSecret(token: string): { tenantId: string; hash: string } | undefined {
  const [, tenantId, secret] = form.exec(token) ?? [];
  return tenantId === undefined || secret === undefined
    ? undefined
    : { tenantId, hash: digest(secret) };
}
