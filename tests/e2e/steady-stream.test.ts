import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { screenReaderTree } from '../support/screen-reader.ts';
import { createScriptedModel, type ScriptedModel } from '../support/scripted-model.ts';

// features: B15
describe.skipIf(!chromium)('an answer that never breaks off and reads well', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Asks in a conversation of its own; the test says the answer. */
  async function begun({ tutor }: TutorPage, message: string): Promise<ScriptedModel> {
    const model = createScriptedModel();
    world.answerWith(model);
    await tutor.getByRole('button', { name: 'New conversation' }).click();
    await tutor.getByText('You could begin with').waitFor();
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(message);
    await field.press('Enter');
    await model.asked(1);
    return model;
  }
  const announced = ({ tutor }: TutorPage): Promise<string[]> =>
    tutor.getByRole('status', { name: 'Announcements' }).locator('p').allTextContents();

  it('goes on where it was when the tab of the LMS was put to sleep in the middle of it', async () => {
    await using visit = await world.open('student1');
    const { tutor, page } = visit;
    const log = tutor.getByRole('log');
    const model = await begun(visit, 'What is a composite function?');
    model.say('It is one function ');
    await log.getByText('It is one function').waitFor();
    const browser = await page.context().newCDPSession(page);
    await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
    model.say('of the result ');
    model.say('of another one.');
    model.finish();
    await expect.poll(() => model.open()).toBe(0);
    await browser.send('Page.setWebLifecycleState', { state: 'active' });
    await log.getByText('It is one function of the result of another one.').waitFor();
    await tutor.getByText('How this answer came about').waitFor();
    const heard = await announced(visit);
    expect(heard.filter((said) => said.includes('of another one.'))).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
  });

  it('goes on at another device, which may stop it for both', async () => {
    await using desk = await world.open('student2');
    const model = await begun(desk, 'What is a slope?');
    model.say('A slope is a rate ');
    await desk.tutor.getByRole('log').getByText('A slope is a rate').waitFor();
    await using phone = await world.open('student2', { viewport: { width: 390, height: 800 } });
    const log = phone.tutor.getByRole('log');
    await log.getByText('A slope is a rate').waitFor();
    model.say('of change, ');
    for (const { tutor } of [desk, phone])
      await tutor.getByRole('log').getByText('A slope is a rate of change,').waitFor();
    await phone.tutor.getByRole('button', { name: 'Stop' }).click();
    for (const { tutor } of [desk, phone])
      await tutor.getByRole('button', { name: 'Ask again' }).waitFor();
    expect(model.requests).toHaveLength(1);
  });

  it('gives screen readers landmarks, names for everything, formulas in words and as MathML', async () => {
    await using visit = await world.open('student3');
    const { tutor, page } = visit;
    const model = await begun(visit, 'What is the derivative of a square?');
    model.say('The derivative of \\(x^{2}\\) is\n\n$$\\frac{d}{dx} x^{2} = 2x$$\n\nSo it grows.');
    model.finish();
    await tutor.getByText('How this answer came about').waitFor();
    await expect.poll(() => tutor.locator('.rich math').count()).toBe(2);
    const tree = await screenReaderTree(page);
    const named = (wanted: string): string[] =>
      tree.filter(({ role }) => role === wanted).map(({ name }) => name);
    expect(named('math').concat(named('MathMLMath'))).toEqual([
      'x squared',
      'd over d x x squared equals 2 x',
    ]);
    // What is drawn for the eye is not read a second time; who wants the structure finds it.
    expect(await tutor.locator('.rich .katex-html:not([aria-hidden=true])').count()).toBe(0);
    expect(await tutor.locator('.rich math mfrac').count()).toBe(1);
    const order = ['main', 'log', 'article', 'textbox'].map((role) =>
      tree.findIndex((heard) => heard.role === role),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const status = tree.find(({ name, role }) => role === 'status' && name === 'Announcements');
    expect(status?.states).toContain('live=polite');
    const controls = new Set(['button', 'textbox', 'link', 'tab', 'switch', 'combobox', 'log']);
    const nameless = tree.filter(({ role, name }) => controls.has(role) && name.trim() === '');
    expect(nameless).toEqual([]);
    expect(await announced(visit)).toContain('So it grows.');
  });

  it('moves nothing for whoever wants less motion', async () => {
    const moving = ({ frame }: TutorPage) =>
      frame().evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
    await using calm = await world.open('student1', { reducedMotion: 'reduce' });
    const first = await begun(calm, 'What is the sum rule?');
    expect(await moving(calm)).toBe(0);
    first.finish();
    await calm.tutor.getByText('How this answer came about').waitFor();
    // Else this would be no test: there is something to be moved.
    await using lively = await world.open('student1', { reducedMotion: 'no-preference' });
    const second = await begun(lively, 'What is the quotient rule?');
    await expect.poll(() => moving(lively)).toBeGreaterThan(0);
    second.finish();
    await lively.tutor.getByText('How this answer came about').waitFor();
  });

  it('can be read and asked for at 400 % zoom, nothing hidden below something else', async () => {
    world.answerWith(createOfflineModel());
    // A window of 1280 by 900, four times as large.
    const zoomed = { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 };
    await using visit = await world.open('student2', zoomed);
    const { tutor, frame, page } = visit;
    await tutor.getByRole('button', { name: 'New conversation' }).click();
    await tutor.getByText('You could begin with').waitFor();
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.click();
    await page.keyboard.type('Why do the rates multiply in the chain rule?');
    await page.keyboard.press('Enter');
    await tutor.getByText('How this answer came about').click();
    // A click reaches only what nothing else lies on.
    await tutor
      .getByRole('button', { name: /^Source \d/ })
      .first()
      .click();
    const cited = tutor.getByRole('group', { name: 'Cited here' });
    await cited.waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    await page.keyboard.press('Escape');
    await cited.waitFor({ state: 'hidden' });
    expect(await sidewaysOverflow(frame())).toBe(0);
  });
});
