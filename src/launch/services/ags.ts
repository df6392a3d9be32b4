import { z } from 'zod';
import type { Outbound, OutboundRequest, OutboundResponse } from '../../ground/net/index.ts';
import { LmsServiceError, toServiceError } from './lms-service-error.ts';
import type { ServiceSubject, ServiceTokens } from './service-token.ts';

const scopeBase = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const agsScopes = {
  lineItem: `${scopeBase}lineitem`,
  lineItemRead: `${scopeBase}lineitem.readonly`,
  score: `${scopeBase}score`,
  result: `${scopeBase}result.readonly`,
} as const;

// quirk: moodle wants exactly one media type in Accept and refuses the default of fetch.
const media = {
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

export interface NewLineItem {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId: string;
  readonly tag: string;
}

export interface Score {
  /** The platform's own name for the student. */
  readonly userId: string;
  readonly scoreGiven: number;
  readonly scoreMaximum: number;
  readonly comment: string;
  /** Time of the change of the score; strictly growing per line item and student. */
  readonly timestamp: Date;
}

/** What the LMS's gradebook holds now; the teacher may have changed it. */
export interface Result {
  readonly score: number | null;
  readonly maximum: number | null;
}

/** Assignment and Grade Services 2.0. Every call throws LmsServiceError when it fails. */
export interface GradeServices {
  /** Address of our line item of that resource id, or undefined. */
  findLineItem(
    subject: ServiceSubject,
    container: string,
    resourceId: string,
  ): Promise<string | undefined>;
  /** Creates a column and returns its address. */
  createLineItem(subject: ServiceSubject, container: string, item: NewLineItem): Promise<string>;
  postScore(subject: ServiceSubject, lineItem: string, score: Score): Promise<void>;
  readResult(
    subject: ServiceSubject,
    lineItem: string,
    userId: string,
  ): Promise<Result | undefined>;
}

const lineItems = z.array(z.looseObject({ id: z.string(), resourceId: z.string().nullish() }));
const results = z.array(
  z.looseObject({
    userId: z.string(),
    resultScore: z.number().nullish(),
    resultMaximum: z.number().nullish(),
  }),
);

export function createGradeServices(needs: {
  outbound: Outbound;
  tokens: ServiceTokens;
}): GradeServices {
  const call = createCall(needs);
  return {
    findLineItem: async (subject, container, resourceId) => {
      const address = new URL(container);
      address.searchParams.set('resource_id', resourceId);
      const response = await call(subject, [agsScopes.lineItem], address.href, {
        headers: { accept: media.lineItems },
      });
      return read(lineItems, response).find((item) => item.resourceId === resourceId)?.id;
    },
    createLineItem: async (subject, container, item) => {
      const response = await call(subject, [agsScopes.lineItem], container, {
        method: 'POST',
        headers: { accept: media.lineItem, 'content-type': media.lineItem },
        body: JSON.stringify(item),
      });
      return read(z.looseObject({ id: z.string() }), response).id;
    },
    postScore: async (subject, lineItem, score) => {
      const body = {
        ...score,
        timestamp: score.timestamp.toISOString(),
        // Anything but a final grade erases what the gradebook holds, in Moodle and in Canvas.
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
      };
      await call(subject, [agsScopes.score], underLineItem(lineItem, 'scores'), {
        method: 'POST',
        headers: { accept: media.score, 'content-type': media.score },
        body: JSON.stringify(body),
      });
    },
    readResult: async (subject, lineItem, userId) => {
      const address = new URL(underLineItem(lineItem, 'results'));
      address.searchParams.set('user_id', userId);
      const response = await call(subject, [agsScopes.result], address.href, {
        headers: { accept: media.results },
      });
      const found = read(results, response).find((result) => result.userId === userId);
      return found && { score: found.resultScore ?? null, maximum: found.resultMaximum ?? null };
    },
  };
}

/** I6: added to the path, in front of the query, which is significant. */
export function underLineItem(lineItem: string, part: 'scores' | 'results'): string {
  const address = new URL(lineItem);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/${part}`;
  return address.href;
}

type Call = (
  subject: ServiceSubject,
  scopes: readonly string[],
  url: string,
  request: OutboundRequest,
) => Promise<OutboundResponse>;

// H4: a token that is refused is asked for once more, and the call repeated once.
function createCall({ outbound, tokens }: { outbound: Outbound; tokens: ServiceTokens }): Call {
  const once: Call = async (subject, scopes, url, request) => {
    const token = await tokens.get(subject, scopes);
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return outbound(url, { ...request, headers }).catch((cause: unknown) => {
      throw toServiceError(cause);
    });
  };
  return async (subject, scopes, url, request) => {
    let response = await once(subject, scopes, url, request);
    if (response.status === 401) {
      tokens.drop(subject, scopes);
      response = await once(subject, scopes, url, request);
    }
    if (response.status >= 200 && response.status < 300) return response;
    throw failureOf(response);
  };
}

function failureOf({ status, body }: OutboundResponse): LmsServiceError {
  const throttled =
    status === 403 && body.subarray(0, 200).toString('latin1').includes('Rate Limit Exceeded');
  if (status >= 500 || status === 429 || throttled) {
    return new LmsServiceError('unavailable', `The LMS is busy or has a problem (HTTP ${status}).`);
  }
  if (status === 409)
    return new LmsServiceError('outdated', 'The LMS holds a newer score already.');
  return new LmsServiceError(
    'refused',
    reasons[status] ?? `The LMS refused the request (HTTP ${status}).`,
  );
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The LMS did not accept the score: the person may not be a student of the course any more.',
  401: 'The LMS refused access to its gradebook.',
  403: 'The LMS does not let this tool use the gradebook of this course.',
  404: 'The grade column does not exist any more.',
  412: 'The grade column belongs to another tool.',
  422: 'The LMS did not accept the score: the assignment may be unpublished, or the person no student of the course.',
};

function read<Schema extends z.ZodType>(
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
