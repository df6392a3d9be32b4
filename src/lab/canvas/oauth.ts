import { createHash, randomBytes } from 'node:crypto';
import { Router, urlencoded, type Request, type Response } from 'express';
import { render } from '../pages/render.ts';
import { tokenLifetimeSeconds, bearer } from '../platform/access-tokens.ts';
import { labApiKey } from '../platform/api-grants.ts';
import { text, type Fields } from '../platform/params.ts';
import { createPending, type Pending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { teaches, visitorOf } from '../platform/signed-in.ts';

/** Somebody has agreed, and the tool may fetch its tokens once. */
interface Agreement {
  readonly login: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string;
}

const codeLifetimeMs = 10 * 60_000;
const grantTypes = new Set<unknown>(['authorization_code', 'refresh_token']);

/** Canvas's OAuth2 for its REST API (as Canvas documents it): a page for people, and tokens. */
export function createOAuth(platform: Platform): Router {
  const router = Router();
  const readForm = urlencoded({ extended: false });
  const codes = createPending<Agreement>(codeLifetimeMs);

  router.get('/login/oauth2/auth', (request, response) => ask(platform, request, response));
  router.post('/login/oauth2/accept', readForm, (request, response) => {
    accept({ platform, codes }, request, response);
  });
  router.post('/login/oauth2/token', readForm, (request, response, next) => {
    const asked = (request.body ?? {}) as Fields;
    if (!grantTypes.has(asked['grant_type'])) return next();
    platform.watch('token')(request, response, () => grant({ platform, codes }, asked, response));
  });
  router.delete('/login/oauth2/token', (request, response) => {
    platform.apiGrants.revoke(bearer(request.headers.authorization) ?? '');
    response.json({});
  });
  return router;
}

async function ask(platform: Platform, request: Request, response: Response): Promise<void> {
  const asked = request.query as Fields;
  const redirectUri = text(asked['redirect_uri']) ?? '';
  // Not inside a frame, whosever it is.
  response.set('x-frame-options', 'sameorigin');
  if (asked['client_id'] !== labApiKey.clientId || redirectUri !== connectedAt(platform)) {
    response.status(400).json({ errors: [{ message: 'unknown client or redirect_uri' }] });
    return;
  }
  const wrong =
    asked['response_type'] !== 'code'
      ? 'unsupported_response_type'
      : allowsAll(platform, scopesIn(asked))
        ? undefined
        : 'invalid_scope';
  const visitor = visitorOf(platform, request, response);
  if (wrong !== undefined || !visitor) {
    response.redirect(
      back(redirectUri, { error: wrong ?? 'login_required', state: asked['state'] }),
    );
    return;
  }
  const scopes = scopesIn(asked);
  const fields = { ...asked, key: visitor.session.sessionKey };
  response.send(
    await render('message', {
      title: `${visitor.person.name}, allow Preceptor?`,
      lines: ['It asks for:', ...scopes],
      link: {
        title: 'Cancel',
        href: back(redirectUri, { error: 'access_denied', state: asked['state'] }),
      },
      form: { action: '/login/oauth2/accept', fields, button: 'Authorize' },
    }),
  );
}

function scopesIn(asked: Fields): string[] {
  return (text(asked['scope']) ?? '').split(' ').filter(Boolean);
}

function allowsAll({ apiGrants }: Platform, scopes: readonly string[]): boolean {
  const { keyScopes } = apiGrants;
  return scopes.length > 0 && scopes.every((scope) => keyScopes?.includes(scope) ?? true);
}

interface Needs {
  readonly platform: Platform;
  readonly codes: Pending<Agreement>;
}

function accept({ platform, codes }: Needs, request: Request, response: Response): void {
  const asked = (request.body ?? {}) as Fields;
  const visitor = visitorOf(platform, request, response);
  const redirectUri = connectedAt(platform);
  if (!visitor || asked['key'] !== visitor.session.sessionKey) {
    response.redirect(303, back(redirectUri, { error: 'access_denied', state: asked['state'] }));
    return;
  }
  const code = randomBytes(24).toString('base64url');
  codes.put(code, {
    login: visitor.person.login,
    scopes: scopesIn(asked),
    redirectUri,
    challenge: text(asked['code_challenge']) ?? '',
  });
  response.redirect(303, back(redirectUri, { code, state: asked['state'] }));
}

function grant({ platform, codes }: Needs, asked: Fields, response: Response): void {
  const { roster, apiGrants } = platform;
  const known =
    asked['client_id'] === labApiKey.clientId && asked['client_secret'] === labApiKey.secret;
  if (!known) return refuse(response, 'invalid_client', 401);
  const common = { token_type: 'Bearer', expires_in: tokenLifetimeSeconds };
  const userOf = (login: string) => {
    const person = roster.byLogin(login);
    return { id: person?.lmsUserId, name: person?.name, global_id: person?.lmsUserId };
  };
  if (asked['grant_type'] === 'refresh_token') {
    const renewed = apiGrants.renew(text(asked['refresh_token']) ?? '');
    if (!renewed) return refuse(response, 'invalid_request', 400);
    response.json({ ...common, access_token: renewed.access, user: userOf(renewed.login) });
    return;
  }
  const agreed = codes.take(text(asked['code']) ?? '');
  const verifier = text(asked['code_verifier']) ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (!agreed || agreed.redirectUri !== asked['redirect_uri'] || agreed.challenge !== challenge)
    return refuse(response, 'invalid_grant', 400);
  const person = roster.byLogin(agreed.login);
  // Those who do not teach get tokens too; what they may read is another question.
  const scopes = person && teaches(person) ? agreed.scopes : [];
  const { access, refresh } = apiGrants.begin(agreed.login, scopes);
  const user = userOf(agreed.login);
  response.json({ ...common, access_token: access, refresh_token: refresh, user });
}

function refuse(response: Response, error: string, status: number): void {
  response.status(status).json({ error, error_description: error });
}

function connectedAt({ tool }: Platform): string {
  return `${tool.origin}/lms/connected`;
}

function back(redirectUri: string, members: Readonly<Record<string, unknown>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(members))
    if (typeof value === 'string') url.searchParams.set(name, value);
  return url.href;
}
