import { text as textBody, type Request, type RequestHandler } from 'express';
import type { Column } from '../platform/gradebook.ts';
import { count, jsonObject, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { LtiRefusal } from './lti-refusal.ts';

/** Lets in who holds one of the scopes, to this course; reads the body as text of any type. */
export function serviceDoor(
  { tokens, courseId }: Pick<Platform, 'tokens' | 'courseId'>,
  ...scopes: readonly string[]
): [RequestHandler, RequestHandler] {
  const guard: RequestHandler = (request, _response, next) => {
    const held = tokens.scopesOf(request.headers.authorization);
    if (!held) throw new LtiRefusal(401, 'Invalid access token');
    if (!scopes.some((scope) => held.includes(scope))) {
      throw new LtiRefusal(401, 'Insufficient permissions');
    }
    if (request.params['course'] !== courseId) throw new LtiRefusal(404, 'not found');
    next();
  };
  return [guard, textBody({ type: () => true, limit: '1mb' })];
}

/** The column that the address names. @throws LtiRefusal */
export function columnAsked({ gradebook }: Pick<Platform, 'gradebook'>, request: Request): Column {
  const column = gradebook.column(count(request.params['item']) ?? -1);
  if (!column) throw new LtiRefusal(404, 'not found');
  return column;
}

/** @throws LtiRefusal */
export function jsonBody(request: Request): Fields {
  const body = jsonObject(request.body);
  if (!body) throw new LtiRefusal(400, 'the body is not a JSON object');
  return body;
}
