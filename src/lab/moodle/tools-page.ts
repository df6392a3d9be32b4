import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { createPeoplePages } from '../pages/people-pages.ts';
import { createToolsPage } from '../pages/tools-page.ts';
import type { Platform } from '../platform/platform.ts';
import type { RegistrationTokens } from '../platform/registration-tokens.ts';
import { moodleAddresses } from './addresses.ts';

/** Site administration > Plugins > Activity modules > External tool > Manage tools. */
export function createMoodleTools(platform: Platform, tokens: RegistrationTokens): Router {
  const addresses = moodleAddresses(platform);
  const { issuer, signer } = platform;
  return createToolsPage({
    platform,
    addresses,
    tokens,
    pages: createPeoplePages(platform, addresses),
    path: '/mod/lti/toolconfigure.php',
    words: {
      title: 'Manage tools',
      field: 'Tool URL',
      button: 'Add LTI Advantage',
      dialog: 'Register an external tool',
      pending: 'Pending',
      active: 'Active',
      activate: 'Activate',
    },
    configuration: () => `${issuer}/mod/lti/openid-configuration.php`,
    newToken: () => {
      const iat = Math.floor(Date.now() / 1000);
      return signer.sign({ sub: randomUUID(), scope: 'reg', iat, exp: iat + 3600 });
    },
  });
}
