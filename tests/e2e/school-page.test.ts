import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as de } from '../../src/browser/instructor/words/de.ts';
import { words as en } from '../../src/browser/instructor/words/en.ts';
import { words as es } from '../../src/browser/instructor/words/es.ts';
import { words as fr } from '../../src/browser/instructor/words/fr.ts';
import { words as pt } from '../../src/browser/instructor/words/pt.ts';
import { checkLog } from '../../src/isolation/index.ts';
import { checkReceipt } from '../../src/privacy/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const phone = { viewport: { width: 320, height: 700 }, acceptDownloads: true };
const tongues = [
  { locale: 'de', says: de },
  { locale: 'es', says: es },
  { locale: 'fr', says: fr },
  { locale: 'pt', says: pt },
] as const;

// features: B02
describe.skipIf(!chromium)('somebody who runs the LMS opens the tutor', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('and is told that no probe has run yet', async () => {
    await using visit = await world.open('admin', phone);
    await visit.tutor.getByRole('heading', { name: en.school.title }).waitFor();
    await visit.tutor.getByText(en.school.never).waitFor();
    await visit.tutor.getByText(en.school.noCap).waitFor();
    expect(await seriousFindings(visit.page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  it('and sees what the probes found as a picture, in words and one by one, and keeps the signed log, by keyboard on a phone', async () => {
    const { composed } = world.lab.app;
    await ensureTenant(composed.ground.db, 'Elsewhere College');
    await composed.isolation.probe(AbortSignal.timeout(60_000));
    await composed.isolation.probe(AbortSignal.timeout(60_000));
    await using visit = await world.open('admin', phone);
    const { page, tutor, frame, complaints } = visit;
    const clean = tutor.getByText(en.school.clean);
    await clean.waitFor();
    // It is there for the eye as well.
    expect((await clean.boundingBox())?.width).toBeGreaterThan(200);
    const told = en.school.summary(2, 0, 0);
    await tutor.getByRole('img', { name: told }).waitFor();
    await tutor.locator('figcaption').getByText(told).waitFor();
    await tutor.getByText(en.school.each).press('Enter');
    expect(await tutor.getByRole('row').count()).toBe(3);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await tutor.getByRole('button', { name: en.school.download }).press('Enter');
    const file = await (await downloading).path();
    expect(checkLog(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({
      entries: 2,
      faults: [],
    });
    expect(complaints).toEqual([]);
  });

  // features: B03
  it('and keeps the papers for a procurement, which are a page without a barrier, by keyboard on a phone', async () => {
    await using visit = await world.open('admin', phone);
    const { page, tutor, frame, complaints } = visit;
    await tutor.getByRole('heading', { name: en.school.papers }).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    const downloading = page.waitForEvent('download');
    await tutor.getByRole('button', { name: en.school.papersDownload }).press('Enter');
    const file = await (await downloading).path();
    expect(complaints).toEqual([]);
    const opened = await world.browser.newContext({ viewport: { width: 320, height: 700 } });
    const papers = await opened.newPage();
    await papers.setContent(readFileSync(file, 'utf8'));
    await papers.getByRole('heading', { level: 1, name: 'Trust pack of Preceptor' }).waitFor();
    expect(
      await papers.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    // Hundreds of rows are all alike, and each costs axe its time.
    await papers.evaluate(() => {
      for (const row of document.querySelectorAll('tr:nth-child(n + 4)')) row.remove();
    });
    expect(await seriousFindings(papers, null)).toEqual([]);
    await opened.close();
  });

  // features: B04
  it('and erases one person by the id that the LMS shows, with a second word and a receipt, by keyboard on a phone', async () => {
    await using student = await world.open('student2', phone);
    await student.tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    const { withTenant, db } = world.lab.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>(
      `select id from tenants where name <> 'Elsewhere College' limit 1`,
    );
    const [person] = await withTenant(tenant!.id, (tx) =>
      tx.query<{ id: string; lmsUserId: string }>(
        `select u.id, u.lms_user_id as "lmsUserId" from users u join enrolments e on e.user_id = u.id
         where e.role = 'student' and u.lms_user_id is not null order by u.created_at desc limit 1`,
      ),
    );
    const { erasing } = en.school;
    await using visit = await world.open('admin', phone);
    const { page, tutor, frame } = visit;
    const who = tutor.getByLabel(erasing.who);
    await who.fill('nobody-of-this-id');
    await who.press('Enter');
    await tutor.getByText(erasing.refused.person_unknown).waitFor();
    await who.fill(person!.lmsUserId);
    await who.press('Enter');
    await tutor.getByRole('heading', { name: erasing.whatGoes(person!.lmsUserId) }).waitFor();
    const again = tutor.getByLabel(erasing.again);
    const erase = tutor.getByRole('button', { name: erasing.erase });
    await again.fill(`${person!.lmsUserId}0`);
    expect(await erase.isDisabled()).toBe(true);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await again.fill(person!.lmsUserId);
    await again.press('Enter');
    await tutor.locator('p').getByText(erasing.done).first().waitFor();
    const downloading = page.waitForEvent('download');
    await tutor.getByRole('button', { name: erasing.receipt }).press('Enter');
    const file = await (await downloading).path();
    expect(checkReceipt(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({
      fault: null,
      statement: { reason: 'administrator' },
    });
    const left = await withTenant(tenant!.id, (tx) =>
      tx.query('select 1 from users where id = $1', [person!.id]),
    );
    expect(left).toEqual([]);
  });

  it('and tries the tutor beside it', async () => {
    await using visit = await world.open('admin', phone);
    const { tutor, complaints } = visit;
    await tutor.getByRole('button', { name: en.tabs.preview }).press('Enter');
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await tutor.getByRole('button', { name: en.tabs.school, exact: true }).press('Enter');
    await tutor.getByRole('heading', { name: en.school.title }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('and finds it as a tab of its own where they also teach, in Moodle', async () => {
    const { lab, browser } = world;
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const begin = new URL(lab.lab.faces.moodle.launchUrl);
    begin.searchParams.set('as', 'admin');
    await page.goto(begin.href);
    await page.getByRole('heading', { name: en.material.title }).waitFor();
    await page.getByRole('button', { name: en.tabs.school, exact: true }).press('Enter');
    await page.getByRole('heading', { name: en.school.isolation }).waitFor();
    expect(await seriousFindings(page, null)).toEqual([]);
    await context.close();
  });

  it.each(tongues)('and reads it in $locale', async ({ locale, says }) => {
    world.lab.lab.controls.setLocale('canvas', 'admin', locale);
    await using visit = await world.open('admin', phone);
    const { page, tutor, frame, complaints } = visit;
    await tutor.getByRole('heading', { name: says.school.title }).waitFor();
    await tutor.getByText(says.school.clean).waitFor();
    await tutor.getByText(says.school.noCap).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
