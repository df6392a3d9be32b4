import type { z } from 'zod';
import type { Outbound, OutboundRequest, OutboundResponse } from '../../ground/net/index.ts';
import type { Registration } from '../registration.ts';
import { LmsServiceError, toServiceError, type LmsServiceFailure } from './lms-service-error.ts';
import type { ServiceSubject, ServiceTokens } from './service-token.ts';

/** What is talked about; it decides how a refusal is put into words. */
type Topic = 'score' | 'column' | 'results' | 'roster' | 'notices';

export interface ServiceRequest extends OutboundRequest {
  readonly topic: Topic;
  readonly scopes: readonly string[];
  readonly url: string;
}

/** One request to a service of the platform, with a token. @throws LmsServiceError unless 2xx */
export type ServiceCall = (
  subject: ServiceSubject,
  request: ServiceRequest,
) => Promise<OutboundResponse>;

/** H4: a token that is refused is asked for once more, and the call repeated once. */
export function createServiceCall(needs: {
  outbound: Outbound;
  tokens: ServiceTokens;
}): ServiceCall {
  const { outbound, tokens } = needs;
  return async (subject, { topic, scopes, url, ...request }) => {
    refuseStrangers(subject.registration, url);
    const once = async (token: string): Promise<OutboundResponse> => {
      const headers = { ...request.headers, authorization: `Bearer ${token}` };
      return outbound(url, { ...request, headers }).catch((cause: unknown) => {
        throw toServiceError(cause);
      });
    };
    const token = await tokens.get(subject, scopes);
    let response = await once(token);
    if (response.status === 401) {
      tokens.drop(subject, scopes, token);
      response = await once(await tokens.get(subject, scopes));
    }
    if (response.status >= 200 && response.status < 300) return response;
    throw failureOf(topic, response);
  };
}

// H6: a bearer token goes to origins that a verified launch or the registration has named, and no further.
function refuseStrangers(registration: Registration, url: string): void {
  const known = [registration.issuer, registration.tokenUrl, ...registration.frameOrigins];
  const { origin } = new URL(url);
  if (known.some((address) => new URL(address).origin === origin)) return;
  throw new LmsServiceError(
    'refused',
    'The LMS named an address for its services that does not belong to it; open the tool from the course once more.',
    { detail: origin },
  );
}

interface Verdict {
  readonly code: LmsServiceFailure;
  readonly message: string;
}

/** What the platform says in its body, for the cases its status alone does not tell apart. */
const spoken: readonly (readonly [RegExp, Verdict])[] = [
  // quirk: canvas throttles with 403 and these words.
  [/rate limit exceeded/i, { code: 'unavailable', message: 'The LMS is busy.' }],
  [
    /unpublished/i,
    {
      code: 'unpublished',
      message: 'The assignment is not published in the LMS yet; its grades follow once it is.',
    },
  ],
  // quirk: canvas answers 400 to an older timestamp, moodle 409.
  [
    /before last updated timestamp/i,
    { code: 'outdated', message: 'The LMS holds a newer score already.' },
  ],
  [
    /insufficient permissions|insufficient_scope/i,
    { code: 'scope_missing', message: 'The LMS does not grant this tool the right it needs here.' },
  ],
  [
    /not found in course or is not a student/i,
    { code: 'refused', message: 'The person is not a student of the course in the LMS any more.' },
  ],
  [
    /attempts/i,
    {
      code: 'refused',
      message: 'The student has no attempts left in the LMS for this assignment.',
    },
  ],
];

const byStatus: Readonly<Record<Topic, Readonly<Record<number, string>>>> = {
  score: {
    400: 'The LMS did not accept the score: the person may not be a student of the course any more.',
    401: 'The LMS refused access to its gradebook.',
    403: 'The LMS does not let this tool use the gradebook of this course.',
    412: 'The grade column belongs to another tool.',
    422: 'The LMS did not accept the score: the assignment may be closed, or the person no student of the course.',
  },
  column: {
    401: 'The LMS refused access to its gradebook.',
    403: 'The LMS does not let this tool make or change grade columns in this course.',
    412: 'The grade column belongs to another tool.',
  },
  results: {
    401: 'The LMS refused to show its grades to this tool.',
    403: 'The LMS does not let this tool read grades back.',
  },
  notices: {
    401: 'The LMS does not let this tool ask for notices.',
    404: 'The LMS does not know this installation of the tool any more.',
  },
  roster: {
    401: 'The LMS refused to show the members of the course to this tool.',
    403: 'The LMS does not let this tool see the members of the course.',
    404: 'The LMS does not know this course any more.',
  },
};

/** Only what may pass by itself is tried again: 5xx and throttling; all else is final, with a reason. */
function failureOf(topic: Topic, { status, body }: OutboundResponse): LmsServiceError {
  const said = body.subarray(0, 500).toString('utf8');
  const { code, message } = verdictOn(topic, status, said);
  return new LmsServiceError(code, message, { detail: `HTTP ${status}` });
}

function verdictOn(topic: Topic, status: number, said: string): Verdict {
  if (status >= 500 || status === 429 || status === 408) {
    return {
      code: 'unavailable',
      message: `The LMS is busy or has a problem (HTTP ${status}).`,
    };
  }
  const words = status === 409 ? undefined : spoken.find(([pattern]) => pattern.test(said));
  if (words) return words[1];
  if (status === 409) return { code: 'outdated', message: 'The LMS holds a newer score already.' };
  if (status === 404 && topic !== 'roster' && topic !== 'notices')
    return { code: 'gone', message: 'The grade column does not exist any more.' };
  const message = byStatus[topic][status] ?? `The LMS refused the request (HTTP ${status}).`;
  return { code: 'refused', message };
}

/** The body in the form expected. @throws LmsServiceError */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  response: OutboundResponse,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(response.body.toString('utf8')));
  } catch (cause) {
    throw new LmsServiceError('unavailable', 'The LMS answered something that cannot be read.', {
      cause,
    });
  }
}

/**
 * The next page, from a Link header (RFC 8288); used unchanged (I3, J4).
 * quirk: moodle's line item pages say rel in typographic quotes with the address escaped for HTML,
 * which reads as no link: it lists everything when no limit is asked for.
 */
export function nextPage({ headers, url }: OutboundResponse): string | undefined {
  const link = headers.get('link') ?? '';
  for (const [, address, parameters] of link.matchAll(/<([^>]*)>((?:\s*;[^,<]*)*)/g)) {
    if (
      address &&
      /;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?:\s[^";]*)?"?\s*(?:;|$)/i.test(parameters ?? '')
    )
      return new URL(address, url).href;
  }
  return undefined;
}
