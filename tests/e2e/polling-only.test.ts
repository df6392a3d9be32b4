import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { enough, planOf } from '../support/agent-world.ts';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { startSmtpDouble, type SmtpDouble } from '../support/doubles/smtp-double.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel, type Reply } from '../support/replying-model.ts';

const events = '**/api/turns/*/events';

// features: L11, L29, A33, A43, B15
describe.skipIf(!chromium)('a student whose network lets no stream through', () => {
  let world: BrowserWorld;
  let smtp: SmtpDouble;

  beforeAll(async () => {
    smtp = await startSmtpDouble();
    world = await openBrowserWorld({
      env: { MESSAGES_VIA: 'email', MESSAGES_FROM: 'tutor@school.example', SMTP_URL: smtp.url },
    });
    await courseIsRead(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    world.answerWith(createOfflineModel());
    await useMode('tutor');
  });

  async function useMode(mode: 'tutor' | 'agent'): Promise<void> {
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
    await client.put('/api/course/settings', { mode, tools: ['message_instructor'] });
  }

  function play(plan: { tool: string; input: object }, write: Reply): void {
    const model = createReplyingModel();
    model.replyWith((request, nth) => {
      if (request.system.startsWith('You plan')) return planOf(plan);
      if (request.system.startsWith('You check')) return enough;
      if (request.system.startsWith('You draft'))
        return JSON.stringify({ subject: 'Late', body: 'I am late.' });
      return write(request, nth);
    });
    world.answerWith(model);
  }

  async function ask({ tutor }: TutorPage, question: string): Promise<void> {
    await tutor.getByRole('button', { name: 'New conversation' }).click();
    await tutor.getByText('You could begin with').waitFor();
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(question);
    await field.press('Enter');
  }

  const answered = ({ tutor }: TutorPage) =>
    expect.poll(() => tutor.locator('.turn .answer-foot > *').count()).toBeGreaterThan(0);
  const story = ({ tutor }: TutorPage) => tutor.locator('details.origin .story').last();
  const openStory = ({ tutor }: TutorPage) =>
    tutor.getByText('How this answer came about').last().click();

  it('gets the answer of an agent with the whole story of how it came about', async () => {
    await useMode('agent');
    const searching = { tool: 'search', input: { query: 'chain rule' } };
    play(searching, () => 'Rates multiply.');
    await using visit = await world.open('student1');
    const { tutor, page } = visit;
    await page.route(events, (route) => route.abort());
    await ask(visit, 'What does the chain rule say?');
    await answered(visit);
    await openStory(visit);
    expect(await tutor.getByLabel('Time spent').count()).toBe(1);
    const told = await story(visit).textContent();
    for (const part of [
      'Checked your message',
      'Looked at what is known of you',
      'Searched the course',
      'Planned what to look for',
      'Searched the course for “chain rule”',
      'Checked whether this is enough',
      'Chose how to teach',
      'switch test.',
      'tokens read',
      'Compared the answer with the course',
    ]) {
      expect(told).toContain(part);
    }
  });

  it('is told what the agent does while it does it', async () => {
    await useMode('agent');
    const planning = createReplyingModel();
    planning.replyWith(() => undefined);
    world.answerWith(planning);
    await using visit = await world.open('student1');
    const { tutor, page } = visit;
    await page.route(events, (route) => route.abort());
    await ask(visit, 'What does the chain rule say?');
    const phase = tutor.locator('.phase:not([hidden])');
    await expect.poll(() => phase.allTextContents()).toEqual(['Planning what to look for…']);
    await tutor.getByRole('button', { name: 'Stop' }).click();
    await tutor.getByText('You stopped this answer before it began.').waitFor();
  });

  it('reads the answer within seconds when something on the way keeps the stream back', async () => {
    await using visit = await world.open('student2');
    const { tutor, page } = visit;
    const kept: Route[] = [];
    await page.route(events, (route) => void kept.push(route));
    const asked = performance.now();
    await ask(visit, 'What does the chain rule say?');
    await answered(visit);
    // The third silence of 25 s would have been over after more than a minute.
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(kept).toHaveLength(1);
    expect(await tutor.getByText('The connection was lost.').isVisible()).toBe(false);
    await openStory(visit);
    expect(await story(visit).textContent()).toContain('Looked at what is known of you');
  });

  it('sees that the message it approved goes out, and that nothing waits any more', async () => {
    await useMode('agent');
    play({ tool: 'message_instructor', input: { about: 'late' } }, () => 'Done as you wished.');
    await using visit = await world.open('student3');
    const { tutor, page, frame } = visit;
    await ask(visit, 'Tell my teacher that I am late.');
    const form = tutor.getByRole('form', { name: 'Send this message?' });
    await form.waitFor();
    await page.route(events, (route) => route.abort());
    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await form.waitFor();
    await form.getByRole('button', { name: 'Send this message' }).click();
    await tutor.getByText('Done as you wished.').first().waitFor();
    await form.waitFor({ state: 'detached' });
    await tutor.getByText(/^Your message was sent to /).waitFor();
    await openStory(visit);
    expect(await story(visit).textContent()).toContain('You approved it; it is on its way.');
  });

  it('is told when the record of an answer is not complete, and gets it whole later', async () => {
    await using visit = await world.open('student2');
    const { tutor, page, frame } = visit;
    await ask(visit, 'What does the chain rule say?');
    await answered(visit);
    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await answered(visit);
    let isCut = true;
    let times = 0;
    await page.route('**/api/turns/*?after=0', async (route) => {
      times += 1;
      // A network that fails once is not worth a word.
      if (times === 1) return route.abort();
      const turn = await (await route.fetch()).json();
      const told = isCut ? turn.events.slice(0, 3) : turn.events;
      await route.fulfill({ json: { ...turn, events: told } });
    });
    await openStory(visit);
    await tutor.getByText('This record is incomplete').waitFor();
    expect(await story(visit).textContent()).toContain('Looked at what is known of you');
    isCut = false;
    await openStory(visit);
    await openStory(visit);
    await tutor.getByText('Searched the course').waitFor();
    expect(await tutor.getByText('This record is incomplete').count()).toBe(0);
    expect(times).toBe(3);
  });
});
