import { Router, urlencoded, type RequestHandler } from 'express';
import { assetsFolder } from '../pages/render.ts';
import { createPending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { createAuthorize } from './authorize.ts';
import { createBeginLaunch } from './begin-launch.ts';
import { launchLifetimeMs, storageFrame, type CanvasLaunch } from './launch.ts';
import { createLaunchHints } from './launch-hint.ts';
import { createLineItems } from './line-items.ts';
import { answerRefusals } from './lti-refusal.ts';
import { createOAuth } from './oauth.ts';
import { createNamesAndRoles } from './names-and-roles.ts';
import { createNoticeHandlers } from './notices.ts';
import { createCanvasPeople } from './people.ts';
import { createAssignments } from './rest/assignments.ts';
import { createCourses } from './rest/courses.ts';
import { createFileStore } from './rest/file-store.ts';
import { createFiles } from './rest/files.ts';
import { createFolders } from './rest/folders.ts';
import { createModules } from './rest/modules.ts';
import { createPages } from './rest/pages.ts';
import { createQuizzes } from './rest/quizzes.ts';
import { notFound, restDoor } from './rest/rest-door.ts';
import { tellRate } from './rest/throttle.ts';
import { createRegistrationTokens } from '../platform/registration-tokens.ts';
import { createRegisterTool } from './register-tool.ts';
import { createCanvasTools } from './tools-page.ts';
import { createScoresAndResults } from './scores-and-results.ts';
import { createTokenEndpoint } from './token.ts';

/** The Canvas face, to be mounted at the root. */
export function createCanvasFace(platform: Platform): Router {
  const router = Router();
  const launches = createPending<CanvasLaunch>(launchLifetimeMs);
  const hints = createLaunchHints(new URL(platform.issuer).host);
  const beginLaunch = createBeginLaunch(platform, launches, hints);

  router.use(['/api', '/login/oauth2'], namedClientsOnly);
  router.use('/api/lti', urlencoded({ extended: false }));
  const tokens = createRegistrationTokens();
  router.use(createRegisterTool(platform, tokens));
  router.use(createCanvasTools(platform, tokens));
  router.use(createAuthorize({ platform, launches, hints }));
  router.get('/api/lti/security/jwks', platform.watch('keys'), (_request, response) => {
    response.set('cache-control', 'public, max-age=3600').json(platform.signer.jwks());
  });
  router.use(createOAuth(platform), createTokenEndpoint(platform));
  router.use('/api/lti/courses', tellRate);
  router.use(createLineItems(platform), createScoresAndResults(platform));
  router.use(createNamesAndRoles(platform), createNoticeHandlers(platform));
  router.use(answerRefusals);
  router.use('/api/v1', createRest(platform));
  router.use(createFileStore(platform));
  router.use(`/courses/${platform.courseId}`, createCanvasPeople(platform, beginLaunch));
  router.get(`/${storageFrame}`, (_request, response) => {
    response.sendFile('storage-frame.html', { root: assetsFolder });
  });
  return router;
}

function createRest(platform: Platform): Router {
  const router = Router();
  router.use(platform.watch('content'), restDoor(platform), tellRate);
  router.use(createCourses(platform), createAssignments(platform));
  router.use(createFiles(platform), createFolders(platform));
  router.use(createPages(platform), createModules(platform), createQuizzes(platform));
  router.use((_request, response) => notFound(response));
  return router;
}

// Instructure's rule of 2026 for every API: say who you are.
const namedClientsOnly: RequestHandler = (request, response, next) => {
  if (request.headers['user-agent']) next();
  else {
    const message = 'A User-Agent header is required.';
    response.status(403).json({ error: 'Forbidden', message });
  }
};
