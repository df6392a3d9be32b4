import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { CourseRole, FindSession, Session } from '../launch/index.ts';
import { isUuid } from '../ground/text/index.ts';
import { HttpProblem } from './problem.ts';

declare global {
  namespace Express {
    interface Request {
      /** Correlates log lines, error pages and answers. */
      id: string;
      session?: Session;
    }
  }
}

export function giveRequestId(): RequestHandler {
  return (req, res, next) => {
    req.id = randomUUID();
    res.setHeader('x-request-id', req.id);
    next();
  };
}

/** Lets a request through with the session of its bearer token; 401 without one. */
export function requireSession(findSession: FindSession): RequestHandler {
  return async (req, _res, next) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const session = token && (await findSession(token));
    if (!session) {
      throw new HttpProblem(401, 'session_unknown');
    }
    req.session = session;
    next();
  };
}

/** Who may do it, as data beside the route. */
export function allow(...roles: readonly CourseRole[]): RequestHandler {
  return (req, _res, next) => {
    if (roles.includes(sessionOf(req).role)) return next();
    throw new HttpProblem(403, 'role_not_allowed');
  };
}

/** Lets through who runs the LMS, whatever they are in the course. */
export function allowAdministrators(): RequestHandler {
  return (req, _res, next) => {
    if (sessionOf(req).launch.administers) return next();
    throw new HttpProblem(403, 'role_not_allowed');
  };
}

export const everybody = ['student', 'instructor', 'assistant', 'visitor'] as const;
export const teachers = ['instructor', 'assistant'] as const;

/** The session of a request behind requireSession. */
export function sessionOf(req: Request): Session {
  if (!req.session) throw new HttpProblem(401, 'session_unknown', 'Your session is over.');
  return req.session;
}

/** An id from the path; 404 at once when it cannot be one. */
export function idFrom(req: Request, name: string): string {
  const value = req.params[name];
  if (typeof value === 'string' && isUuid(value)) return value.toLowerCase();
  throw new HttpProblem(404, 'not_found');
}
