import type { Request, Response } from 'express';
import { text } from './params.ts';
import type { LabPerson } from './people.ts';
import type { Platform } from './platform.ts';
import type { Session } from './sessions.ts';

export interface Visitor {
  readonly person: LabPerson;
  readonly session: Session;
}

/** Who is looking: `?as=` signs in on the spot, else the cookie says. */
export function visitorOf(
  { roster, sessions }: Pick<Platform, 'roster' | 'sessions'>,
  request: Request,
  response: Response,
): Visitor | undefined {
  const wanted = roster.byLogin(text(request.query['as']) ?? '');
  const session = wanted ? sessions.signIn(request, response, wanted.login) : sessions.of(request);
  const person = session && roster.byLogin(session.login);
  return session && person ? { person, session } : undefined;
}

/** May open the course: enrolled and not suspended, or the admin. */
export function isLetIn({ roster }: Pick<Platform, 'roster'>, person: LabPerson): boolean {
  return person.role === 'admin' || roster.enrolment(person) === 'active';
}

/** Sees what is not published, grades, and may place links. */
export function teaches(person: LabPerson): boolean {
  return person.role === 'instructor' || person.role === 'admin';
}
