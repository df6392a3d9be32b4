import { Router } from 'express';
import { text, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import type { RegistrationTokens } from '../platform/registration-tokens.ts';
import type { FaceAddresses } from './face-addresses.ts';
import type { PeoplePages } from './people-pages.ts';
import { render, type ToolsWords } from './render.ts';
import { shellOf } from './shell.ts';

interface ToolsPageNeeds {
  readonly platform: Platform;
  readonly pages: PeoplePages;
  readonly addresses: FaceAddresses;
  readonly tokens: RegistrationTokens;
  /** Path of the page within the face. */
  readonly path: string;
  readonly words: ToolsWords;
  /** Address of the configuration that the tool is told to read. */
  readonly configuration: (token: string) => string;
  readonly newToken: () => Promise<string>;
}

/** Where the administrator registers tools by their registration URL and switches them on. */
export function createToolsPage(needs: ToolsPageNeeds): Router {
  const { platform, pages, addresses, tokens, path, words } = needs;
  const router = Router();
  const here = `${platform.issuer}${path}`;
  const newToken = async (): Promise<string> => {
    const token = await needs.newToken();
    tokens.add(token);
    return token;
  };

  router.get(
    path,
    pages.admin(async (visitor, request, response) => {
      const url = text(request.query['url'])?.trim() ?? '';
      const registering = URL.canParse(url)
        ? registrationAddress(url, needs.configuration, await newToken())
        : undefined;
      const shell = shellOf(platform, addresses, visitor);
      const tools = platform.registrations.all();
      response.send(
        await render('tools', { shell, words, here, tools, registering, origin: originOf(url) }),
      );
    }),
  );
  router.post(
    `${path}/activate`,
    pages.form((_visitor, request, response) => {
      platform.registrations.activate(text((request.body as Fields)['clientId']) ?? '');
      response.redirect(303, here);
    }),
  );
  return router;
}

/** Added to the query that the tool's own address may have. */
function registrationAddress(
  url: string,
  configuration: (token: string) => string,
  token: string,
): string {
  const address = new URL(url);
  address.searchParams.set('openid_configuration', configuration(token));
  address.searchParams.set('registration_token', token);
  return address.href;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
