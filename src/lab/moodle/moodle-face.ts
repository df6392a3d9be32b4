import { Router } from 'express';
import { createPending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { createAuth } from './auth.ts';
import { createBeginLaunch } from './begin-launch.ts';
import { tutorActivity } from './id-token.ts';
import { launchLifetimeMs, type MoodleLaunch } from './launch.ts';
import { tutorInstance } from './moodle-ids.ts';
import { createMoodlePeople } from './people.ts';
import { createRegistrationTokens } from '../platform/registration-tokens.ts';
import { createRegisterTool } from './register-tool.ts';
import { createMoodleTools } from './tools-page.ts';
import { createServices } from './services/services.ts';
import { createTokenEndpoint } from './token.ts';
import { createPluginFile } from './ws/plugin-file.ts';
import { createWebServices } from './ws/ws-server.ts';

/** The Moodle face, to be mounted under the path of its issuer. */
export function createMoodleFace(platform: Platform): Router {
  const router = Router();
  const launches = createPending<MoodleLaunch>(launchLifetimeMs);
  router.use(createAuth(platform, launches));
  const tokens = createRegistrationTokens();
  router.use(createRegisterTool(platform, tokens), createMoodleTools(platform, tokens));
  router.get('/mod/lti/certs.php', platform.watch('keys'), (_request, response) => {
    response.json(platform.signer.jwks());
  });
  router.use(createTokenEndpoint(platform), createServices(platform));
  router.use(createWebServices(platform), createPluginFile(platform));
  router.use(createMoodlePeople(platform, createBeginLaunch(platform, launches)));
  return router;
}

/** The tutor activity comes with a column of a hundred points. */
export function addTutorColumn({ gradebook }: Pick<Platform, 'gradebook'>): void {
  gradebook.addColumn({
    label: tutorActivity.title,
    scoreMaximum: 100,
    resourceLinkId: tutorInstance,
    madeBy: 'lms',
  });
}
