import { Router, type Request, type RequestHandler } from 'express';
import { autoPostForm } from '../pages/auto-post-form.ts';
import { text, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { loginHint } from './begin-launch.ts';
import { canvasClaims } from './id-token.ts';
import { storageFrame, type CanvasLaunches } from './launch.ts';
import type { LaunchHints } from './launch-hint.ts';

const required = {
  client_id: undefined,
  login_hint: undefined,
  lti_message_hint: undefined,
  nonce: undefined,
  redirect_uri: undefined,
  prompt: 'none',
  response_mode: 'form_post',
  response_type: 'id_token',
  scope: 'openid',
} as const;

type OidcErrorCode =
  | 'invalid_request_object'
  | 'login_required'
  | 'unauthorized_client'
  | 'launch_no_longer_valid';

/** An authentication request that is answered with an error form; codes as Canvas says them. */
class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly code: OidcErrorCode;

  constructor(code: OidcErrorCode, description: string) {
    super(description);
    this.code = code;
  }
}

interface AuthorizeNeeds {
  readonly platform: Platform;
  readonly launches: CanvasLaunches;
  readonly hints: LaunchHints;
}

/** The authorization endpoint (as Canvas documents it): GET or POST, answers by form POST. */
export function createAuthorize(needs: AuthorizeNeeds): Router {
  const router = Router();
  router.all('/api/lti/authorize_redirect', createRedirect(needs));
  router.all('/api/lti/authorize', createAnswer(needs));
  return router;
}

// The sso host knows no session: it reads the institution from the hint and sends the browser on.
function createRedirect({ platform, hints }: AuthorizeNeeds): RequestHandler {
  return async (request, response) => {
    const asked = requestFields(request);
    if ((await hints.open(text(asked['lti_message_hint']) ?? '')) === undefined) {
      response.status(400).json({ errors: [{ message: 'Invalid lti_message_hint' }] });
      return;
    }
    const query = new URLSearchParams(asked as Record<string, string>).toString();
    response.redirect(`${platform.issuer}/api/lti/authorize?${query}`);
  };
}

function createAnswer(needs: AuthorizeNeeds): RequestHandler {
  return async (request, response) => {
    const asked = requestFields(request);
    const redirectUri = text(asked['redirect_uri']) ?? '';
    if (!isRegistered(redirectUri, needs.platform.tool.launch)) {
      response.status(400).json({ errors: [{ message: 'Invalid redirect_uri' }] });
      return;
    }
    const fields = await answer(needs, asked, request);
    response.send(autoPostForm({ id: 'tool_form', action: redirectUri, fields }));
  };
}

async function answer(
  needs: AuthorizeNeeds,
  asked: Fields,
  request: Request,
): Promise<Record<string, string>> {
  const state = text(asked['state']);
  const shared = {
    utf8: '✓',
    authenticity_token: '',
    ...(state === undefined ? {} : { state }),
    lti_storage_target: storageFrame,
  };
  try {
    return { ...shared, id_token: await idToken(needs, asked, request) };
  } catch (error) {
    if (!(error instanceof OidcError)) throw error;
    needs.platform.log({ event: 'launch refused', face: 'canvas', code: error.code });
    return { ...shared, error: error.code, error_description: error.message };
  }
}

async function idToken(needs: AuthorizeNeeds, asked: Fields, request: Request): Promise<string> {
  const { platform, launches, hints } = needs;
  checkParameters(asked);
  checkUser(platform, asked, request);
  checkClient(platform, asked);
  const verifier = await hints.open(text(asked['lti_message_hint']) ?? '');
  const launch = launches.take(verifier ?? '');
  if (!launch || loginHint(launch.person.login) !== asked['login_hint']) {
    throw new OidcError(
      'launch_no_longer_valid',
      'The launch has either expired or already been consumed',
    );
  }
  return platform.signer.sign(canvasClaims(platform, launch, text(asked['nonce']) ?? ''));
}

function checkParameters(asked: Fields): void {
  const missing = Object.keys(required).filter((name) => !text(asked[name]));
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new OidcError('invalid_request_object', `The following parameters are missing: ${names}`);
  }
  for (const [name, value] of Object.entries(required)) {
    if (value !== undefined && asked[name] !== value) {
      throw new OidcError('invalid_request_object', `The '${name}' must be '${value}'`);
    }
  }
}

function checkUser({ sessions }: Platform, asked: Fields, request: Request): void {
  const session = sessions.of(request);
  if (session && loginHint(session.login) === asked['login_hint']) return;
  throw new OidcError('login_required', 'Must have an active user session');
}

function checkClient({ clientId }: Platform, asked: Fields): void {
  if (asked['client_id'] === clientId) return;
  throw new OidcError('unauthorized_client', 'Client not authorized in requested context');
}

function requestFields(request: Request): Fields {
  return { ...request.query, ...(request.body as Fields | undefined) };
}

// The query is not compared, except that what was registered with one must be asked for with it.
function isRegistered(asked: string, registered: string): boolean {
  if (!URL.canParse(asked)) return false;
  const [wanted, known] = [new URL(asked), new URL(registered)];
  const sameAddress = wanted.origin === known.origin && wanted.pathname === known.pathname;
  return sameAddress && [...known.searchParams].every(([k, v]) => wanted.searchParams.get(k) === v);
}
