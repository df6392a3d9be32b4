import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { labApiKey } from '../../src/lab/index.ts';
import { buildPage, courseIsRead } from '../support/browser.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { chromium } from '../support/machine.ts';
import { openStrictBrowser, type StrictBrowser } from '../support/strict-browser.ts';

// features: B15
describe.skipIf(!chromium)('in a browser that keeps third-party cookies back', () => {
  let world: LabApp;
  let strict: StrictBrowser | undefined;

  beforeAll(async () => {
    buildPage();
    world = await startLabApp();
    await courseIsRead({ lab: world });
    await courseIsRead({ lab: world }, 'moodle');
  });
  afterEach(async () => {
    await strict?.[Symbol.asyncDispose]();
    strict = undefined;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function openBrowser(blocked: 'third-party' | 'all-framed'): Promise<BrowserContext> {
    strict = await openStrictBrowser(blocked, { tool: world.app.url, platform: world.lab.url });
    return strict.context;
  }

  async function openCourse(
    context: BrowserContext,
    face: 'canvas' | 'moodle',
    login: string,
  ): Promise<Page> {
    const page = await context.newPage();
    const address = new URL(world.lab.faces[face].courseUrl);
    address.searchParams.set('as', login);
    await page.goto(address.href);
    return page;
  }

  const inFrame = (page: Page, name: string) => page.frameLocator(`iframe[name=${name}]`);

  it('F1–F9: a student gets in through platform storage, and nothing after that needs a cookie', async () => {
    const context = await openBrowser('all-framed');
    const page = await openCourse(context, 'canvas', 'student1');
    const tutor = inFrame(page, 'tool_content');
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill('Why do the rates multiply in the chain rule?');
    await field.press('Enter');
    // The source viewer.
    await tutor.getByText('How this answer came about').first().waitFor();
    await tutor
      .getByRole('button', { name: /^Source \d+: The chain rule/ })
      .first()
      .press('Enter');
    const panel = tutor.getByRole('dialog', { name: 'The chain rule' });
    await panel.getByRole('group', { name: 'Cited here' }).waitFor();
    await panel.press('Escape');
    // A reload inside the frame.
    const frame = page.frame('tool_content');
    await Promise.all([frame?.waitForNavigation(), frame?.evaluate(() => location.reload())]);
    await tutor.getByText('Why do the rates multiply in the chain rule?').waitFor();
    // A quiz.
    await tutor.getByRole('button', { name: 'Quiz me', exact: true }).click();
    await tutor.getByRole('button', { name: 'Begin the quiz' }).click();
    await tutor.getByRole('group', { name: 'Question 1 of 3' }).waitFor();
    expect([...(strict?.framedCookies.keys() ?? [])]).toEqual([]);
  });

  it('F9: leaves nothing of the launch in the storage of the platform', async () => {
    const context = await openBrowser('all-framed');
    const page = await openCourse(context, 'canvas', 'student2');
    const tutor = inFrame(page, 'tool_content');
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await expect.poll(() => keptByPlatform(page)).toEqual([]);
  });

  it('G8, F10: an instructor places a link from the picker', async () => {
    const context = await openBrowser('all-framed');
    const page = await openCourse(context, 'canvas', 'instructor');
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    const tutor = inFrame(page, 'tool_content');
    await tutor.getByRole('textbox', { name: 'Title of the link' }).fill('Placed without cookies');
    await tutor.getByRole('button', { name: 'Add to course' }).click();
    await tutor.getByText('Added: Placed without cookies').waitFor();
    await page.goto(world.lab.faces.canvas.courseUrl);
    await page.getByRole('link', { name: 'Placed without cookies' }).click();
    await tutor.getByRole('button', { name: 'Settings' }).waitFor();
    expect([...(strict?.framedCookies.keys() ?? [])]).toEqual([]);
  });

  /** As people do who are impatient. */
  async function reload(page: Page, name: string): Promise<void> {
    const frame = page.frame(name);
    await Promise.all([frame?.waitForNavigation(), frame?.evaluate(() => location.reload())]);
  }

  async function answerQuiz(tutor: FrameLocator): Promise<void> {
    for (const question of await tutor.getByRole('group', { name: /^Question/ }).all()) {
      const radio = question.getByRole('radio').first();
      if (await radio.count()) await radio.check();
      else await question.getByRole('textbox').fill('derivative');
    }
    await tutor.getByRole('button', { name: 'Check my answers' }).click();
    await tutor.getByRole('heading', { name: /^\d of 3 right$/ }).waitFor();
  }

  // features: P08
  it('F10, L1: a quiz is placed from a picker that was reloaded, taken, and opened from the gradebook', async () => {
    const { client: teacher } = await world.enter(world.lab.faces.canvas, 'instructor');
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    const context = await openBrowser('all-framed');
    const page = await openCourse(context, 'canvas', 'instructor');
    const tutor = inFrame(page, 'tool_content');
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await tutor.getByRole('button', { name: 'Add to course' }).waitFor();
    await reload(page, 'tool_content');
    await tutor.getByLabel('Concept').selectOption({ label: 'The chain rule' });
    await tutor.getByLabel('Questions').fill('3');
    await tutor.getByRole('button', { name: 'Make the quiz' }).click();
    const quiz = tutor.locator('.basket-line').filter({ hasText: 'grade column' });
    await quiz.getByRole('textbox').fill('Quiz without cookies');
    await tutor.getByRole('button', { name: 'Add to course' }).click();
    await tutor.getByText('Added: Quiz without cookies').waitFor();
    await page.goto(world.lab.faces.canvas.courseUrl);
    await page.getByRole('button', { name: 'Publish Quiz without cookies' }).click();

    await page.goto(`${world.lab.faces.canvas.courseUrl}?as=student3`);
    await page.getByRole('link', { name: 'Quiz without cookies' }).click();
    await tutor.getByText('Question 3 of 3').waitFor();
    await reload(page, 'tool_content');
    await tutor.getByText('Question 3 of 3').waitFor();
    await answerQuiz(tutor);
    const posted = () =>
      world.lab.controls
        .gradesOf('canvas')
        .filter(({ column, score }) => column === 'Quiz without cookies' && score !== null);
    await expect.poll(() => posted().length, { timeout: 30_000 }).toBe(1);

    await page.goto(`${world.lab.faces.canvas.courseUrl}?as=instructor`);
    await page.getByRole('link', { name: 'Grades' }).click();
    await page.getByRole('link', { name: /^Review the work of/ }).click();
    await tutor.getByRole('heading', { name: /^What .+ handed in$/ }).waitFor();
    await tutor.getByRole('article').nth(2).waitFor();
    await tutor.getByText(/^Posted to the gradebook/).waitFor();
    expect([...(strict?.framedCookies.keys() ?? [])]).toEqual([]);
  });

  it('F6: where the platform keeps nothing, a partitioned cookie lets a student in', async () => {
    const context = await openBrowser('third-party');
    const page = await openCourse(context, 'moodle', 'student1');
    const tutor = inFrame(page, 'contentframe');
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    expect(strict?.framedCookies.get('/lti/launch')).toMatch(/^preceptor_login_/);
  });

  it('F6: where no cookie comes back either, a button opens a working launch in a new tab', async () => {
    const context = await openBrowser('all-framed');
    const page = await openCourse(context, 'moodle', 'student1');
    const button = inFrame(page, 'contentframe').getByRole('link', {
      name: 'Open the tutor in a new tab',
    });
    const [tab] = await Promise.all([context.waitForEvent('page'), button.click()]);
    const field = tab.getByRole('textbox', { name: 'Your question' });
    await field.fill('What does the quotient rule state?');
    await field.press('Enter');
    await tab
      .getByRole('button', { name: /^Source 1/ })
      .first()
      .waitFor();
    await tab.reload();
    await tab.getByText('What does the quotient rule state?').last().waitFor();
    expect(tab.url()).toMatch(/\/app\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
  });

  it('F8: a launch begun in another browser stays out, though its platform has storage', async () => {
    const stranger = await openBrowser('all-framed');
    const page = await stranger.newPage();
    // The stranger's own login and token, caught on the way to the tool.
    const caught = new Promise<string>((resolve) => {
      void page.route('**/lti/launch', (route) => {
        resolve(route.request().postData() ?? '');
        return route.abort();
      });
    });
    await page.goto(`${world.lab.faces.canvas.courseUrl}?as=student2`);
    const form = await caught;
    await strict?.[Symbol.asyncDispose]();
    const victim = await openBrowser('all-framed');
    const course = await openCourse(victim, 'canvas', 'student1');
    const tutor = inFrame(course, 'tool_content');
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await course.frame('tool_content')?.goto('about:blank');
    await course.evaluate(
      ({ action, fields }) => {
        const planted = document.createElement('form');
        Object.assign(planted, { method: 'post', action, target: 'tool_content' });
        for (const [name, value] of new URLSearchParams(fields)) {
          planted.append(Object.assign(document.createElement('input'), { name, value }));
        }
        document.body.append(planted);
        planted.submit();
      },
      { action: `${world.app.url}/lti/launch`, fields: form },
    );
    await tutor.getByRole('heading', { name: 'The tutor could not be opened' }).waitFor();
    expect(await tutor.getByText('another browser').count()).toBe(1);
  });

  // features: A04
  it('F10: a teacher lets the tutor read the course in Canvas, and no cookie of the tool comes along', async () => {
    const { ground, launch } = world.app.composed;
    const face = world.lab.faces.canvas;
    const [registration] = await launch.registrations.find(face.issuer, face.clientId);
    if (!registration) throw new Error('the lab is not registered');
    const { tenantId } = registration;
    await ground.withTenant(tenantId, (tx) => tx.query('delete from lms_connections'));
    const key = { baseUrl: face.apiBaseUrl, ...labApiKey };
    await launch.canvasKeys.save(tenantId, registration.id, key);
    const context = await openBrowser('all-framed');
    const carried: string[] = [];
    context.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === world.app.url && pathname.startsWith('/lms/') && request.headers()['cookie'])
        carried.push(pathname);
    });
    const page = await openCourse(context, 'canvas', 'instructor');
    const tutor = inFrame(page, 'tool_content');
    const opened = page.waitForEvent('popup');
    await tutor.getByRole('button', { name: 'Connect to Canvas' }).click();
    const tab = await opened;
    await tab.getByText('reads, and never writes').waitFor();
    await tab.locator('form button').click();
    await tab.getByRole('button', { name: 'Authorize' }).click();
    await tab.getByText('The course is connected').waitFor();
    await tab.close();
    await tutor.getByText('A teacher of this course lets the tutor read it').waitFor();
    expect(carried).toEqual([]);
    expect([...(strict?.framedCookies.keys() ?? [])]).toEqual([]);
  });
});

/** What the course page of the lab still holds for the tool. */
function keptByPlatform(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window as unknown as { labStorageKeys(): string[] }).labStorageKeys(),
  );
}
