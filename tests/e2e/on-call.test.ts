import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addContact } from '../../src/conduct/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { buildPage, seriousFindings, sidewaysOverflow } from '../support/browser.ts';
import { clientOf } from '../support/client.ts';
import { readMail, startSmtpDouble, type SmtpDouble } from '../support/doubles/smtp-double.ts';
import { chromium as chromiumPath, chromiumArgs } from '../support/machine.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const cry = "I don't want to live anymore, the pills are on the table";

describe.skipIf(!chromiumPath)('the page behind the link that those on duty are sent', () => {
  let smtp: SmtpDouble;
  let app: TestApp;
  let platform: Platform;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    smtp = await startSmtpDouble();
    app = await startApp({ env: { SMTP_URL: smtp.url, MESSAGES_FROM: 'tutor@school.example' } });
    platform = await startPlatform(app);
    const { tenantId } = platform;
    const nora = { name: 'Nora Night', email: 'nora@school.example', minutes: 15 };
    await app.composed.ground.withTenant(tenantId, (tx) => addContact(tx, tenantId, nora));
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArgs],
    });
  });
  afterAll(async () => {
    await browser.close();
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
  });

  async function open(link: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, [Symbol.asyncDispose]: () => context.close() };
  }

  /** The link in the newest mail, of which there are so many by then. */
  async function linkOf(mail: number): Promise<string> {
    await expect.poll(() => smtp.mails.length, { timeout: 15_000 }).toBe(mail);
    const newest = smtp.mails.at(-1);
    return /https?:\/\/\S+\/oncall\?link=\S+/.exec(newest ? readMail(newest) : '')?.[0] ?? '';
  }

  // features: S62, B11, B15
  it('says who it is about, and is answered by keyboard on a phone at night', async () => {
    const name = 'Robin Wolfeschlegelsteinhausenbergerdorff';
    const student = clientOf(app, await launch(app, platform, { claims: { name } }));
    await student.ask(cry);
    const link = await linkOf(1);
    await using opened = await open(link, {
      viewport: { width: 320, height: 700 },
      colorScheme: 'dark',
    });
    const { page } = opened;
    await page.getByText(name).waitFor();
    expect(await page.textContent('main')).not.toContain('pills');
    expect(await sidewaysOverflow(page.mainFrame())).toBe(0);
    expect(await seriousFindings(page, null)).toEqual([]);

    await page.keyboard.press('Tab');
    const button = page.getByRole('button', { name: 'I take this on' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const taken = page.getByRole('status').filter({ hasText: 'Nora Night took this on' });
    await taken.waitFor();
    expect(await button.count()).toBe(0);
    expect(await seriousFindings(page, null)).toEqual([]);

    await using later = await open(link);
    await later.page.getByText('Nora Night took this on').waitFor();
  });

  // features: B11
  it('says of a drill that nobody is in danger, and of a link that is none what to do', async () => {
    await app.composed.conduct.drill(platform.tenantId);
    await using drill = await open(await linkOf(2));
    await drill.page.getByRole('heading', { name: 'nobody is in danger' }).waitFor();
    expect(await seriousFindings(drill.page, null)).toEqual([]);

    await using nothing = await open(`${app.url}/oncall?link=made-up`);
    await nothing.page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    expect(await seriousFindings(nothing.page, null)).toEqual([]);
  });
});
