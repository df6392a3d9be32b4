import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { autoPostForm } from '../pages/auto-post-form.ts';
import { jsonObject, text, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import type { Session } from '../platform/sessions.ts';
import { moodleError } from './error-page.ts';
import { moodleClaims } from './id-token.ts';
import { launchKey, type MoodleLaunch, type MoodleLaunches } from './launch.ts';

interface Refusal {
  readonly error: string;
  readonly error_description?: string;
}

/**
 * The authorization endpoint (as captured from Moodle 4.5). The tool hears of a mistake only once the
 * launch is known and the redirect URI is right; before that Moodle shows a page of its own.
 */
export function createAuth(platform: Platform, launches: MoodleLaunches): Router {
  const router = Router();
  const readForm = urlencoded({ extended: false });
  router.all('/mod/lti/auth.php', readForm, createAnswer(platform, launches));
  return router;
}

function createAnswer(platform: Platform, launches: MoodleLaunches): RequestHandler {
  return async (request, response) => {
    const asked: Fields = { ...request.query, ...(request.body as Fields | undefined) };
    const session = platform.sessions.of(request);
    if (!session && asked['repost'] === undefined) {
      postAgain(request, response);
      return;
    }
    const launch = launchAsked(asked, session, launches);
    if (!launch || asked['redirect_uri'] !== platform.tool.launch) {
      await moodleError(response, 'Invalid request');
      return;
    }
    const refusal = refusalOf(platform, asked, launch);
    if (refusal) platform.log({ event: 'launch refused', face: 'moodle', code: refusal.error });
    const said = refusal ?? { id_token: await idToken(platform, launch, asked) };
    response.set('cache-control', 'no-store, no-cache, must-revalidate');
    response.send(
      autoPostForm({
        id: 'ltiAuthForm',
        action: platform.tool.launch,
        fields: { ...said, state: text(asked['state']) ?? '' },
      }),
    );
  };
}

// The session cookie may have been withheld because another site sent the browser here; a form of
// our own page brings it along.
function postAgain(request: Request, response: Response): void {
  const body = (request.body ?? {}) as Record<string, string>;
  response.set('x-frame-options', 'sameorigin');
  response.send(
    autoPostForm({
      id: 'autopostme',
      action: request.originalUrl,
      fields: { ...body, repost: 'true' },
    }),
  );
}

const needed = ['scope', 'response_type', 'client_id', 'redirect_uri', 'login_hint', 'nonce'];

/** Takes the launch out of the session; a request that could never succeed leaves it there. */
function launchAsked(
  asked: Fields,
  session: Session | undefined,
  launches: MoodleLaunches,
): MoodleLaunch | undefined {
  if (needed.some((name) => !text(asked[name]))) return undefined;
  if (asked['scope'] !== 'openid' || asked['response_type'] !== 'id_token') return undefined;
  const launchId = text(jsonObject(asked['lti_message_hint'])?.['launchid']) ?? '';
  return session && launches.take(launchKey(session, launchId));
}

function refusalOf(platform: Platform, asked: Fields, launch: MoodleLaunch): Refusal | undefined {
  if (asked['client_id'] !== platform.clientId) return { error: 'unauthorized_client' };
  // The session may have changed hands since the launch began.
  const stillThem = launch.session.login === launch.person.login;
  if (!stillThem || asked['login_hint'] !== launch.person.lmsUserId) {
    return { error: 'access_denied' };
  }
  if (asked['response_mode'] !== 'form_post') {
    return { error: 'invalid_request', error_description: 'Invalid response_mode' };
  }
  const prompt = text(asked['prompt']) ?? '';
  if (prompt !== '' && prompt !== 'none') {
    return { error: 'invalid_request', error_description: 'Invalid prompt' };
  }
  return undefined;
}

function idToken(platform: Platform, launch: MoodleLaunch, asked: Fields): Promise<string> {
  return platform.signer.sign(moodleClaims(platform, launch, text(asked['nonce']) ?? ''));
}
