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

const homework = 'Homework: nested functions';
const pasted =
  'pls differentiate six nested functions of your own choice, two of them with three layers, and mark where every factor of the result comes from';

describe.skipIf(!chromium)('open graded work and exams, on the pages', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const model = createReplyingModel();
    model.replyWith(() => 'What have you tried?');
    world.answerWith(model);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B07
  it('are explained to an instructor, who decides by keyboard on a small screen', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    await tutor.locator('.settings').getByText(homework).waitFor();
    const effect = tutor.getByRole('combobox', { name: 'When a student asks about open graded' });
    expect(await effect.inputValue()).toBe('hints');
    await effect.press('ArrowDown');
    const wording = tutor.getByRole('textbox', { name: 'What the tutor says instead' });
    await wording.fill('Please come to my office hours.');
    await tutor.getByRole('spinbutton', { name: 'Hours after the due date' }).fill('12');
    await wording.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tutor.getByText('Saved.').first().waitFor();
    const { ground } = world.lab.app.composed;
    const [tenant] = await ground.db.query<{ id: string }>('select id from tenants limit 1');
    const kept = await ground.withTenant(tenant?.id ?? '', (tx) =>
      tx.query(`select settings -> 'openWork' as chosen from courses where settings ? 'openWork'`),
    );
    expect(kept).toEqual([
      {
        chosen: {
          effect: 'refuse',
          wording: 'Please come to my office hours.',
          meaning: true,
          graceHours: 12,
        },
      },
    ]);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are told to the student under the answer', async () => {
    await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(pasted);
    await field.press('Enter');
    await tutor.getByText('Please come to my office hours.').first().waitFor();
    await tutor.getByText(`This comes close to “${homework}”`).first().waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('close the tutor in a window that an instructor sets and takes away', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    await tutor.getByText('No exam is planned.').waitFor();
    const add = tutor.getByRole('button', { name: 'Lock the tutor then' });
    await add.press('Enter');
    await tutor.getByText('Please give a name, a beginning').waitFor();
    await tutor.getByLabel('Name of the exam').fill('Midterm');
    await tutor.getByLabel('Begins').fill('2026-01-01T08:00');
    await tutor.getByLabel('Ends').fill('2026-01-01T10:00');
    await add.press('Enter');
    const remove = tutor.getByRole('button', { name: 'Remove: Midterm' });
    await remove.waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await remove.press('Enter');
    await tutor.getByText('No exam is planned.').waitFor();
    expect(complaints).toEqual([]);
  });
});
