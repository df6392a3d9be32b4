import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

/** A browser that somebody signed in with. */
export interface Session {
  /** Login of the person; changes when the browser signs in as somebody else. */
  login: string;
  /** Known to the lab's own pages only; forms send it back. */
  readonly sessionKey: string;
}

export interface Sessions {
  of(request: Request): Session | undefined;
  signIn(request: Request, response: Response, login: string): Session;
}

// A cookie without SameSite is withheld when the tool's page sends the frame back to us; one with
// SameSite=None must be Secure, which some browsers refuse over plain http. So: both.
const cookies = [
  { name: 'lab_session', attributes: {} },
  { name: 'lab_session_framed', attributes: { sameSite: 'none', secure: true } },
] as const;

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  const of = (request: Request): Session | undefined =>
    cookiesOf(request.headers.cookie)
      .map((value) => sessions.get(value))
      .find((session) => session !== undefined);
  return {
    of,
    signIn: (request, response, login) => {
      const known = of(request);
      if (known) {
        known.login = login;
        return known;
      }
      const id = randomBytes(24).toString('base64url');
      const session = { login, sessionKey: randomBytes(5).toString('hex') };
      sessions.set(id, session);
      for (const { name, attributes } of cookies) {
        response.cookie(name, id, { httpOnly: true, path: '/', ...attributes });
      }
      return session;
    },
  };
}

function cookiesOf(header = ''): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([name]) => cookies.some((cookie) => cookie.name === name))
    .map(([, value]) => value ?? '');
}
