import { compactVerify, decodeProtectedHeader, errors, type CryptoKey } from 'jose';
import { launchClaims, type LaunchClaims } from './claims.ts';
import { LaunchRefusedError } from './launch-error.ts';

/** C1, C2: only alg and kid are looked at; jku, jwk, x5u and x5c name keys of the sender's choice. */
export function readHeader(token: string): { kid: string } {
  const header = headerOf(token);
  if (header.alg !== 'RS256')
    throw new LaunchRefusedError('token_untrusted', 'C1 alg is not RS256');
  if (typeof header.kid !== 'string' || header.kid === '') {
    throw new LaunchRefusedError('token_untrusted', 'C2 no kid');
  }
  return { kid: header.kid };
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new LaunchRefusedError('token_malformed', 'C1 header is not readable', { cause });
  }
}

/** C3. The key is RSA of at least 2048 bits: jose uses no smaller one. */
export async function verifySignature(
  token: string,
  key: CryptoKey,
): Promise<Record<string, unknown>> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] });
    return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof errors.JWSSignatureVerificationFailed) {
      throw new LaunchRefusedError('token_untrusted', 'C3 signature does not verify', { cause });
    }
    if (cause instanceof TypeError) {
      throw new LaunchRefusedError('token_untrusted', 'C3 key is unfit for RS256', { cause });
    }
    throw new LaunchRefusedError('token_malformed', 'C1 token is not readable', { cause });
  }
}

/** C17: what nobody asked for is ignored; what we read must have its form. */
export function readClaims(payload: Record<string, unknown>): LaunchClaims {
  const claims = launchClaims.safeParse(payload);
  if (claims.success) return claims.data;
  const where = claims.error.issues
    .map((issue) =>
      String(issue.path[0] ?? 'token')
        .split('/')
        .at(-1),
    )
    .join(', ');
  throw new LaunchRefusedError('claim_missing', `malformed claims: ${where}`);
}
