import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { createPeoplePages } from '../pages/people-pages.ts';
import { createToolsPage } from '../pages/tools-page.ts';
import type { Platform } from '../platform/platform.ts';
import type { RegistrationTokens } from '../platform/registration-tokens.ts';
import { canvasAddresses } from './addresses.ts';

/** Where an administrator of the account installs apps. */
export function createCanvasTools(platform: Platform, tokens: RegistrationTokens): Router {
  const addresses = canvasAddresses(platform);
  const { issuer, signer } = platform;
  return createToolsPage({
    platform,
    addresses,
    tokens,
    pages: createPeoplePages(platform, addresses),
    path: '/accounts/1/apps',
    words: {
      title: 'Apps',
      field: 'Dynamic Registration URL',
      button: 'Continue',
      dialog: 'Install a New App',
      pending: 'Off',
      active: 'On',
      activate: 'Switch on',
    },
    // quirk: the address carries the token in its query already
    configuration: (token) =>
      `${issuer}/api/lti/security/openid-configuration?registration_token=${token}`,
    newToken: () => signer.sign({ uuid: randomUUID(), iat: Math.floor(Date.now() / 1000) }),
  });
}
