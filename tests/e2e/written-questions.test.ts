import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { finds, isSecondOpinion, writesAbout, type Proposal } from '../support/question-vendor.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const proposals: readonly Proposal[] = [
  {
    quote: 'A composite function is a function that is applied to the result of another function.',
    question: 'What does a composite function receive as its input?',
    options: ['The result of another function', 'The product of two functions', 'A constant'],
    right: 1,
  },
  {
    quote: 'The last key you press is the outer function.',
    question: 'Which step of an evaluation on a calculator shows what stands outside?',
    options: ['The last key you press', 'The longest number you type', 'The first key of all'],
    right: 1,
  },
];
const [first] = proposals.map(({ question }) => question);

describe.skipIf(!chromium)('the questions that a model wrote, on the page of an instructor', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const model = createReplyingModel();
    model.replyWith(({ system }) =>
      isSecondOpinion(system) ? finds(proposals)(system) : writesAbout(proposals)(system),
    );
    world.answerWith(model);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: S39, B15
  it('are switched on, read with their place, taken out and put back, by keyboard on a small screen', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    const tab = (name: string) => tutor.getByRole('button', { name, exact: true });
    await tab('Questions').press('Enter');
    await tutor.getByText(/^This is switched off: none is written, and none is asked/).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await tab('Settings').press('Enter');
    const toggle = tutor.getByRole('switch', { name: 'Questions are also written by' });
    // Before the settings are there it takes no key.
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    await toggle.press('Space');
    await tutor.getByText('Saved.').first().waitFor();
    expect(await toggle.isChecked()).toBe(true);
    expect(await toggle.getAttribute('aria-describedby')).toBe('written-questions-what');

    await tab('Questions').press('Enter');
    const question = tutor.locator('.written-question', { hasText: first ?? '' });
    await question.waitFor({ timeout: 60_000 });
    await question.getByText('The result of another function', { exact: true }).waitFor();
    await question.getByText(/^Written by test, /).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await question.getByRole('button', { name: /chain rule/i }).press('Enter');
    const panel = tutor.getByRole('dialog');
    await panel.getByText('is applied to the result of another').first().waitFor();
    await page.keyboard.press('Escape');

    const button = question.getByRole('button', { name: 'Take it out' });
    await button.press('Enter');
    await question.getByText('Taken out: no new quiz asks it.').waitFor();
    const back = question.getByRole('button', { name: 'Put it back' });
    expect(await back.evaluate((element) => element === document.activeElement)).toBe(true);
    await tutor
      .locator('[role=status]', { hasText: 'The question is taken out.' })
      .waitFor({ state: 'attached' });
    await page.reload();
    await tab('Questions').press('Enter');
    await question.getByText('Taken out: no new quiz asks it.').waitFor();
    await back.press('Enter');
    await question.getByText('Taken out').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('are asked of a student, with the quoted place in what is said about the answer', async () => {
    await using visit = await world.open('student1');
    const { tutor, complaints } = visit;
    await tutor.getByRole('button', { name: 'My progress' }).click();
    await tutor
      .getByRole('row', { name: /chain rule/i })
      .first()
      .getByRole('button', { name: /^Quiz me/ })
      .click();
    const asked = tutor.getByRole('group').filter({ hasText: first ?? '' });
    await asked.getByText('Written in advance by a language model').waitFor();
    await asked.getByText('A constant').click();
    await tutor.getByRole('button', { name: /check/i }).click();
    await tutor.getByText('The result of another function').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
