import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel } from '../support/replying-model.ts';
import { screenReaderTree } from '../support/screen-reader.ts';

const phone = { viewport: { width: 320, height: 700 } };
const heavy = 'My grandma died and I cannot cope any more. What does the chain rule say?';

// features: S58, S60, B11
describe.skipIf(!chromium)('a student who sounds as if they carried more than the question', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    const model = createReplyingModel();
    model.replyWith(() => 'Rates multiply.');
    world.answerWith(model);
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('reads where to find help above the answer, set apart from it, on a phone, by keyboard and by ear', async () => {
    await using visit = await world.open('student1', phone);
    const { tutor, page, frame, complaints } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(heavy);
    await field.press('Enter');
    const conversation = tutor.getByRole('log', { name: 'Conversation' });
    await conversation.getByText('Rates multiply.').last().waitFor();

    const note = conversation.getByRole('blockquote').last();
    expect(await note.textContent()).toMatch(/^\s*It sounds as if a lot weighs on you/);
    expect(await note.textContent()).not.toContain('Rates multiply.');
    const link = note.getByRole('link', { name: /findahelpline/ });
    expect(await link.getAttribute('href')).toBe('https://findahelpline.com/');
    // A frame of the LMS must not turn into the other page.
    expect(await link.getAttribute('target')).toBe('_blank');
    await link.focus();
    expect(await link.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);

    const heard = (await screenReaderTree(page)).map(({ role, name }) => `${role} ${name}`);
    const at = (said: RegExp): number => heard.findIndex((one) => said.test(one));
    expect(at(/It sounds as if a lot weighs on you/)).toBeGreaterThan(-1);
    expect(at(/It sounds as if a lot weighs on you/)).toBeLessThan(at(/Rates multiply\./));
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
