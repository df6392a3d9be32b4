import { decodeJwt } from 'jose';
import { Router, urlencoded, type RequestHandler } from 'express';
import { tokenLifetimeSeconds } from '../platform/access-tokens.ts';
import { scope as scopes } from '../platform/lti-names.ts';
import { text, type Fields } from '../platform/params.ts';
import { createPending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { registeredScopes } from '../platform/tool-registrations.ts';
import { ToolJwtError } from '../platform/tool-keys.ts';
import { keyScopes } from './id-token.ts';

type TokenErrorCode =
  | 'invalid_client'
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_grant_type';

class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, description: string) {
    super(description);
    this.code = code;
  }

  get status(): number {
    return this.code === 'invalid_client' ? 401 : 400;
  }
}

const known = [...keyScopes, scopes.members, scopes.notices];
const maxAgeSeconds = 5 * 60;
const maxAheadSeconds = 30;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function tokenUrl(issuer: string): string {
  return `${issuer}/login/oauth2/token`;
}

/** Service tokens for a signed assertion (Token, as Canvas documents it). */
export function createTokenEndpoint(platform: Platform): Router {
  const router = Router();
  const readForm = urlencoded({ extended: false });
  router.post('/login/oauth2/token', platform.watch('token'), readForm, createGrant(platform));
  return router;
}

function createGrant(platform: Platform): RequestHandler {
  const usedIds = createPending<true>(2 * maxAgeSeconds * 1000);
  return async (request, response) => {
    try {
      const asked = (request.body ?? {}) as Fields;
      checkGrant(asked);
      await checkAssertion(platform, text(asked['client_assertion']) ?? '', usedIds);
      const scope = checkScopes(platform, text(asked['scope']) ?? '');
      response.set('cache-control', 'no-store').json({
        access_token: platform.tokens.issue(scope),
        token_type: 'Bearer',
        expires_in: tokenLifetimeSeconds,
        scope: scope.join(' '),
      });
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      response.status(error.status).json({ error: error.code, error_description: error.message });
    }
  };
}

function checkGrant(asked: Fields): void {
  if (asked['grant_type'] !== 'client_credentials') {
    throw new TokenError('unsupported_grant_type', 'The grant_type you requested is not supported');
  }
  if (asked['client_assertion_type'] !== assertionType || !text(asked['client_assertion'])) {
    throw new TokenError('invalid_request', 'client_assertion is missing or of another type');
  }
}

async function checkAssertion(
  { issuer, clientId, toolKeys }: Platform,
  assertion: string,
  usedIds: ReturnType<typeof createPending<true>>,
): Promise<void> {
  const unsure = unverified(assertion);
  if (unsure['iss'] !== clientId || unsure['sub'] !== clientId) {
    throw new TokenError('invalid_client', 'unknown client');
  }
  const claims = await verified(toolKeys, assertion);
  const now = Date.now() / 1000;
  const { aud, iat, exp, jti } = claims;
  require(aud === tokenUrl(issuer), "the 'aud' is invalid");
  require(typeof exp === 'number' && exp > now, 'the JWT has expired');
  require(typeof iat === 'number', "the 'iat' must be a number");
  require(Number(iat) >= now - maxAgeSeconds, "the 'iat' must be less than 5 minutes old");
  require(Number(iat) <= now + maxAheadSeconds, "the 'iat' must not be in the future");
  require(typeof jti === 'string' && jti !== '', "the 'jti' is missing");
  require(usedIds.take(String(jti)) === undefined, "the 'jti' is invalid");
  usedIds.put(String(jti), true);
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) throw new TokenError('invalid_request', otherwise);
}

function unverified(assertion: string): Fields {
  try {
    return decodeJwt(assertion);
  } catch {
    throw new TokenError('invalid_request', 'client_assertion is not a JWT');
  }
}

async function verified(toolKeys: Platform['toolKeys'], assertion: string): Promise<Fields> {
  try {
    return await toolKeys.verify(assertion, 'fresh');
  } catch (error) {
    if (!(error instanceof ToolJwtError)) throw error;
    throw new TokenError('invalid_client', `JWS verification failure: ${error.code}`);
  }
}

function checkScopes({ withheldScopes, registrations }: Platform, asked: string): string[] {
  const granted = new Set(registeredScopes(registrations.current(), known));
  const wanted = asked.split(' ').filter(Boolean);
  const unknown = wanted.filter((one) => !granted.has(one) || withheldScopes.has(one));
  if (wanted.length === 0 || unknown.length > 0) {
    throw new TokenError('invalid_scope', 'A requested scope is invalid, unknown, or malformed');
  }
  return wanted;
}
