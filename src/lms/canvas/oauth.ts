import { z } from 'zod';
import type { Outbound, OutboundResponse } from '../../ground/net/index.ts';
import { CourseSourceError } from '../course-source.ts';
import { id } from '../shape.ts';

/** The institution's developer API key for the tutor. */
export interface CanvasApiKey {
  /** As in the browser, without a trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: string;
}

/** What reading a course takes of Canvas's API, in the names Canvas gives it; nothing can be written. */
const courseScopes = [
  ':id',
  ...[
    'pages',
    'pages/:url_or_id',
    'files',
    'folders',
    'modules',
    'modules/:module_id/items',
    'modules/:context_module_id/assignment_overrides',
    'enrollments',
    'assignments',
  ].map((route) => `:course_id/${route}`),
].map((route) => `url:GET|/api/v1/courses/${route}`);

export const captionScope = 'url:GET|/api/v1/media_attachments/:attachment_id/media_tracks';
export const newQuizScope = 'url:GET|/api/quiz/v1/courses/:course_id/quizzes';

/** What a key may lack: it was made before this was read, or its Canvas has no such thing. The latest comes last. */
const laterScopes: readonly (readonly string[])[] = [
  [captionScope],
  [
    'url:GET|/api/v1/courses/:course_id/quizzes',
    'url:GET|/api/v1/courses/:course_id/quizzes/:quiz_id/date_details',
  ],
  [newQuizScope],
];

/** Everything the tutor asks of Canvas's API. */
export const canvasScopes = [...courseScopes, ...laterScopes.flat()];

/** How often less can be asked for of a key that does not allow it all. */
export const canvasConcessions = laterScopes.length;

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive().catch(3600),
  user: z.object({ id }).nullish(),
});

export interface CanvasGrant {
  readonly accessToken: string;
  /** Canvas sends it once, with the first grant; null: the one before stays good. */
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number;
  /** Who agreed, as Canvas numbers people. */
  readonly lmsUserId: string | null;
}

/**
 * The page on which Canvas asks its user; PKCE with S256 (RFC 7636), the only method Canvas knows.
 * `conceded`: how many of the latest kinds of material are not asked for, because the key does not allow them.
 */
export function authorizeUrl(
  { baseUrl, clientId }: CanvasApiKey,
  asked: { redirectUri: string; state: string; challenge: string; conceded: number },
): string {
  const url = new URL(`${baseUrl}/login/oauth2/auth`);
  const query = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: asked.redirectUri,
    state: asked.state,
    scope: [
      ...courseScopes,
      ...laterScopes.slice(0, canvasConcessions - asked.conceded).flat(),
    ].join(' '),
    purpose: 'Preceptor',
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

export type GrantRequest =
  | {
      readonly grant_type: 'authorization_code';
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier: string;
    }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

/**
 * Asks for tokens. @throws CourseSourceError reconnect when Canvas refuses for good, unavailable
 * otherwise; no message quotes what was sent
 */
export async function requestGrant(
  outbound: Outbound,
  { baseUrl, clientId, secret }: CanvasApiKey,
  asked: GrantRequest,
): Promise<CanvasGrant> {
  const body = new URLSearchParams({ ...asked, client_id: clientId, client_secret: secret });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json+canvas-string-ids',
  };
  const request = { method: 'POST', headers, body: body.toString(), maxRedirects: 0 } as const;
  const response = await outbound(`${baseUrl}/login/oauth2/token`, request).catch(
    (cause: unknown) => {
      throw new CourseSourceError('unavailable', 'Canvas could not be reached.', { cause });
    },
  );
  // Canvas says no to a token that is over with 400, and to the key itself with 401.
  if (response.status === 401) throw keyTrouble('Canvas does not accept the developer key.');
  if (response.status === 400) throw refused();
  if (response.status !== 200) throw strange();
  const { access_token, refresh_token, expires_in, user } = read(response);
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    expiresInSeconds: expires_in,
    lmsUserId: user?.id ?? null,
  };
}

/** Gives a token back; Canvas forgets it and what came with it. Best effort. */
export async function revokeGrant(
  outbound: Outbound,
  baseUrl: string,
  accessToken: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}` };
  await outbound(`${baseUrl}/login/oauth2/token`, { method: 'DELETE', headers }).catch(() => {});
}

function read({ body }: OutboundResponse): z.output<typeof granted> {
  try {
    return granted.parse(JSON.parse(body.toString('utf8')));
  } catch {
    throw strange();
  }
}

function refused(): CourseSourceError {
  return new CourseSourceError(
    'reconnect',
    'Canvas no longer accepts the connection of this course. Connect it to Canvas again.',
  );
}

/** The agreements of all courses stay good while somebody mends the key. */
export function keyTrouble(what: string): CourseSourceError {
  return new CourseSourceError(
    'unavailable',
    `${what} Ask your Canvas administrator to check that the key is on, and whoever runs Preceptor to check its address, client ID and secret.`,
  );
}

function strange(): CourseSourceError {
  return new CourseSourceError('unavailable', 'Canvas gave an unexpected answer. Try again later.');
}
