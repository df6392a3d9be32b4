import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as ar } from '../../src/browser/words/ar.ts';
import { words as de } from '../../src/browser/words/de.ts';
import { words as en } from '../../src/browser/words/en.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

const phone = { viewport: { width: 320, height: 700 } };

describe.skipIf(!chromium)('how answers are said, on the pages', () => {
  let world: BrowserWorld;
  let model: ReplyingModel;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    model = createReplyingModel();
    model.replyWith(() => 'What comes first?');
    world.answerWith(model);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const rows = async <Row extends object>(text: string): Promise<Row[]> => {
    const { ground } = world.lab.app.composed;
    const [tenant] = await ground.db.query<{ id: string }>('select id from tenants limit 1');
    return ground.withTenant(tenant?.id ?? '', (tx) => tx.query<Row>(text));
  };

  // features: S30, S32, S37
  it('is set by an instructor for the whole course, by keyboard on a small screen', async () => {
    await using visit = await world.open('instructor', phone);
    const { tutor, page, frame, complaints } = visit;
    const kept = () =>
      rows<{ audience: string; subject: string }>(
        `select settings ->> 'audience' as audience, settings ->> 'subject' as subject
         from courses where settings ? 'audience'`,
      );
    const focused = (id: string) =>
      expect.poll(() => frame().evaluate(() => document.activeElement?.id)).toBe(id);
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const unset = tutor.getByRole('radio', { name: 'Not said' });
    await expect.poll(() => unset.isChecked()).toBe(true);
    await unset.press('ArrowDown');
    await expect.poll(kept).toEqual([{ audience: 'under_13', subject: 'as_material' }]);
    await focused('answer-audience-under_13');
    const web = tutor.locator('#tool-web_search-why');
    await web.getByText('children under 13 are not sent to the open web').waitFor();
    const asMaterial = tutor.getByRole('radio', { name: 'As the material shows' });
    await asMaterial.press('ArrowDown');
    await expect.poll(kept).toEqual([{ audience: 'under_13', subject: 'mathematics' }]);
    await focused('answer-subject-mathematics');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  // features: S30
  it('is said in the settings of a course by what its school says, where the course says nothing', async () => {
    await rows(
      `insert into school_audiences (tenant_id, audience) select id, 'adults' from tenants`,
    );
    await using visit = await world.open('instructor', phone);
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const school = 'As the school says. Adults: direct, with reasons';
    await tutor.getByRole('radio', { name: school }).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await rows('delete from school_audiences');
  });

  // features: S31
  it.each([
    { lang: 'en', says: en, children: 'under 13', wished: 'examples first' },
    { lang: 'de', says: de, children: 'unter 13', wished: 'zuerst Beispiele' },
    { lang: 'ar', says: ar, children: 'الثالثة عشرة', wished: 'الأمثلة أولًا' },
  ])(
    'follows what a student wishes under their progress, and tells why, by keyboard in $lang',
    async ({ says, children, wished }) => {
      world.lab.lab.controls.setLocale('canvas', 'student1', says.lang);
      await rows('delete from explanation_wishes');
      await using visit = await world.open('student1', phone);
      const { tutor, page, frame, complaints } = visit;
      const tab = (name: string) => tutor.getByRole('button', { name, exact: true });
      await tab(says.tabs.progress).press('Enter');
      const radio = (name: string) => tutor.getByRole('radio', { name, exact: true });
      const none = radio(says.wish.choices.none);
      // Before the choice is there it takes no key.
      await expect.poll(() => none.isEnabled()).toBe(true);
      expect(await none.isChecked()).toBe(true);
      await none.press('ArrowDown');
      await tutor.locator('.wish').getByText(says.wish.saved).waitFor();
      expect(await rows('select wish from explanation_wishes')).toEqual([
        { wish: 'examples_first' },
      ]);
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await tab(says.tabs.tutor).press('Enter');
      const stories = tutor.getByText(says.origin.title);
      const before = (await rows(`select id from turns where status = 'complete'`)).length;
      const field = tutor.getByRole('textbox', { name: says.composer.label });
      await field.fill('How does the chain rule work?');
      await field.press('Enter');
      // That of the new answer, not of the one before.
      await expect.poll(() => stories.count(), { timeout: 30_000 }).toBe(before + 1);
      await stories.last().press('Enter');
      const reasons = tutor.locator('details.origin .story').last();
      await reasons.getByText(children).waitFor();
      await reasons.getByText(wished).waitFor();
      expect(model.requests.at(-1)?.system).toContain('The student likes examples first');
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await tab(says.tabs.progress).press('Enter');
      await expect.poll(() => radio(says.wish.choices.examples_first).isChecked()).toBe(true);
      await expect.poll(() => radio(says.wish.choices.examples_first).isEnabled()).toBe(true);
      await radio(says.wish.choices.examples_first).press('ArrowUp');
      await expect.poll(() => rows('select wish from explanation_wishes')).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});
