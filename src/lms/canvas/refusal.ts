import type { OutboundResponse } from '../../ground/net/index.ts';
import { CourseSourceError } from '../course-source.ts';
import type { Endpoint } from './endpoint.ts';
import { refusalBody } from './canvas-shapes.ts';

/** Canvas throttles by a 403 with this text in it, or by 429 on the newer cloud. */
export function isThrottled({ status, body }: OutboundResponse): boolean {
  if (status === 429) return true;
  return status === 403 && /rate limit exceeded/i.test(body.toString('latin1', 0, 1_000));
}

/**
 * True when Canvas says that the course does not offer this at all; what was asked for then is
 * empty. `sure` is false when it is said in another language than English.
 */
export function switchedOff(response: OutboundResponse): { sure: boolean } | null {
  if (response.status !== 404) return null;
  const read = refusalBody.safeParse(jsonOf(response));
  // A missing course comes as `errors`; only a tab that is off comes as a bare `message`.
  if (!read.success || read.data.message === null || read.data.errors !== undefined) return null;
  return { sure: /has been disabled/i.test(read.data.message) };
}

/**
 * True when the token itself is the trouble.
 * quirk: canvas marks it by this header; without it, 401 means "not you".
 */
export function isSpent({ status, headers, body }: OutboundResponse): boolean {
  if (status !== 401) return false;
  const text = body.toString('latin1', 0, 2_000);
  if (/insufficient scopes/i.test(text)) return false;
  return headers.has('www-authenticate') || /(invalid|expired|revoked) access token/i.test(text);
}

/** Why Canvas did not answer with 200, for the instructor who reads it. */
export function refusalOf(response: OutboundResponse, endpoint: Endpoint): CourseSourceError {
  const { status, body } = response;
  const text = body.toString('latin1', 0, 2_000);
  if (/insufficient scopes/i.test(text)) return missingRight(endpoint);
  if (isSpent(response)) {
    return new CourseSourceError(
      'reconnect',
      'Canvas no longer accepts the connection of this course. Connect it to Canvas again.',
    );
  }
  if (status === 401 || status === 403) return missingRight(endpoint);
  if (status === 404) {
    return new CourseSourceError(
      'not_found',
      `Canvas does not find ${endpoint.what} of this course. Check that the course still exists.`,
    );
  }
  return new CourseSourceError(
    'unavailable',
    `Canvas gave an unexpected answer (${status}) when asked for ${endpoint.what}. Try again later.`,
  );
}

function missingRight({ what, scope }: Endpoint): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    `Canvas does not let the connected account read ${what}. Connect as a teacher of this course; if you are one, ask your Canvas administrator to allow ${scope} on the developer key.`,
  );
}

function jsonOf({ body }: OutboundResponse): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
