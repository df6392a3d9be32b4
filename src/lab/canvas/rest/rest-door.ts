import type { Request, RequestHandler, Response } from 'express';
import { bearer } from '../../platform/access-tokens.ts';
import { text } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { withNumericIds } from './ids.ts';

const stringIds = 'application/json+canvas-string-ids';

/** Lets in the holder of the content credential; a service token of LTI is nobody here. */
export function restDoor({
  apiToken,
  apiGrants,
}: Pick<Platform, 'apiToken' | 'apiGrants'>): RequestHandler {
  return (request, response, next) => {
    const token = bearer(request.headers.authorization) ?? text(request.query['access_token']);
    const scopes = token === undefined ? undefined : apiGrants.scopesOf(token);
    if (token === apiToken) next();
    else if (scopes && covers(scopes, request)) next();
    else if (scopes) {
      const message = 'Insufficient scopes on access token.';
      response.status(401).json({ errors: [{ message }] });
    } else if (token === undefined)
      refuse(response, 'user authorization required', 'unauthenticated');
    else refuse(response, 'Invalid access token.');
  };
}

/** A scope names a method and a route: `url:GET|/api/v1/courses/:course_id/pages`. */
function covers(scopes: readonly string[], { method, baseUrl, path }: Request): boolean {
  return scopes.some((scope) => {
    const [, verb, route = ''] = /^url:([A-Z]+)\|(.+)$/.exec(scope) ?? [];
    const form = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return verb === method && form.test(`${baseUrl}${path}`);
  });
}

/** 401 that tells the client its token is the trouble. */
export function refuse(response: Response, message: string, status?: string): void {
  response
    .status(401)
    .set('www-authenticate', 'Bearer realm="canvas-lms"')
    .json({ ...(status === undefined ? {} : { status }), errors: [{ message }] });
}

/** Lets through requests to the course we have, by number or by context id. */
export function courseDoor({
  courseId,
  contextId,
}: Pick<Platform, 'courseId' | 'contextId'>): RequestHandler {
  return (request, response, next) => {
    const { course } = request.params;
    if (course === courseId || course === `lti_context_id:${contextId}`) next();
    else notFound(response);
  };
}

export function notFound(response: Response): void {
  response.status(404).json({ errors: [{ message: 'The specified resource does not exist.' }] });
}

/** Ids go out as numbers unless the client asked for texts. */
export function sendJson(response: Response, value: unknown): void {
  const json = JSON.stringify(value);
  const asTexts = response.req.headers.accept?.includes(stringIds) === true;
  response.type('application/json').send(asTexts ? json : withNumericIds(json));
}

/** UTC to the second, as all Canvas dates are. */
export function dateText(date: Date): string;
export function dateText(date: Date | undefined): string | null;
export function dateText(date: Date | undefined): string | null {
  return date?.toISOString().replace(/\.\d+Z$/, 'Z') ?? null;
}
