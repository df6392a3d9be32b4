import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { pngOf } from '../support/files/pictures.ts';
import { chromium } from '../support/machine.ts';
import { createScriptedModel } from '../support/scripted-model.ts';
import { drop, hold } from '../support/slow-network.ts';

const first = 'What does the chain rule say?';
const second = 'What does the quotient rule say?';

// features: B15
describe.skipIf(!chromium)('a student whose answers come late, or in another order', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());
  beforeEach(() => world.answerWith(createOfflineModel()));

  const field = ({ tutor }: TutorPage) => tutor.getByRole('textbox', { name: 'Your question' });
  const questions = ({ tutor }: TutorPage) =>
    tutor.getByRole('log', { name: 'Conversation' }).locator('.question');
  const answered = ({ tutor }: TutorPage) =>
    expect.poll(() => tutor.locator('.turn .answer-foot > *').count()).toBeGreaterThan(0);
  const tab = ({ tutor }: TutorPage, name: string) =>
    tutor.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true });

  async function ask(visit: TutorPage, question: string): Promise<void> {
    await field(visit).fill(question);
    await field(visit).press('Enter');
  }

  /** In a conversation of its own. */
  async function begin(visit: TutorPage): Promise<void> {
    const { tutor } = visit;
    await tutor.getByRole('button', { name: 'New conversation' }).click();
    await tutor.getByText('You could begin with').waitFor();
  }

  const picture = (name: string) => ({
    name: `${name}.png`,
    mimeType: 'image/png',
    buffer: pngOf(name, 'x + 1'),
  });

  describe('in a conversation', () => {
    it('goes on writing while a question is on its way, and loses nothing of it', async () => {
      await using visit = await world.open('student1');
      await begin(visit);
      const sending = await hold(visit.page, '**/api/turns', { method: 'POST' });
      await ask(visit, first);
      await sending.reached;
      await field(visit).fill('And why?');
      await sending.release();
      await questions(visit).getByText(first).waitFor();
      expect(await field(visit).inputValue()).toBe('And why?');
    });

    it('keeps a picture that was added while a question is on its way', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await begin(visit);
      const sending = await hold(page, '**/api/turns', { method: 'POST' });
      await ask(visit, first);
      await sending.reached;
      await tutor.locator('.composer input[type=file]').setInputFiles(picture('Working'));
      await tutor.getByRole('img', { name: 'Picture 1' }).waitFor();
      await sending.release();
      await questions(visit).getByText(first).waitFor();
      expect(await tutor.getByRole('img', { name: 'Picture 1' }).count()).toBe(1);
    });

    it('keeps the description of a picture that gets lost on its way', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await begin(visit);
      const sending = await hold(page, '**/api/pictures', { method: 'POST', server: 'never' });
      await tutor.locator('.composer input[type=file]').setInputFiles(picture('Lost'));
      await sending.reached;
      const described = tutor.getByRole('textbox', { name: 'Describe picture 1 (optional)' });
      await described.fill('my working');
      await sending.release();
      await tutor.getByRole('img', { name: 'Picture 1' }).waitFor();
      expect(await described.inputValue()).toBe('my working');
    });

    it('asks in a new conversation without the old one above it', async () => {
      await using visit = await world.open('student2');
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      const facts = await hold(visit.page, '**/api/me/mastery');
      await visit.tutor.getByRole('button', { name: 'New conversation' }).click();
      await facts.reached;
      await ask(visit, second);
      await questions(visit).getByText(second).waitFor();
      expect(await questions(visit).allTextContents()).toEqual([second]);
      await facts.release();
      expect(await questions(visit).allTextContents()).toEqual([second]);
    });

    it('finds a question in its conversation, opened again before the question arrived', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      const sending = await hold(page, '**/api/turns', { method: 'POST', server: 'late' });
      await ask(visit, second);
      await sending.reached;
      await tutor.getByRole('button', { name: 'Conversations', exact: true }).click();
      await tutor
        .getByRole('dialog')
        .getByRole('button', { name: /open now/ })
        .click();
      await questions(visit).getByText(first).waitFor();
      await sending.release();
      await expect.poll(() => questions(visit).allTextContents()).toEqual([first, second]);
    });

    it('asks a stopped question again once, although the button was pressed twice', async () => {
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await begin(visit);
      const model = createScriptedModel();
      world.answerWith(model);
      await ask(visit, first);
      await model.asked(1);
      await tutor.getByRole('button', { name: 'Stop' }).click();
      const again = tutor.getByRole('button', { name: 'Ask again' });
      await again.waitFor();
      world.answerWith(createOfflineModel());
      const sending = await hold(page, '**/api/turns/*/retry', { method: 'POST' });
      await again.click();
      await sending.reached;
      await again.click();
      await page.waitForTimeout(300);
      await sending.release();
      await answered(visit);
      expect(await questions(visit).allTextContents()).toEqual([first, first]);
    });

    it('hears nothing in one conversation of what failed in another', async () => {
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await begin(visit);
      const model = createScriptedModel();
      world.answerWith(model);
      await ask(visit, first);
      await model.asked(1);
      const stopping = await hold(page, '**/api/turns/*/cancel', {
        method: 'POST',
        server: 'never',
      });
      await tutor.getByRole('button', { name: 'Stop' }).click();
      await stopping.reached;
      await begin(visit);
      await stopping.release();
      expect(await tutor.getByText('The answer could not be stopped.').count()).toBe(0);
      model.finish();
    });

    it('reads how much may still be asked, as it is now', async () => {
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await begin(visit);
      const left = (count: number) => ({ help: { message: `${count} more answers` } });
      const older = await hold(page, '**/api/me/help', { json: left(3) });
      await tutor.getByRole('button', { name: 'New conversation' }).click();
      await older.reached;
      await page.route('**/api/me/help', (route) => route.fulfill({ json: left(2) }), { times: 1 });
      await tutor.getByRole('button', { name: 'New conversation' }).click();
      await tutor.getByText('2 more answers').waitFor();
      await older.release();
      expect(await tutor.getByText('2 more answers').count()).toBe(1);
    });

    it('finds the conversation again after a reload, although the list of them did not come', async () => {
      await using visit = await world.open('student2');
      const { page, frame } = visit;
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      await drop(page, '**/api/threads');
      await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
      await questions(visit).first().waitFor();
      expect(await questions(visit).allTextContents()).toEqual([first]);
    });

    it('keeps the list of conversations that is read, whatever became of an earlier try', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      await begin(visit);
      const older = await hold(page, '**/api/threads', { server: 'never' });
      const open = tutor.getByRole('button', { name: 'Conversations', exact: true });
      await open.click();
      await older.reached;
      await tutor.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await open.click();
      const threads = tutor.getByRole('dialog').locator('.thread');
      await threads.first().waitFor();
      await older.release();
      expect(await threads.count()).toBeGreaterThan(0);
    });

    it('is told when the story of an answer cannot be had, and gets it later', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      await questions(visit).first().waitFor();
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      await page.reload();
      await answered(visit);
      await page.route('**/api/turns/**', (route) => route.abort());
      const story = tutor.getByText('How this answer came about');
      await story.click();
      await tutor
        .getByText('The record of this answer is not available right now.')
        .waitFor({ timeout: 40_000 });
      await page.unroute('**/api/turns/**');
      await story.click();
      await story.click();
      await tutor.getByText('Searched the course').waitFor();
      expect(await tutor.getByText('is not available right now').count()).toBe(0);
    });

    it('has a message sent again after a second try, when the first got lost', async () => {
      await using visit = await world.open('student1');
      const { tutor, page, frame } = visit;
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      const sent = (state: string) => ({ state, to: ['Ada'], reason: null });
      const withSent = (turn: object, state: string) => ({ ...turn, sent: sent(state) });
      await page.route('**/api/threads/*', async (route) => {
        const thread = await (await route.fetch()).json();
        const turns = thread.turns.map((turn: object) => withSent(turn, 'failed'));
        await route.fulfill({ json: { ...thread, turns } });
      });
      await page.route('**/api/turns/*', async (route) => {
        const turn = await (await route.fetch()).json();
        await route.fulfill({ json: withSent(turn, 'sent') });
      });
      await page.route('**/api/turns/*/message/again', (route) => route.fulfill({ json: {} }));
      await drop(page, '**/api/turns/*/message/again', 'POST');
      await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
      const note = tutor.locator('.sent-note');
      await note.getByRole('button', { name: 'Send again' }).click();
      await note.getByText('The tutor cannot be reached.').waitFor();
      await note.getByRole('button', { name: 'Send again' }).click();
      await note.getByText(/^Your message was sent to /).waitFor();
      expect(await note.getByRole('button').count()).toBe(0);
    });
  });

  describe('beside the conversation, at a source', () => {
    const chips = ({ tutor }: TutorPage) => tutor.getByRole('button', { name: /^Source \d+: / });

    it('goes on writing while the source is on its way', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await begin(visit);
      await ask(visit, first);
      await answered(visit);
      const source = await hold(page, '**/api/documents/*');
      await chips(visit).first().click();
      await source.reached;
      await field(visit).click();
      await page.keyboard.type('And ');
      await source.release();
      await tutor.getByRole('dialog').getByRole('group', { name: 'Cited here' }).waitFor();
      await page.keyboard.type('why?');
      expect(await field(visit).inputValue()).toBe('And why?');
    });
  });

  describe('with quizzes', () => {
    const quizOn = async (visit: TutorPage, concept: string): Promise<void> => {
      await tab(visit, 'My progress').click();
      await visit.tutor.getByRole('button', { name: `Quiz me on this: ${concept}` }).click();
    };
    const title = ({ tutor }: TutorPage, concept: string) =>
      tutor.getByRole('heading', { name: `Quiz: ${concept}` });
    const check = async ({ tutor }: TutorPage): Promise<void> => {
      await tutor.getByRole('button', { name: 'Check my answers' }).click();
      await tutor.getByRole('button', { name: 'Check anyway' }).click();
    };

    it('answers the quiz chosen last, although the one before comes later', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      const older = await hold(page, '**/api/quizzes', { method: 'POST' });
      await quizOn(visit, 'The chain rule');
      await older.reached;
      await quizOn(visit, 'Product rule and quotient rule');
      await title(visit, 'Product rule and quotient rule').waitFor();
      const gap = tutor.getByRole('textbox', { name: 'Your answer' }).first();
      await gap.fill('derivative');
      await older.release();
      expect(await title(visit, 'Product rule and quotient rule').count()).toBe(1);
      expect(await gap.inputValue()).toBe('derivative');
    });

    it('keeps the answers to a quiz when the result of the one before comes late', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await quizOn(visit, 'The chain rule');
      await title(visit, 'The chain rule').waitFor();
      const result = await hold(page, '**/api/quizzes/*/attempts', { method: 'POST' });
      await check(visit);
      await result.reached;
      await quizOn(visit, 'Product rule and quotient rule');
      await title(visit, 'Product rule and quotient rule').waitFor();
      const gap = tutor.getByRole('textbox', { name: 'Your answer' }).first();
      await gap.fill('derivative');
      await result.release();
      expect(await gap.inputValue()).toBe('derivative');
    });

    it('hands in once, although the button was pressed twice', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await quizOn(visit, 'The chain rule');
      await title(visit, 'The chain rule').waitFor();
      const result = await hold(page, '**/api/quizzes/*/attempts', { method: 'POST' });
      let handedIn = 0;
      page.on('request', (request) => {
        if (request.url().endsWith('/attempts')) handedIn += 1;
      });
      await check(visit);
      await result.reached;
      await tutor.getByRole('button', { name: 'Check anyway' }).click();
      await page.waitForTimeout(300);
      await result.release();
      await tutor.getByText('Your progress has been updated.').waitFor();
      expect(handedIn).toBe(1);
    });

    it('begins with the concept that was chosen while the list was read again', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await tab(visit, 'Quiz me').click();
      const concept = tutor.getByLabel('Concept');
      await concept.waitFor();
      await tab(visit, 'Tutor').click();
      const list = await hold(page, '**/api/me/mastery');
      await tab(visit, 'Quiz me').click();
      await list.reached;
      await concept.selectOption({ label: 'Product rule and quotient rule' });
      await concept.focus();
      await list.release();
      expect(await concept.evaluate((at) => at === document.activeElement)).toBe(true);
      await tutor.getByRole('button', { name: 'Begin the quiz' }).click();
      await title(visit, 'Product rule and quotient rule').waitFor();
    });

    it('is told that a quiz could not be made, also when the list comes later', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await tab(visit, 'My progress').click();
      const start = tutor.getByRole('button', { name: 'Quiz me on this: The chain rule' });
      await start.waitFor();
      const list = await hold(page, '**/api/me/mastery');
      await drop(page, '**/api/quizzes', 'POST');
      await start.click();
      const trouble = tutor.getByRole('alert').getByText('The tutor cannot be reached.');
      await trouble.waitFor();
      await list.release();
      expect(await trouble.count()).toBe(1);
    });

    it('goes on reading a source that was opened twice', async () => {
      await using visit = await world.open('student1');
      const { tutor, page } = visit;
      await quizOn(visit, 'The chain rule');
      await title(visit, 'The chain rule').waitFor();
      await check(visit);
      const source = tutor.getByRole('button', { name: /^Source: / }).first();
      const older = await hold(page, '**/api/documents/*');
      await source.click();
      await older.reached;
      await source.click();
      const panel = tutor.getByRole('dialog');
      await panel.getByRole('group', { name: 'Cited here' }).waitFor();
      const body = panel.locator('.source-body');
      await body.evaluate((element) => element.scrollTo({ top: 0 }));
      const close = panel.getByRole('button', { name: 'Close' });
      await close.focus();
      await older.release();
      expect(await body.evaluate((element) => element.scrollTop)).toBe(0);
      expect(await close.evaluate((at) => at === document.activeElement)).toBe(true);
    });

    it('sees the progress as it is now', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      await begin(visit);
      const late = await hold(page, '**/api/me/mastery', { server: 'never' });
      await tab(visit, 'My progress').click();
      await late.reached;
      await tab(visit, 'Tutor').click();
      await tab(visit, 'My progress').click();
      const row = tutor.getByRole('row', { name: /The chain rule/ });
      await row.waitFor();
      await late.release();
      expect(await row.count()).toBe(1);
    });
  });
});
