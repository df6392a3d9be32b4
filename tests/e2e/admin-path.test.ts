import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { buildPage, seriousFindings, sidewaysOverflow } from '../support/browser.ts';
import { openGuide as readGuide } from '../support/guide.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { chromium } from '../support/machine.ts';
import { openStrictBrowser, type StrictBrowser } from '../support/strict-browser.ts';

const root = join(import.meta.dirname, '../..');
/** Set, the pictures of the pages are taken anew: `npm run pictures`. */
const takingPictures = process.env['PICTURES'] === 'on';

/** A page of docs/ with its pictures, which are taken anew where that is asked for. */
function openGuide(name: string) {
  const guide = readGuide(name);
  return {
    ...guide,
    picture: async (page: Page, picture: string): Promise<void> => {
      const file = `pictures/${picture}.png`;
      expect(guide.text).toContain(`](${file})`);
      if (takingPictures) await page.screenshot({ path: join(root, 'docs', file) });
      expect(existsSync(join(root, 'docs', file))).toBe(true);
    },
  };
}

interface FacePath {
  readonly face: 'canvas' | 'moodle';
  readonly guide: string;
  readonly toolsPath: string;
  readonly frame: string;
  readonly words: Readonly<Record<'field' | 'open' | 'activate' | 'active', string>>;
  readonly pictures: readonly [string, string, string, string];
}

const paths: readonly FacePath[] = [
  {
    face: 'canvas',
    guide: 'admin-canvas.md',
    toolsPath: '/accounts/1/apps',
    frame: 'tool_content',
    words: {
      field: 'Dynamic Registration URL',
      open: 'Continue',
      activate: 'Switch on',
      active: 'On',
    },
    pictures: ['canvas-1-link', 'canvas-2-confirm', 'canvas-3-on', 'canvas-4-course'],
  },
  {
    face: 'moodle',
    guide: 'admin-moodle.md',
    toolsPath: '/moodle/mod/lti/toolconfigure.php',
    frame: 'contentframe',
    words: {
      field: 'Tool URL',
      open: 'Add LTI Advantage',
      activate: 'Activate',
      active: 'Active',
    },
    pictures: ['moodle-1-link', 'moodle-2-confirm', 'moodle-3-active', 'moodle-4-course'],
  },
];

describe.skipIf(!chromium)('an administrator who follows the page', () => {
  let world: LabApp;
  let strict: StrictBrowser;

  beforeAll(async () => {
    buildPage();
    world = await startLabApp();
    strict = await openStrictBrowser('all-framed', {
      tool: world.app.url,
      platform: world.lab.url,
    });
  });
  afterAll(async () => {
    await strict[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  /** What the command of the page prints; tests/integration/cli-platforms.test.ts runs it as it stands. */
  async function registrationLink(command: readonly string[]): Promise<string> {
    const tenantName = command[command.indexOf('--tenant') + 1] ?? '';
    const { launch, ground } = world.app.composed;
    const { id } = await ensureTenant(ground.db, tenantName);
    const terms = { lifetimeMs: 60 * 60_000, deploymentPolicy: 'accept-first' } as const;
    return `${world.app.url}/lti/register?invite=${await launch.invites.create(id, terms)}`;
  }

  // features: P01, B01
  it.each(paths)(
    'for $face gets from its first line to a launched course',
    async ({ face, guide: name, toolsPath, frame, words, pictures }) => {
      const guide = openGuide(name);
      const link = await registrationLink(guide.command('invite create'));
      const page = await strict.context.newPage();
      await page.setViewportSize({ width: 1000, height: 720 });
      await page.goto(`${world.lab.url}${toolsPath}?as=admin`);
      await page.getByLabel(guide.label(words.field)).fill(link.replace(/invite=.*/, 'invite=…'));
      await guide.picture(page, pictures[0]);
      await page.getByLabel(words.field).fill(link);
      await page.getByRole('button', { name: guide.label(words.open) }).click();

      const registration = page.frameLocator('iframe[name=registration]');
      await registration.getByRole('heading', { name: /^Register Preceptor with/ }).waitFor();
      await guide.picture(page, pictures[1]);
      await expectOpenToAll(page);
      await registration.getByRole('button', { name: guide.label('Register') }).click();
      await registration.getByRole('heading', { name: 'Preceptor is registered' }).waitFor();
      await registration.getByRole('button', { name: guide.label('Finish') }).click();
      await page.getByRole('button', { name: guide.label(words.activate) }).click();
      const row = page.getByRole('listitem').filter({ hasText: 'Preceptor' });
      await row.getByText(words.active, { exact: true }).waitFor();
      await guide.picture(page, pictures[2]);

      const course = new URL(world.lab.faces[face].courseUrl);
      course.searchParams.set('as', 'student1');
      await page.goto(course.href);
      const entered = await enter(page, page.frameLocator(`iframe[name=${frame}]`));
      await guide.picture(page, pictures[3]);
      expect(await entered.getByRole('heading', { level: 1 }).count()).toBe(1);

      // It is the new registration that was launched, and it belongs to the institution of the link.
      const cards = await world.app.composed.launch.platforms.list();
      const card = cards.find(
        ({ tenant, product }) => tenant === 'State University' && product === face,
      );
      expect(card?.clientId).toBe(world.lab.faces[face].clientId);
      expect(card?.deployments.map(({ status }) => status)).toEqual(['accepted']);
      // The link is used up: whoever finds it later registers nothing.
      const configuration = encodeURIComponent(`${world.lab.url}/configuration`);
      expect((await fetch(`${link}&openid_configuration=${configuration}`)).status).toBe(403);
    },
  );

  /** The confirmation in its frame: no barrier, nothing sideways at 320 pixels, decided by keyboard. */
  async function expectOpenToAll(page: Page): Promise<void> {
    const frame = page.locator('iframe[name=registration]');
    expect(await seriousFindings(page, 'registration')).toEqual([]);
    await frame.evaluate((element) => element.style.setProperty('width', '320px'));
    const inside = page.frame({ name: 'registration' });
    if (!inside) throw new Error('the confirmation is gone');
    await expect.poll(() => inside.evaluate(() => innerWidth)).toBeLessThanOrEqual(320);
    expect(await sidewaysOverflow(inside)).toBe(0);
    await frame.evaluate((element) => element.style.removeProperty('width'));
    const privacy = inside.getByRole('radio');
    await privacy.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await privacy.nth(1).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    const register = inside.getByRole('button', { name: 'Register' });
    for (let at = 0; at < 20 && !(await hasFocus(register)); at += 1)
      await page.keyboard.press('Tab');
    expect(await hasFocus(register)).toBe(true);
  }

  const hasFocus = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => node === document.activeElement);

  /** The tutor in its frame, or in the tab that the button in the frame opens. */
  async function enter(page: Page, tutor: FrameLocator): Promise<FrameLocator | Page> {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    const button = tutor.getByRole('link', { name: 'Open the tutor in a new tab' });
    await field.or(button).first().waitFor();
    if (await field.isVisible()) {
      await tutor.getByText(/^Good to see you/).waitFor();
      return tutor;
    }
    const [tab] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    await tab.getByRole('textbox', { name: 'Your question' }).waitFor();
    return tab;
  }
});
