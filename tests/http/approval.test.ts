import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Registration } from '../../src/launch/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { buildPage } from '../support/browser.ts';
import { chromium as chromiumPath, chromiumArgs } from '../support/machine.ts';
import {
  beginLogin,
  launch,
  postLaunch,
  signToken,
  startPlatform,
  type Platform,
} from '../support/platform.ts';

const deploymentClaim = 'https://purl.imsglobal.org/spec/lti/claim/deployment_id';
const admin = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
const waiting = '77:<b>other</b>';

let app: TestApp;
let platform: Platform;
let registration: Registration;

beforeEach(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  const [found] = await app.composed.launch.registrations.find(platform.issuer, platform.clientId);
  if (!found) throw new Error('the platform is not registered');
  registration = found;
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const linkFor = (to: Registration, lifetimeMs = 60_000): Promise<string> =>
  app.composed.launch.approvals.create(to, lifetimeMs);
const address = (link: string): string => `${app.url}/lti/approve?link=${link}`;
const accept = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${app.url}/lti/approve`, { method: 'POST', body: new URLSearchParams(fields) });

async function knock(deployment: string): Promise<number> {
  const login = await beginLogin(app, platform);
  const token = await signToken(app, platform, login, {
    claims: {
      [deploymentClaim]: deployment,
      'https://purl.imsglobal.org/spec/lti/claim/roles': [admin],
    },
  });
  const answer = await postLaunch(app, { id_token: token, state: login.state }, login.cookie);
  return answer.status;
}

// features: P01
describe('a deployment that waits', () => {
  it('C12 is let in by whoever holds the operator’s link, and by no role of its own launches', async () => {
    expect(await knock(waiting)).toBe(403);
    expect(await knock(waiting)).toBe(403);
    const link = await linkFor(registration);
    const page = await (await fetch(address(link))).text();
    expect(page).toContain('77:&lt;b&gt;other&lt;/b&gt;');
    expect(await knock(waiting)).toBe(403);
    const accepted = await accept({ link, deployment: waiting });
    expect(await accepted.text()).toMatch(/Accepted: .*77:/);
    expect(await knock(waiting)).toBe(200);
    const rows = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('select accepted_by from deployments where deployment_id = $1', [waiting]),
    );
    expect(rows).toEqual([{ accepted_by: 'link' }]);
  });

  it('is not let in before it was seen, so that nobody is talked into an id', async () => {
    const link = await linkFor(registration);
    expect(await (await accept({ link, deployment: 'never seen' })).text()).not.toContain(
      'Accepted:',
    );
    expect(await knock('never seen')).toBe(403);
  });

  it('shows on the link of its own registration only', async () => {
    await knock(waiting);
    const other = await startPlatform(app);
    const [stranger] = await app.composed.launch.registrations.find(other.issuer, other.clientId);
    if (!stranger) throw new Error('the platform is not registered');
    const link = await linkFor(stranger);
    expect(await (await fetch(address(link))).text()).not.toContain('77:');
    await accept({ link, deployment: waiting });
    expect(await knock(waiting)).toBe(403);
    await other[Symbol.asyncDispose]();
  });

  it('is not let in by a link that is over, guessed, or of another tenant', async () => {
    await knock(waiting);
    const link = await linkFor(registration);
    const over = await linkFor(registration, -1);
    const moved = `00000000-0000-4000-8000-000000000000.${link.split('.')[1]}`;
    for (const bad of [over, moved, `${link}x`, 'nonsense', '']) {
      expect((await fetch(address(bad))).status).toBe(403);
      expect((await accept({ link: bad, deployment: waiting })).status).toBe(403);
    }
    expect((await accept({ link })).status).toBe(403);
    expect(await knock(waiting)).toBe(403);
    const audited = await app.composed.launch.refusals.list(undefined, 50);
    expect(audited.filter(({ code }) => code === 'approval_invalid').length).toBeGreaterThan(5);
  });

  it('is on a page that nobody may frame, keep, or learn the link from', async () => {
    const { headers } = await fetch(address(await linkFor(registration)));
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(JSON.stringify(app.logs)).not.toContain('link=');
  });

  it('leaves people of accepted deployments alone', async () => {
    expect((await launch(app, platform)).view).toBe('tutor');
  });

  it.skipIf(!chromiumPath)(
    'is let in by keyboard, on a narrow screen, with nothing that axe finds serious',
    async () => {
      buildPage();
      await knock(waiting);
      const browser = await chromium.launch({
        executablePath: chromiumPath ?? '',
        args: [...chromiumArgs],
      });
      const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
      const page = await context.newPage();
      await page.goto(address(await linkFor(registration)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.filter(({ impact }) => ['serious', 'critical'].includes(impact ?? '')),
      ).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBe(0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Accepted').waitFor();
      await browser.close();
    },
    60_000,
  );
});
