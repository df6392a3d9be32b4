import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPage } from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { freePort, runCli, startServer } from '../support/run-program.ts';
import { openStrictBrowser } from '../support/strict-browser.ts';

const root = join(import.meta.dirname, '../..');
/** Set, the pictures of the pages are taken anew: `npm run pictures`. */
const takingPictures = process.env['PICTURES'] === 'on';

interface Guide {
  /** The command of the page that begins so, as words. */
  command(begin: string): string[];
  /** A label that the page tells its reader to look for. */
  label(text: string): string;
  /** The picture of that name, which the page must show. */
  picture(page: Page, name: string): Promise<void>;
}

/** A page of docs/, to be followed to the letter. */
function openGuide(name: string): Guide {
  const text = readFileSync(join(root, 'docs', name), 'utf8');
  return {
    command: (begin) => {
      const line = text.split('\n').find((one) => one.trim().startsWith(`npx preceptor ${begin}`));
      if (line === undefined) throw new Error(`${name} holds no command ${begin}`);
      const words = line.trim().match(/"[^"]*"|\S+/g) ?? [];
      return words.slice(2).map((word) => word.replaceAll('"', ''));
    },
    label: (label) => {
      if (!text.includes(`**${label}**`)) throw new Error(`${name} does not speak of ${label}`);
      return label;
    },
    picture: async (page, picture) => {
      const file = `pictures/${picture}.png`;
      expect(text).toContain(`](${file})`);
      if (takingPictures) await page.screenshot({ path: join(root, 'docs', file) });
      expect(existsSync(join(root, 'docs', file))).toBe(true);
    },
  };
}

interface FacePath {
  readonly face: 'canvas' | 'moodle';
  readonly guide: string;
  readonly toolsPath: string;
  readonly coursePath: string;
  readonly frame: string;
  readonly words: { readonly field: string; readonly open: string; readonly activate: string };
}

const paths: readonly FacePath[] = [
  {
    face: 'canvas',
    guide: 'admin-canvas.md',
    toolsPath: '/accounts/1/apps',
    coursePath: '/courses/17',
    frame: 'tool_content',
    words: { field: 'Dynamic Registration URL', open: 'Continue', activate: 'Switch on' },
  },
  {
    face: 'moodle',
    guide: 'admin-moodle.md',
    toolsPath: '/moodle/mod/lti/toolconfigure.php',
    coursePath: '/moodle/course/view.php?id=2',
    frame: 'contentframe',
    words: { field: 'Tool URL', open: 'Add LTI Advantage', activate: 'Activate' },
  },
];

describe.skipIf(!chromium)('an administrator who follows the page', () => {
  let dataDir: string;
  let env: Readonly<Record<string, string>>;
  let lab: string;

  beforeEach(async () => {
    buildPage();
    dataDir = mkdtempSync(join(tmpdir(), 'preceptor-admin-'));
    const [port, labPort] = [String(await freePort()), String(await freePort())];
    env = { DATA_DIR: dataDir, PORT: port, LAB_PORT: labPort, LAB: 'on', LOG_LEVEL: 'warn' };
    lab = `http://127.0.0.1:${labPort}`;
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  async function operator(words: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await runCli(words, env);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return stdout;
  }

  // features: P01, B01
  it.each(paths)(
    'for $face gets from its first line to a launched course',
    async ({ guide: name, toolsPath, coursePath, frame, words }) => {
      const guide = openGuide(name);
      const printed = await operator(guide.command('invite create'));
      const link = /http\S+\/lti\/register\?invite=\S+/.exec(printed)?.[0] ?? '';
      const server = await startServer([], env);
      await expect
        .poll(() => server.output(), { timeout: 60_000 })
        .toContain('Open the sample course');
      const strict = await openStrictBrowser('all-framed', { tool: server.url, platform: lab });
      try {
        const page = await strict.context.newPage();
        await page.setViewportSize({ width: 1000, height: 720 });
        await page.goto(`${lab}${toolsPath}?as=admin`);
        const tools = page.url().split('?')[0] ?? '';
        await page.getByLabel(guide.label(words.field)).fill(link);
        await guide.picture(page, `${name.slice(6, -3)}-1-link`);
        await page.getByRole('button', { name: guide.label(words.open) }).click();

        const registration = page.frameLocator('iframe[name=registration]');
        await registration.getByRole('heading', { name: /^Register Preceptor with/ }).waitFor();
        await guide.picture(page, `${name.slice(6, -3)}-2-confirm`);
        await registration.getByRole('button', { name: guide.label('Register') }).click();
        await registration.getByRole('heading', { name: 'Preceptor is registered' }).waitFor();
        await registration.getByRole('button', { name: guide.label('Finish') }).click();
        await page.waitForURL(tools);
        await page.getByRole('button', { name: guide.label(words.activate) }).click();
        const row = page.getByRole('listitem').filter({ hasText: 'Preceptor' });
        await row.getByText(/^(On|Active)$/).waitFor();
        await guide.picture(
          page,
          `${name.slice(6, -3)}-3-${words.activate === 'Activate' ? 'active' : 'on'}`,
        );
        const clientId = /Client ID (\S+)/.exec(await row.innerText())?.[1] ?? '';

        await page.goto(
          `${lab}${coursePath.replace('?', '?as=student1&')}${coursePath.includes('?') ? '' : '?as=student1'}`,
        );
        const tutor = page.frameLocator(`iframe[name=${frame}]`);
        const entered = await enter(page, tutor);
        await guide.picture(page, `${name.slice(6, -3)}-4-course`);
        expect(await entered.getByRole('heading', { level: 1 }).count()).toBe(1);

        // The link is used up: whoever finds it later registers nothing.
        const again = await fetch(`${link}&openid_configuration=${encodeURIComponent(`${lab}/x`)}`);
        expect(again.status).toBe(403);

        await strict.context.close();
        server.child.kill('SIGTERM');
        await server.ended;
        const listed = await operator(['platform', 'list', '--tenant', 'State University']);
        expect(listed).toContain(`client ${clientId}`);
        const id = listed.split(' ')[0] ?? '';
        const shown = await operator([...guide.command('platform disable').slice(0, 2), id]);
        expect(shown).toContain('switched off');
      } finally {
        await strict[Symbol.asyncDispose]();
        await server[Symbol.asyncDispose]();
      }
    },
  );

  /** The tutor in its frame, or in the tab that the button in the frame opens. */
  async function enter(page: Page, tutor: FrameLocator): Promise<FrameLocator | Page> {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    const button = tutor.getByRole('link', { name: 'Open the tutor in a new tab' });
    await field.or(button).first().waitFor();
    if (await field.isVisible()) return tutor;
    const [tab] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    await tab.getByRole('textbox', { name: 'Your question' }).waitFor();
    return tab;
  }
});
