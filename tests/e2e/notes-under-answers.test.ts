import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel } from '../support/replying-model.ts';

// features: A28, A49, B05
describe.skipIf(!chromium)('a student who opens an answer again', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    const prices = createPriceBook(new Map([['switch:test', { input: 2, output: 30 }]]));
    world = await openBrowserWorld({ prices });
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const notes = ({ tutor }: TutorPage) => tutor.locator('.answer-foot .support').allTextContents();

  /** What stands under the answer to a question, and again after a reload and on another device. */
  async function notesUnder(login: string, question: string): Promise<string[][]> {
    await using visit = await world.open(login);
    const field = visit.tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(question);
    await field.press('Enter');
    const answered = (page: TutorPage) =>
      expect.poll(() => page.tutor.locator('.answer-foot > *').count()).toBeGreaterThan(0);
    await answered(visit);
    const first = await notes(visit);
    const frame = visit.frame();
    await Promise.all([frame.waitForNavigation(), frame.evaluate(() => location.reload())]);
    await answered(visit);
    const again = await notes(visit);
    await using other = await world.open(login);
    await answered(other);
    return [first, again, await notes(other)];
  }

  it('is told as before that sentences were left out', async () => {
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
    await client.put('/api/course/settings', { citations: 'drop' });
    const model = createReplyingModel();
    model.replyWith(() => 'Rates multiply. Nobody said this in 1704 [88].');
    world.answerWith(model);
    const [first = [], ...later] = await notesUnder('student1', 'What does the chain rule say?');
    expect(first.join(' ')).toContain('One sentence was left out');
    expect(later).toEqual([first, first]);
  });

  it('is told as before why no model answered', async () => {
    const { withTenant, db } = world.lab.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const tenantId = tenant?.id ?? '';
    await withTenant(tenantId, (tx) =>
      setRule(tx, tenantId, {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount: 100,
        whenReached: 'bend',
      }),
    );
    const [first = [], ...later] = await notesUnder('student2', 'What does the chain rule say?');
    expect(first.join(' ')).toContain('It comes back at');
    expect(later).toEqual([first, first]);
  });
});
