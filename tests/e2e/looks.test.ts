import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as ar } from '../../src/browser/words/ar.ts';
import { words as de } from '../../src/browser/words/de.ts';
import { words as en } from '../../src/browser/words/en.ts';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

/** The smallest screen that must do, pressed with a finger. */
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };
const students = [
  { login: 'student1', locale: 'en', says: en },
  { login: 'student2', locale: 'de', says: de },
  { login: 'student3', locale: 'ar-EG', says: ar },
] as const;

/** What does not fit, or cannot be met with a finger 44 pixels wide; one line each. */
function faults(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const root = document.documentElement;
    const told = (what: string, one: Element): string =>
      `${what}: ${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
    const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.unseen, .katex'),
    );
    const scrolls = (one: Element): boolean =>
      one.closest('.scroller, .formula, .formula-display, pre, .page-scroll, .skip') !== null;
    const wide = seen.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < -1 || right > root.clientWidth + 1) && !scrolls(one);
    });
    // What stands in a line of text is as high as the line.
    const pressed =
      'button:not(.cite), summary, select, textarea, .button, .option, .switch label, .tick label, input[type=text], input[type=number]';
    const low = seen.filter(
      (one) => one.matches(pressed) && one.getBoundingClientRect().height < 43.5,
    );
    const sideways = root.scrollWidth - root.clientWidth;
    return [
      ...(sideways > 0 ? [`the page is ${sideways} pixels too wide`] : []),
      ...wide.map((one) => told('leaves the screen', one)),
      ...low.map((one) => told('too small for a finger', one)),
    ];
  });
}

// features: B15
describe.skipIf(!chromium)('on the smallest phone, with a finger', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
    await client.put('/api/course/settings', { nextExercises: true, writtenQuestions: true });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function open(login: string, locale: string): Promise<TutorPage> {
    world.lab.lab.controls.setLocale('canvas', login, locale);
    return world.open(login, phone);
  }

  it.each(students)(
    'a student meets nothing that is cut, too wide or too small in $locale',
    async ({ login, locale, says }) => {
      await using visit = await open(login, locale);
      const { tutor, frame, page } = visit;
      const fits = async (where: string): Promise<void> =>
        expect(await faults(frame()), where).toEqual([]);
      const field = tutor.getByRole('textbox', { name: says.composer.label });
      await tutor.locator('.starter').first().waitFor();
      await fits('welcome');
      await field.fill('What does the formula sheet say about the reciprocal rule?');
      await field.press('Enter');
      await tutor.locator('.answer[aria-busy=false]').waitFor();
      await tutor.getByText(says.origin.title).click();
      await tutor.locator('.steps').waitFor();
      await fits('answer');
      await tutor.locator('.cite').first().click();
      await tutor.locator('.source mark').first().waitFor();
      await fits('source');
      await page.keyboard.press('Escape');
      await tutor.getByRole('button', { name: says.exercise.ask }).click();
      await tutor.locator('.exercise form').waitFor();
      await fits('exercise');
      await tutor.getByRole('button', { name: says.threads.open, exact: true }).click();
      await tutor.getByRole('dialog').waitFor();
      await fits('conversations');
      await page.keyboard.press('Escape');

      await tutor.getByRole('button', { name: says.tabs.quiz, exact: true }).click();
      await tutor.getByRole('button', { name: says.quiz.start }).click();
      await tutor.locator('.questions fieldset').nth(2).waitFor();
      await tutor.getByRole('button', { name: says.quiz.submit }).click();
      await fits('quiz');
      await tutor.getByRole('button', { name: says.quiz.checkAnyway }).click();
      await tutor.locator('.score').waitFor();
      await fits('result');

      await tutor.getByRole('button', { name: says.tabs.progress, exact: true }).click();
      await tutor.locator('.levels tbody tr').first().waitFor();
      await expect.poll(() => tutor.locator('.wish input').first().isEnabled()).toBe(true);
      await tutor.getByText(says.kept.title).click();
      await tutor.locator('.kept li').first().waitFor();
      await tutor
        .locator('tr', { has: tutor.locator('strong') })
        .locator('[data-why]')
        .click();
      await tutor.locator('.ledger .entries').waitFor();
      await fits('progress');
    },
  );

  it.each(['en', 'de'])(
    'a teacher meets nothing that is cut, too wide or too small in %s',
    async (locale) => {
      await using visit = await open('instructor', locale);
      const { tutor, frame, page } = visit;
      await tutor.locator('.module').first().waitFor();
      for (const fold of await tutor.locator('.document-report summary').all().then(firstTwo))
        await fold.click();
      expect(await faults(frame()), 'material').toEqual([]);
      const tabs = tutor.locator('header .tab');
      for (let at = 1; at < (await tabs.count()); at += 1) {
        await tabs.nth(at).click();
        const view = tutor.locator('.views > section:not([hidden])').first();
        await view.locator('h2').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await faults(frame()), await tabs.nth(at).innerText()).toEqual([]);
      }
      await page.getByRole('link', { name: 'Add from the tutor' }).click();
      await tutor.locator('.quiz-maker select').waitFor();
      await tutor.locator('.quiz-maker button').click();
      await tutor.locator('.basket-line').nth(1).waitFor();
      expect(await faults(frame()), 'picker').toEqual([]);
    },
  );

  it('whoever runs the LMS meets nothing that is cut, too wide or too small', async () => {
    await using visit = await open('admin', 'de');
    await visit.tutor.locator('.erasing').waitFor();
    await visit.page.waitForLoadState('networkidle');
    expect(await faults(visit.frame())).toEqual([]);
  });
});

// features: B15
describe.skipIf(!chromium)('in the frame of a course page', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('a student who has asked nothing yet meets no scrollbar', async () => {
    await using visit = await world.open('student1', { viewport: { width: 1280, height: 900 } });
    await visit.tutor.locator('.starter').first().waitFor();
    await expect
      .poll(() =>
        visit
          .frame()
          .evaluate(
            () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
          ),
      )
      .toBe(0);
  });

  it('a question that was asked stands whole beneath the bar, and nothing half covered above it', async () => {
    await using visit = await world.open('student1', { viewport: { width: 1280, height: 900 } });
    const { tutor } = visit;
    const field = tutor.getByRole('textbox', { name: en.composer.label });
    await field.fill('What is the chain rule?');
    await field.press('Enter');
    await tutor.locator('.answer[aria-busy=false]').waitFor();
    const bar = await tutor.locator('header.top').boundingBox();
    const below = (bar?.y ?? 0) + (bar?.height ?? 0);
    await expect
      .poll(async () => (await tutor.locator('.turn').boundingBox())?.y)
      .toBeCloseTo(below + 16, 0);
  });
});

function firstTwo<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, 2);
}
