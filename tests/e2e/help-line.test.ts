import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRule, type Rule } from '../../src/budget/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel } from '../support/replying-model.ts';
import { screenReaderTree } from '../support/screen-reader.ts';

const phone = { viewport: { width: 320, height: 700 } };

// features: B05
describe.skipIf(!chromium)('how much help is left, under the field for the question', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    const prices = createPriceBook(new Map([['switch:test', { input: 2, output: 30 }]]));
    world = await openBrowserWorld({ prices });
    const model = createReplyingModel();
    model.replyWith(() => 'Rates multiply.');
    world.answerWith(model);
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** What every student may spend a day, in micro-dollars. */
  async function allow(amount: number, whenReached: Rule['whenReached'] = 'bend'): Promise<void> {
    const { db, withTenant } = world.lab.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const tenantId = tenant?.id ?? '';
    const rule = { kind: 'cap', scope: 'student', scopeId: null, period: 'day' } as const;
    await withTenant(tenantId, (tx) => setRule(tx, tenantId, { ...rule, amount, whenReached }));
  }
  const ask = async ({ tutor }: TutorPage, text: string): Promise<void> => {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(text);
    await field.press('Enter');
  };
  /** What a screen reader says of the field, beside its name. */
  async function heardAtField({ page }: TutorPage): Promise<string> {
    const tree = await screenReaderTree(page);
    const field = tree.find(({ role, name }) => role === 'textbox' && name === 'Your question');
    return field?.description ?? '';
  }
  const midnight = String.raw`\d{4}-\d\d-\d\d 00:00 UTC`;

  it('is said on a phone and to a screen reader, with the time at which it comes back', async () => {
    // An answer of the usual length is expected to cost 48,000.
    await allow(150_000);
    await using visit = await world.open('student1', phone);
    const { tutor, page, frame } = visit;
    const line = new RegExp(`enough for about 3 more answers\\. It comes back at ${midnight}\\.`);
    await tutor.getByText(line).waitFor();
    expect(await heardAtField(visit)).toMatch(line);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('goes down with what was asked, and at zero says who answers instead and until when', async () => {
    await allow(150_000);
    await using visit = await world.open('student2', phone);
    const { tutor, page, frame } = visit;
    await tutor.getByText('enough for about 3 more answers').waitFor();
    // Between two questions it got less: the next answer tells.
    await allow(100_000);
    await ask(visit, 'What is the chain rule?');
    await tutor.getByText('enough for about 2 more answers').waitFor();
    await allow(1_000);
    await ask(visit, 'Why do the rates multiply in the chain rule?');
    const none = new RegExp(
      `is used up: answers come from your course without a language model\\. It comes back at ${midnight}\\.`,
    );
    await tutor.getByText(none).waitFor();
    expect(await heardAtField(visit)).toMatch(none);
    // The student was not left without an answer.
    await tutor
      .getByRole('button', { name: /^Source 1/ })
      .first()
      .waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('says when to ask again where the school wants questions refused, and keeps the question', async () => {
    await allow(1_000, 'refuse');
    await using visit = await world.open('student3', phone);
    const { tutor } = visit;
    const again = new RegExp(`is used up\\. You can ask again at ${midnight}\\.`);
    await tutor.getByText(again).waitFor();
    await ask(visit, 'What is a limit?');
    const alert = tutor.getByRole('alert').filter({ hasText: /used up/ });
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(new RegExp(midnight));
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    expect(await field.inputValue()).toBe('What is a limit?');
  });

  it('is not there where nothing limits the student, and no screen reader waits for it', async () => {
    const { db, withTenant } = world.lab.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    await withTenant(tenant?.id ?? '', (tx) => tx.query('delete from budget_rules'));
    await using visit = await world.open('student1', phone);
    const { tutor } = visit;
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    expect(await tutor.locator('#question-help').isVisible()).toBe(false);
    expect(await heardAtField(visit)).not.toContain('allowance');
  });
});
