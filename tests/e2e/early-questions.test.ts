import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

/** Milliseconds an answer of the server is on its way over a bad network. */
const slow = 800;

// features: B15
describe.skipIf(!chromium)('a student who asks before the page knows where they were', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('gets the answer in a first conversation', async () => {
    await using visit = await world.open('student1');
    await delay(visit.page, '**/api/threads');
    await visit.page.reload();
    await ask(visit, 'What does the chain rule say?');
    expect(await answered(visit, 1)).toEqual(['What does the chain rule say?']);
  });

  it('asks in the conversation that is gone on with, and sees it whole', async () => {
    await using visit = await world.open('student2');
    await ask(visit, 'What does the chain rule say?');
    await answered(visit, 1);
    await delay(visit.page, '**/api/threads');
    await openAgain(visit, 'student2');
    await ask(visit, 'What does the quotient rule say?');
    expect(await answered(visit, 2)).toEqual([
      'What does the chain rule say?',
      'What does the quotient rule say?',
    ]);
  });

  it('loses no question to a conversation that is still on its way', async () => {
    await using visit = await world.open('student3');
    await ask(visit, 'What does the chain rule say?');
    await answered(visit, 1);
    await delay(visit.page, '**/api/threads/*');
    await openAgain(visit, 'student3');
    const log = visit.tutor.getByRole('log', { name: 'Conversation' });
    await log.getByText('Loading…').waitFor();
    await ask(visit, 'What does the quotient rule say?');
    expect(await answered(visit, 2)).toEqual([
      'What does the chain rule say?',
      'What does the quotient rule say?',
    ]);
  });

  async function ask({ tutor }: TutorPage, question: string): Promise<void> {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(question);
    await field.press('Enter');
  }

  /** As another launch does. */
  async function openAgain({ page }: TutorPage, login: string): Promise<void> {
    await page.goto(`${world.lab.lab.faces.canvas.courseUrl}?as=${login}`);
  }

  /** The questions that stand there with their answers, once nothing more can come. */
  async function answered({ tutor }: TutorPage, count: number): Promise<(string | null)[]> {
    const log = tutor.getByRole('log', { name: 'Conversation' });
    await expect.poll(() => log.getByText('How this answer came about').count()).toBe(count);
    await sleep(2 * slow);
    return log.locator('.turn:has(details) .question').allTextContents();
  }
});

/** What the server says is on its way for a while. */
async function delay(page: Page, address: string): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await sleep(slow);
    await route.fulfill({ response });
  });
}
