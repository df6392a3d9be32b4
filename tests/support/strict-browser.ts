import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Request } from 'playwright-core';
import { chromium as chromiumPath, chromiumArgs } from './machine.ts';

export interface StrictBrowser extends AsyncDisposable {
  readonly context: BrowserContext;
  /** Cookie headers that reached the tool from pages inside another site's page, by path. */
  readonly framedCookies: Map<string, string>;
}

interface Sites {
  /** Origin of the tool. */
  readonly tool: string;
  /** Origin of the page around it. */
  readonly platform: string;
}

/**
 * Chromium as people set it up. `third-party` blocks third-party cookies as its settings do, which
 * lets partitioned ones through; `all-framed` keeps every cookie of the tool back while it is
 * framed, as Safari does.
 */
export async function openStrictBrowser(
  blocked: 'third-party' | 'all-framed',
  { tool, platform }: Sites,
): Promise<StrictBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'preceptor-browser-'));
  mkdirSync(join(profile, 'Default'));
  const exceptions =
    blocked === 'all-framed' ? { cookies: { [`${tool},${platform}`]: { setting: 2 } } } : {};
  const preferences = {
    profile: {
      block_third_party_cookies: true,
      cookie_controls_mode: 1,
      content_settings: { exceptions },
    },
  };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    args: [...chromiumArgs],
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  // What is waited for are events; on a busy machine they take their time.
  context.setDefaultTimeout(90_000);
  const framedCookies = new Map<string, string>();
  context.on('request', (request) => {
    void request.allHeaders().then(
      (headers) => {
        const { origin, pathname } = new URL(request.url());
        const cookie = headers['cookie'];
        if (origin === tool && cookie && isFramed(request, headers['sec-fetch-dest']))
          framedCookies.set(pathname, cookie);
      },
      () => {},
    );
  });
  return {
    context,
    framedCookies,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

// A page on its way has no frame yet; the browser says itself where it will be shown.
function isFramed(request: Request, destination: string | undefined): boolean {
  if (request.isNavigationRequest()) return destination === 'iframe';
  return request.frame().parentFrame() !== null;
}
