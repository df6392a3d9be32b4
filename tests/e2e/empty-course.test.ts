import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserWorld, type BrowserWorld } from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import {
  beginLogin,
  postLaunch,
  signToken,
  startPlatform,
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

describe.skipIf(!chromium)('a course without material', () => {
  let world: BrowserWorld;
  let platform: Platform;

  beforeAll(async () => {
    world = await openBrowserWorld({ languageModel: false });
    platform = await startPlatform(world.lab.app);
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  /** Opens the page of a launch that this test has signed itself. */
  const open = async (tweaks: LaunchTweaks) => {
    const { app } = world.lab;
    const login = await beginLogin(app, platform);
    const id_token = await signToken(app, platform, login, tweaks);
    const launched = await postLaunch(app, { id_token, state: login.state }, login.cookie);
    const page = await world.browser.newPage();
    await page.route('**/lti/launch', async (route) =>
      route.fulfill({
        headers: Object.fromEntries(launched.headers),
        body: await launched.text(),
      }),
    );
    await page.goto(`${app.url}/lti/launch`);
    return page;
  };

  // features: L40
  it('says so to a student instead of pretending', async () => {
    const page = await open({ contextId: 'empty-1' });
    await page.getByText('There is no course material here yet').waitFor();
    await page
      .getByText('No language model is configured: answers are extracts from your course.')
      .waitFor();
    expect(await page.getByText('You could begin with').count()).toBe(0);
    await page.getByRole('button', { name: 'My progress' }).click();
    await page.getByText('there are no concepts to show').waitFor();
    await page.getByRole('button', { name: 'Quiz me' }).click();
    await page.getByRole('button', { name: 'Begin the quiz' }).click();
    await page.getByText('The course does not hold enough text').waitFor();
    await page.close();
  });

  it('answers honestly that nothing was found', async () => {
    const page = await open({ contextId: 'empty-1' });
    await page.getByRole('textbox', { name: 'Your question' }).fill('What is a limit?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('log').getByText('I could not find an answer to this').waitFor();
    const note = page.getByText('This answer is not from your course material.');
    await expect.poll(() => note.isVisible()).toBe(true);
    await page.close();
  });

  it('tells an instructor why, and what can be done', async () => {
    const page = await open({ contextId: 'empty-2', role: 'Instructor' });
    await page.getByText('The tutor cannot reach the files of this course yet').waitFor();
    await page.getByText('Ask the administrator of your LMS to connect the tutor').waitFor();
    expect(await page.getByRole('button', { name: 'Read the course now' }).isVisible()).toBe(false);
    await page.close();
  });

  it('has nothing to show to somebody who did not come from a course', async () => {
    const page = await world.browser.newPage();
    const response = await fetch(`${world.lab.app.url}/app/nobody/nothing`);
    expect(response.status).toBe(200);
    await page.goto(`${world.lab.app.url}/app/nobody/nothing`);
    await page.getByRole('heading', { name: 'Please open the tutor again' }).waitFor();
    await page.close();
  });
});
