import { decodeJwt } from 'jose';
import { Router, urlencoded, type RequestHandler } from 'express';
import { tokenLifetimeSeconds } from '../platform/access-tokens.ts';
import { scope as scopes } from '../platform/lti-names.ts';
import { text, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { registeredScopes } from '../platform/tool-registrations.ts';
import { ToolJwtError } from '../platform/tool-keys.ts';
import { moodleError } from './error-page.ts';
import { gradeScopes } from './id-token.ts';
import { seconds } from './moodle-ids.ts';

/** The message is the `error` member as Moodle writes it; code words and free text alike. */
class TokenError extends Error {
  override readonly name = 'TokenError';
}

const known = [...gradeScopes, scopes.members, scopes.toolSettings];
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Service tokens for a signed assertion (as captured from Moodle 4.5). */
export function createTokenEndpoint(platform: Platform): Router {
  const router = Router();
  const readForm = urlencoded({ extended: false });
  router.all('/mod/lti/token.php', platform.watch('token'), readForm, createGrant(platform));
  return router;
}

function createGrant(platform: Platform): RequestHandler {
  return async (request, response) => {
    // quirk: the body is JSON, the type says HTML
    response.type('text/html');
    try {
      const asked = (request.body ?? {}) as Fields;
      checkParameters(asked);
      await checkAssertion(platform, text(asked['client_assertion']) ?? '');
      const scope = scopesOf(platform, text(asked['scope']) ?? '');
      const token = {
        access_token: platform.tokens.issue(scope),
        token_type: 'Bearer',
        expires_in: tokenLifetimeSeconds,
        scope: scope.join(' '),
      };
      response.send(JSON.stringify(token));
    } catch (error) {
      if (error instanceof ToolJwtError && error.code === 'keys_unreachable') {
        await moodleError(response, 'Exception - the keyset of the tool could not be read');
        return;
      }
      if (!(error instanceof TokenError)) throw error;
      // quirk: quotes inside the text are not escaped, so this is not always JSON
      response.status(400).send(`{\n  "error" : "${error.message}"\n}`);
    }
  };
}

function checkParameters(asked: Fields): void {
  const names = ['client_assertion', 'client_assertion_type', 'grant_type', 'scope'];
  if (names.some((name) => !text(asked[name]))) throw new TokenError('invalid_request');
  if (asked['client_assertion_type'] !== assertionType) throw new TokenError('invalid_request');
  if (asked['grant_type'] !== 'client_credentials') {
    throw new TokenError('unsupported_grant_type');
  }
}

// Moodle looks at the subject, the signature and the times; audience and jti it leaves alone.
async function checkAssertion({ clientId, toolKeys }: Platform, assertion: string): Promise<void> {
  if (subjectOf(assertion) !== clientId) throw new TokenError('invalid_client');
  try {
    checkTimes(await toolKeys.verify(assertion, 'cached'));
  } catch {
    // The keyset is read again after any failure, be it only the clock.
    checkTimes(await verifiedAnew(toolKeys, assertion));
  }
}

async function verifiedAnew(toolKeys: Platform['toolKeys'], assertion: string): Promise<Fields> {
  try {
    return await toolKeys.verify(assertion, 'fresh');
  } catch (error) {
    if (!(error instanceof ToolJwtError) || error.code === 'keys_unreachable') throw error;
    throw new TokenError(texts[error.code]);
  }
}

const texts = {
  malformed: 'Wrong number of segments',
  kid_missing: 'error/Error: kid must be provided in JWT header.',
  kid_unknown: '"kid" invalid, unable to lookup correct key',
  signature_invalid: 'Signature verification failed',
} as const;

function subjectOf(assertion: string): unknown {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    throw new TokenError(texts.malformed);
  }
}

function checkTimes({ nbf, iat, exp }: Fields): void {
  const now = Date.now() / 1000;
  if (typeof nbf === 'number' && nbf > now) {
    throw new TokenError(`Cannot handle token with nbf prior to ${moodleTime(nbf)}`);
  }
  // No leeway: a tool whose clock is ahead is refused.
  if (typeof iat === 'number' && iat > now) {
    throw new TokenError(`Cannot handle token with iat prior to ${moodleTime(iat)}`);
  }
  if (typeof exp === 'number' && seconds(Date.now()) >= exp) throw new TokenError('Expired token');
}

function moodleTime(at: number): string {
  return new Date(at * 1000).toISOString().replace(/\.\d+Z$/, '+0000');
}

// What is not granted is dropped without a word.
function scopesOf({ withheldScopes, registrations }: Platform, asked: string): string[] {
  const granted = new Set(registeredScopes(registrations.current(), known));
  const kept = asked.split(' ').filter((one) => granted.has(one) && !withheldScopes.has(one));
  if (kept.length === 0) throw new TokenError('invalid_scope');
  return kept;
}
