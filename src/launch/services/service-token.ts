import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Outbound, OutboundResponse } from '../../ground/net/index.ts';
import { LmsServiceError, toServiceError } from './lms-service-error.ts';
import type { Registration } from '../registration.ts';
import type { ToolKeys } from '../tool-keys.ts';

/** Whose services are called: tokens are bound to the deployment as well (docs/lti-rules.md H2). */
export interface ServiceSubject {
  readonly registration: Registration;
  readonly deploymentId: string;
}

export interface ServiceTokens {
  /** A bearer token for the scopes, from the cache while it lasts. @throws LmsServiceError */
  get(subject: ServiceSubject, scopes: readonly string[]): Promise<string>;
  /** Forgets a token that a service refused; one that was asked for since then stays. */
  drop(subject: ServiceSubject, scopes: readonly string[], token: string): void;
}

interface Held {
  readonly reply: Promise<string>;
  /** Once it has come. */
  token?: string;
  renewAt: number;
}

interface TokenNeeds {
  readonly outbound: Outbound;
  readonly toolKeys: Pick<ToolKeys, 'signing'>;
  readonly now?: () => number;
}

/** A token is renewed this long before the platform says it ends (H4), or at half its short life. */
const renewalMarginMs = 60_000;
/** Tokens held at once; far more than a process has courses that post within an hour. */
const mostHeld = 10_000;
const assertionSeconds = 300;
// quirk: moodle forgives no clock difference in iat; canvas takes up to five minutes.
const backdateSeconds = 10;

// quirk: moodle answers with content type text/html, so the body is read as JSON whatever it says.
const tokenReply = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(3600),
  scope: z.string().optional(),
});

/** Access tokens of platform services, one request at a time per (registration, deployment, scopes). */
export function createServiceTokens({
  outbound,
  toolKeys,
  now = Date.now,
}: TokenNeeds): ServiceTokens {
  const held = new Map<string, Held>();
  return {
    get: (subject, scopes) => {
      const key = keyOf(subject, scopes);
      const cached = held.get(key);
      if (cached && cached.renewAt > now()) return cached.reply;
      const asked = requestToken({ outbound, toolKeys, now }, subject, scopes);
      const entry: Held = {
        reply: asked.then(({ token }) => token),
        renewAt: Number.POSITIVE_INFINITY,
      };
      if (held.size >= mostHeld) forgetEnded(held, now());
      held.set(key, entry);
      asked.then(
        ({ token, expiresInMs }) => {
          entry.token = token;
          entry.renewAt = now() + expiresInMs - Math.min(renewalMarginMs, expiresInMs / 2);
        },
        () => {
          if (held.get(key) === entry) held.delete(key);
        },
      );
      return entry.reply;
    },
    drop: (subject, scopes, token) => {
      const key = keyOf(subject, scopes);
      if (held.get(key)?.token === token) held.delete(key);
    },
  };
}

function forgetEnded(held: Map<string, Held>, now: number): void {
  for (const [key, { renewAt }] of held) if (renewAt <= now) held.delete(key);
}

function keyOf({ registration, deploymentId }: ServiceSubject, scopes: readonly string[]): string {
  return [registration.id, deploymentId, ...scopes.toSorted()].join(' ');
}

async function requestToken(
  { outbound, toolKeys, now }: Required<TokenNeeds>,
  subject: ServiceSubject,
  scopes: readonly string[],
): Promise<{ token: string; expiresInMs: number }> {
  const { registration } = subject;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(toolKeys, subject, Math.floor(now() / 1000)),
    scope: scopes.join(' '),
  });
  const response = await outbound(registration.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: body.toString(),
  }).catch((cause: unknown) => {
    throw toServiceError(cause);
  });
  if (response.status !== 200) throw refusedToken(response);
  const reply = readReply(response.body.toString('utf8'));
  const granted = reply.scope?.split(' ') ?? scopes;
  if (!scopes.every((scope) => granted.includes(scope))) {
    throw new LmsServiceError('scope_missing', scopeMissing);
  }
  return { token: reply.access_token, expiresInMs: reply.expires_in * 1000 };
}

async function assertion(
  toolKeys: Pick<ToolKeys, 'signing'>,
  subject: ServiceSubject,
  now: number,
): Promise<string> {
  const { registration, deploymentId } = subject;
  const { kid, key } = await toolKeys.signing(registration);
  return new SignJWT({ 'https://purl.imsglobal.org/spec/lti/claim/deployment_id': deploymentId })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(registration.clientId)
    .setSubject(registration.clientId)
    .setAudience(registration.tokenAudience ?? registration.tokenUrl)
    .setIssuedAt(now - backdateSeconds)
    .setExpirationTime(now + assertionSeconds - backdateSeconds)
    .setJti(randomUUID())
    .sign(key);
}

/** H5, in words an administrator can act on; `detail` holds the platform's own error code. */
function refusedToken({ status, body }: OutboundResponse): LmsServiceError {
  if (status >= 500 || status === 429) {
    return new LmsServiceError('unavailable', 'The LMS did not issue an access token just now.', {
      detail: `HTTP ${status}`,
    });
  }
  // quirk: moodle's answer to an unknown key is not quite JSON, and a blocked key set is an HTML page.
  const said = body.subarray(0, 1_000).toString('utf8');
  const error = /"error"\s*:\s*"([^"]{1,200})/.exec(said)?.[1] ?? `HTTP ${status}`;
  if (/scope/i.test(error)) {
    return new LmsServiceError('scope_missing', scopeMissing, { detail: error });
  }
  return new LmsServiceError(
    'token_refused',
    'The LMS refused to issue an access token: its administrator should check that the tool is switched on and that the LMS can read the tool’s key set.',
    { detail: error },
  );
}

const scopeMissing = 'The LMS did not grant this tool the right to use its services.';

function readReply(text: string): z.infer<typeof tokenReply> {
  try {
    return tokenReply.parse(JSON.parse(text));
  } catch (cause) {
    throw new LmsServiceError(
      'unavailable',
      'The LMS answered something that is not an access token.',
      { cause },
    );
  }
}
