import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

// features: S54, S39
describe.skipIf(!chromium)('an exercise in a conversation, on the page', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld({ languageModel: false });
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const small = { viewport: { width: 320, height: 700 } };

  it('is switched on by an instructor who reads what it means', async () => {
    await using visit = await world.open('instructor', small);
    const { tutor, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const toggle = tutor.getByRole('switch', { name: 'Students are given an exercise' });
    // Before the settings are there it takes no key.
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    expect(await toggle.isChecked()).toBe(false);
    await toggle.press('Space');
    await tutor.getByText('Saved.').first().waitFor();
    expect(await toggle.isChecked()).toBe(true);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is asked for by a button beneath the last answer and answered there, by keyboard on a small screen', async () => {
    await using visit = await world.open('student1', small);
    const { tutor, page, frame, complaints } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill('What does the chain rule say?');
    await field.press('Enter');
    const button = tutor.getByRole('button', { name: 'Give me an exercise' });
    await button.waitFor();
    await button.press('Enter');
    const option = tutor.locator('.exercise .option input, .exercise .gap-field input').first();
    await option.waitFor();
    await tutor.getByText('It is made from a sentence of your course').first().waitFor();
    // The one above is not offered any more.
    await expect.poll(() => button.filter({ visible: true }).count()).toBe(1);
    expect(await frame().evaluate(() => document.activeElement?.className)).toBe('turn');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    const isChoice = (await option.getAttribute('type')) === 'radio';
    if (isChoice) await option.press('Space');
    else await option.fill('derivative');
    await tutor.getByRole('button', { name: 'Check my answers' }).press('Enter');
    const verdict = tutor.locator('.exercise .verdict');
    await verdict.waitFor();
    expect(await verdict.innerText()).toMatch(/Right|Not right/);
    expect(await frame().evaluate(() => document.activeElement?.className)).toBe('verdict');
    await tutor.getByText('It counts half as much').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await tutor.locator('.exercise .actions button').press('Enter');
    await tutor.locator('mark').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('stands there with its result after the page was opened anew', async () => {
    await using visit = await world.open('student1');
    const { tutor } = visit;
    await tutor.locator('.exercise .verdict').waitFor();
    expect(await tutor.locator('.exercise form').count()).toBe(0);
    await tutor.getByText('It counts half as much').waitFor();
  });
});
