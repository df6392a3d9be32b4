import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { z } from 'zod';

export type ToolJwtFailure =
  | 'malformed'
  | 'kid_missing'
  | 'kid_unknown'
  | 'signature_invalid'
  | 'keys_unreachable';

/** A token of the tool whose signature cannot be relied on. */
export class ToolJwtError extends Error {
  override readonly name = 'ToolJwtError';
  readonly code: ToolJwtFailure;

  constructor(code: ToolJwtFailure, options?: ErrorOptions) {
    super(`the tool's token is ${code.replace('_', ' ')}`, options);
    this.code = code;
  }
}

export interface ToolKeys {
  /**
   * Claims of a token that the tool signed; times and names in it are for the caller to judge.
   * `cached`: with the key set fetched last, if there is one. @throws ToolJwtError
   */
  verify(token: string, keySet: 'cached' | 'fresh'): Promise<Record<string, unknown>>;
}

const keySetForm = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const claimsForm = z.record(z.string(), z.unknown());
const fetchTimeoutMs = 5_000;

/** The tool's public keys, read from the JWKS address it has now. */
export function createToolKeys(keysUrlNow: () => string): ToolKeys {
  let held: readonly JWK[] | undefined;
  let heldOf = '';
  return {
    verify: async (token, keySet) => {
      const { kid, alg } = headerOf(token);
      if (kid === undefined) throw new ToolJwtError('kid_missing');
      const keysUrl = keysUrlNow();
      if (keySet === 'fresh' || !held || heldOf !== keysUrl) held = await fetchKeys(keysUrl);
      heldOf = keysUrl;
      const key = held.find((candidate) => candidate.kid === kid);
      if (!key) throw new ToolJwtError('kid_unknown');
      return claimsUnder(token, { alg: alg ?? 'RS256', ...key });
    },
  };
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new ToolJwtError('malformed', { cause });
  }
}

async function claimsUnder(token: string, key: JWK): Promise<Record<string, unknown>> {
  try {
    const { payload } = await compactVerify(token, await importJWK(key), {
      algorithms: ['RS256', 'ES256'],
    });
    return claimsForm.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch (cause) {
    throw new ToolJwtError('signature_invalid', { cause });
  }
}

async function fetchKeys(keysUrl: string): Promise<readonly JWK[]> {
  try {
    const response = await fetch(keysUrl, { signal: AbortSignal.timeout(fetchTimeoutMs) });
    return keySetForm.parse(await response.json()).keys;
  } catch (cause) {
    throw new ToolJwtError('keys_unreachable', { cause });
  }
}
