import { json, Router, urlencoded, type Request, type Response } from 'express';
import type { VisibilityLevel } from '../../courses/index.ts';
import { languageTag, type Language } from '../../ground/language/index.ts';
import type { Logger } from '../../ground/telemetry/index.ts';
import {
  browserCookie,
  LaunchRefusedError,
  storagePlanOf,
  type AcceptedLaunch,
  type AcceptLaunch,
  type BeginLogin,
  type BegunLogin,
  type Launch,
  type LaunchTickets,
  type RefusalAudit,
  type RegistrationDirectory,
  type StoragePlan,
  type ToolKeys,
  type VerifyLaunch,
} from '../../launch/index.ts';
import { cookiesOf } from '../cookies.ts';
import { sendPage } from '../pages.ts';
import { spokenIn, spokenTo } from '../spoken-in.ts';
import { pythonFrame } from '../public/sandbox.ts';
import { approveRoutes, type ApproveRoutesNeeds } from './approve.ts';
import { canvasKeyRoutes, type CanvasKeyNeeds } from './canvas-key.ts';
import { noticeRoutes, type NoticeRoutesNeeds } from './notices.ts';
import { registerRoutes, type RegisterRoutesNeeds } from './register.ts';
import { refusalHandler } from './refusals.ts';

export interface LtiRoutesNeeds
  extends RegisterRoutesNeeds, CanvasKeyNeeds, NoticeRoutesNeeds, ApproveRoutesNeeds {
  readonly beginLogin: BeginLogin;
  readonly verifyLaunch: VerifyLaunch;
  readonly launchTickets: LaunchTickets;
  readonly acceptLaunch: AcceptLaunch;
  readonly afterLaunch: (accepted: AcceptedLaunch) => Promise<void>;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly toolKeys: Pick<ToolKeys, 'publicSet'>;
  readonly refusals: Pick<RefusalAudit, 'record'>;
  /** Whether nobody but the offline tutor would answer this tenant's students. */
  readonly isOffline: (tenantId: string) => Promise<boolean>;
  /** What the school lets those who teach see of single students. */
  readonly teachersSee: (tenantId: string) => Promise<VisibilityLevel>;
  readonly logger: Logger;
}

/** Room for an id_token with generous claims, and for the ticket made of it. */
const formLimit = '256kb';
const keysMaxAgeSeconds = 300;
const loginCookie = {
  path: '/lti',
  secure: true,
  sameSite: 'none',
  partitioned: true,
} as const;

/** /lti/login, /lti/launch, /lti/keys, and the page a reload inside the frame comes back to. */
export function ltiRoutes(needs: LtiRoutesNeeds): Router {
  const router = Router();
  router.use(
    loginRoutes(needs),
    launchRoutes(needs),
    registerRoutes(needs),
    noticeRoutes(needs),
    approveRoutes(needs),
    canvasKeyRoutes(needs),
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
    const origins = registration?.frameOrigins ?? [];
    await sendPage(
      res,
      'app',
      { boot: null, title: 'Preceptor' },
      // A reload of the picker still has an answer to post.
      {
        frameOrigins: origins,
        formOrigins: origins,
        frames: [pythonFrameOf(needs)],
        language: spokenIn(req),
      },
    );
  });

  router.use('/lti', refusalHandler(needs));
  return router;
}

function loginRoutes({ beginLogin, limits }: LtiRoutesNeeds): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '64kb', parameterLimit: 50 });
  const guard = limits.door('login');

  const login = async (req: Request, res: Response): Promise<void> => {
    const begun = await beginLogin(req.method === 'POST' ? req.body : req.query);
    await limits.registration('login', begun.registration.id);
    const { name, value, maxAgeMs } = begun.cookie;
    res.cookie(name, value, { ...loginCookie, httpOnly: true, maxAge: maxAgeMs });
    res.set('cache-control', 'no-store');
    if (begun.storage || mayLoseCookies(req)) await sendBegin(res, begun, spokenIn(req));
    else res.redirect(302, begun.location);
  };
  router.get('/lti/login', guard, login);
  router.post('/lti/login', guard, form, login);

  router.get('/lti/login/kept/:name', guard, (req, res) => {
    const kept = Object.hasOwn(cookiesOf(req), String(req.params['name']));
    res.set('cache-control', 'no-store').json({ kept });
  });
  return router;
}

/**
 * In a frame the browser may keep our cookie back. Browsers say where a page will be shown, all but
 * those that are older than 2023; what asks for no page is no browser.
 */
function mayLoseCookies(req: Request): boolean {
  const place = req.get('sec-fetch-dest');
  if (place !== undefined) return place !== 'document';
  return (req.get('accept') ?? '').includes('text/html');
}

// Framed by whom is not known before the launch; the page holds one link to our own login.
async function sendBegin(
  res: Response,
  { location, cookie, storage, again }: BegunLogin,
  language: Language,
): Promise<void> {
  const login = { location, kept: `/lti/login/kept/${cookie.name}`, storage: storage ?? null };
  await sendPage(res, 'begin', { login, again }, { frameOrigins: ['*'], language });
}

function launchRoutes(needs: LtiRoutesNeeds): Router {
  const { verifyLaunch, launchTickets, limits } = needs;
  const router = Router();
  const form = urlencoded({ extended: false, limit: formLimit, parameterLimit: 50 });

  router.post('/lti/launch', limits.door('launch'), form, async (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    const verified = await verifyLaunch({ body, cookies: cookiesOf(req) });
    const { launch, state, browser } = verified;
    await limits.registration('launch', launch.registration.id);
    const stored = storagePlanOf(launch.registration, String(body['state']), state.storageTarget);
    if (launch.targetChanged)
      needs.logger.info({ requestId: req.id }, 'C13 target_link_uri differs from the login');
    if (browser === 'unproven' && stored) {
      const waiting = { ticket: launchTickets.issue(verified), storage: stored };
      await sendPage(res, 'confirm', { waiting }, framing(needs, launch));
      return;
    }
    const boot = await enter(needs, launch, stored);
    res.clearCookie(browserCookie(String(body['state'])), loginCookie);
    await sendPage(res, 'app', { boot, title: boot.course.title }, framing(needs, launch));
  });

  router.post(
    '/lti/launch/confirm',
    limits.door('confirm'),
    json({ limit: formLimit }),
    async (req, res) => {
      const launch = await launchTickets.redeem(req.body);
      await limits.registration('confirm', launch.registration.id);
      res.set('cache-control', 'no-store').json({ boot: await enter(needs, launch, undefined) });
    },
  );

  router.all('/lti/launch', limits.door('launch'), () => {
    throw new LaunchRefusedError('method_not_allowed', 'B1 not a POST');
  });
  return router;
}

/** The platform frames the page, and takes the answer of the picker; the page frames the sandbox. */
function framing(needs: LtiRoutesNeeds, launch: Launch) {
  const { platformOrigins, deepLinking } = launch;
  return {
    frameOrigins: platformOrigins,
    frames: [pythonFrameOf(needs)],
    language: languageFor(launch),
    formOrigins: deepLinking ? [new URL(deepLinking.returnUrl).origin] : [],
  };
}

function languageFor({ locale, role, message, administers, review }: Launch): Language {
  const isForStaff = message === 'deep-linking' || (administers && review === null);
  return spokenTo({ locale, role, isForStaff });
}

function pythonFrameOf({ publicUrl }: LtiRoutesNeeds): string {
  return new URL(pythonFrame, publicUrl).href;
}

/** Begins the session and says what the page must know of it. */
async function enter(
  { acceptLaunch, afterLaunch, isOffline, teachersSee }: LtiRoutesNeeds,
  launch: Launch,
  stored: StoragePlan | undefined,
) {
  const accepted = await acceptLaunch(launch);
  await afterLaunch(accepted);
  const { session, course, token } = accepted;
  const locale = languageTag(session.launch.locale) ?? 'en';
  const [offlineTutor, seen] = await Promise.all([
    isOffline(course.tenantId),
    teachersSee(course.tenantId),
  ]);
  return {
    session: token,
    user: {
      id: session.userId,
      name: launch.person.givenName ?? launch.person.name,
      role: session.role,
    },
    course: { id: course.id, title: course.title, locale: languageTag(course.locale) ?? locale },
    practises: course.settings.nextExercises,
    view: session.launch.view,
    administers: session.launch.administers,
    item: session.launch.item,
    locale,
    language: languageFor(launch),
    offlineTutor,
    teachersSee: seen,
    // Where a reload finds the page again; it holds no secret.
    home: `/app/${session.tenantId}/${launch.registration.id}`,
    // What the login left with the platform and nobody needs any more (F9).
    stored: stored ?? null,
  };
}
