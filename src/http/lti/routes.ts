import { Router, urlencoded, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Logger } from '../../ground/telemetry/index.ts';
import {
  browserCookie,
  LaunchRefusedError,
  type AcceptedLaunch,
  type AcceptLaunch,
  type BeginLogin,
  type Launch,
  type RegistrationDirectory,
  type ToolKeys,
  type VerifyLaunch,
} from '../../launch/index.ts';
import { cookiesOf } from '../cookies.ts';
import { sendPage } from '../pages.ts';

export interface LtiRoutesNeeds {
  readonly beginLogin: BeginLogin;
  readonly verifyLaunch: VerifyLaunch;
  readonly acceptLaunch: AcceptLaunch;
  readonly afterLaunch: (accepted: AcceptedLaunch) => Promise<void>;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly toolKeys: Pick<ToolKeys, 'publicSet'>;
  readonly publicUrl: string;
  /** True when no language model is configured: the page says so. */
  /** Whether nobody but the offline tutor would answer this tenant's students. */
  readonly isOffline: (tenantId: string) => Promise<boolean>;
  readonly logger: Logger;
}

/** Room for an id_token with generous claims. */
const formLimit = '256kb';
const keysMaxAgeSeconds = 300;

/** /lti/login, /lti/launch, /lti/keys, and the page a reload inside the frame comes back to. */
export function ltiRoutes(needs: LtiRoutesNeeds): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: formLimit, parameterLimit: 50 });

  const login = async (req: Request, res: Response): Promise<void> => {
    const { location, cookie } = await needs.beginLogin(
      req.method === 'POST' ? req.body : req.query,
    );
    res.cookie(cookie.name, cookie.value, {
      httpOnly: true,
      secure: true,
      sameSite: 'none',
      partitioned: true,
      maxAge: cookie.maxAgeMs,
      path: '/lti',
    });
    res.redirect(302, location);
  };
  router.get('/lti/login', login);
  router.post('/lti/login', form, login);

  router.post('/lti/launch', form, async (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    const launch = await needs.verifyLaunch({ body, cookies: cookiesOf(req) });
    const accepted = await needs.acceptLaunch(launch);
    await needs.afterLaunch(accepted);
    res.clearCookie(browserCookie(String(body['state'])), {
      path: '/lti',
      secure: true,
      sameSite: 'none',
      partitioned: true,
    });
    await sendApp(res, launch, { ...accepted, isOffline: needs.isOffline });
  });
  router.all('/lti/launch', (_req, res) =>
    sendRefusal(res, {
      status: 405,
      advice:
        'This page opens from inside a course only. Go to your course and open the tutor there.',
      reference: res.req.id,
    }),
  );

  router.get('/lti/keys', async (_req, res) => {
    res
      .set('cache-control', `public, max-age=${keysMaxAgeSeconds}`)
      .json(await needs.toolKeys.publicSet());
  });

  router.get('/app/:tenantId/:registrationId', async (req, res) => {
    const { tenantId, registrationId } = req.params;
    const registration = await needs.registrations
      .byId(tenantId, registrationId)
      .catch(() => undefined);
    await sendPage(
      res,
      'app',
      { boot: null, title: 'Preceptor' },
      { frameOrigins: registration?.frameOrigins ?? [] },
    );
  });

  router.use('/lti', launchErrorHandler(needs.logger));
  return router;
}

async function sendApp(
  res: Response,
  launch: Launch,
  { session, course, token, isOffline }: AcceptedLaunch & Pick<LtiRoutesNeeds, 'isOffline'>,
): Promise<void> {
  const boot = {
    session: token,
    user: {
      id: session.userId,
      name: launch.person.givenName ?? launch.person.name,
      role: session.role,
    },
    course: { id: course.id, title: course.title },
    view: session.launch.view,
    item: session.launch.item,
    locale: session.launch.locale ?? 'en',
    offlineTutor: await isOffline(course.tenantId),
    // Where a reload finds the page again; it holds no secret.
    home: `/app/${session.tenantId}/${launch.registration.id}`,
  };
  const formOrigins = launch.deepLinking ? [new URL(launch.deepLinking.returnUrl).origin] : [];
  await sendPage(
    res,
    'app',
    { boot, title: course.title },
    { frameOrigins: launch.platformOrigins, formOrigins },
  );
}

interface Refusal {
  readonly status: number;
  readonly advice: string;
  readonly reference: string;
}

// Nobody is logged in here, so anybody may frame it: it says nothing but why.
async function sendRefusal(res: Response, { status, advice, reference }: Refusal): Promise<void> {
  await sendPage(res, 'refused', { advice, reference }, { status, frameOrigins: ['*'] });
}

function launchErrorHandler(logger: Logger): ErrorRequestHandler {
  return async (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const reference = req.id;
    if (error instanceof LaunchRefusedError) {
      logger.warn(
        { requestId: reference, code: error.code, rule: error.message },
        'launch refused',
      );
      return sendRefusal(res, { status: error.status, advice: error.advice, reference });
    }
    const tooLarge = (error as { type?: unknown }).type === 'entity.too.large';
    if (tooLarge || typeof (error as { type?: unknown }).type === 'string') {
      return sendRefusal(res, {
        status: tooLarge ? 413 : 400,
        advice: 'The LMS sent something that is not a launch.',
        reference,
      });
    }
    logger.error({ requestId: reference, err: error }, 'launch failed');
    return sendRefusal(res, {
      status: 500,
      advice: 'Something went wrong on our side. Please try again in a minute.',
      reference,
    });
  };
}
