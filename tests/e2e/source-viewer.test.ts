import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { ingestFiles } from '../support/course.ts';
import { textPicture } from '../support/files/pdf.ts';
import { chromium } from '../support/machine.ts';
import { hold } from '../support/slow-network.ts';

const question = 'What does the formula sheet say about the reciprocal rule and the quotient rule?';

/** Share of the pixels under a mark that are printed on. */
async function inkUnder(canvas: Locator, mark: Locator): Promise<number> {
  const [page, box] = [await canvas.boundingBox(), await mark.boundingBox()];
  if (!page || !box) return 0;
  const place = {
    left: (box.x - page.x) / page.width,
    top: (box.y - page.y) / page.height,
    width: box.width / page.width,
    height: box.height / page.height,
  };
  return canvas.evaluate((element, { left, top, width, height }) => {
    const { width: across, height: down } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement)
      .getContext('2d')
      ?.getImageData(left * across, top * down, width * across, height * down).data;
    if (!pixels) return 0;
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
    return dark / (pixels.length / 4);
  }, place);
}

describe.skipIf(!chromium)('the source of a citation', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Asks something that the PDF answers and opens it. */
  async function openPdf({ tutor }: TutorPage, asked = question) {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(asked);
    await field.press('Enter');
    const turn = tutor.locator('.turn', { hasText: asked }).last();
    await turn.getByText('How this answer came about').waitFor();
    const chip = turn.getByRole('button', { name: /^Source \d+: .*page \d+/ }).first();
    await chip.press('Enter');
    const panel = tutor.getByRole('dialog');
    await panel.getByRole('img', { name: /^Picture of page \d+; the cited words/ }).waitFor();
    return { chip, panel };
  }

  // features: A21
  it('opens at its printed page with the cited words marked, under the page’s strict policy', async () => {
    await using visit = await world.open('student1');
    const { panel } = await openPdf(visit);
    const quote = panel.getByLabel('What was cited');
    expect((await quote.textContent())?.length).toBeGreaterThan(20);
    expect(await quote.evaluate((element) => element === document.activeElement)).toBe(true);
    const said = panel.locator('.page-marks .said');
    expect(await said.count()).toBeGreaterThan(0);
    expect(await inkUnder(panel.locator('canvas'), said.first())).toBeGreaterThan(0.02);
    // The mark is what the reader sees at once.
    const [page, mark] = [
      await panel.locator('.page-scroll').boundingBox(),
      await said.first().boundingBox(),
    ];
    expect(mark?.y).toBeGreaterThan(page?.y ?? 0);
    expect(mark?.y).toBeLessThan((page?.y ?? 0) + (page?.height ?? 0));
    expect(await panel.getByRole('link', { name: /Open in the LMS/ }).count()).toBe(1);
    expect(await panel.locator('.piece.cited').count()).toBe(1);
    expect(await seriousFindings(visit.page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  // features: B15
  it('is turned, enlarged and closed with the keyboard alone', async () => {
    await using visit = await world.open('student2');
    const { tutor, page, complaints } = visit;
    const { chip, panel } = await openPdf(visit);
    const place = panel.getByRole('status');
    const cited = await place.textContent();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = () =>
      visit.frame().evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Next page');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Page before');
    await page.keyboard.press('Enter');
    await expect.poll(() => place.textContent()).not.toBe(cited);
    await expect.poll(() => panel.locator('.page-marks').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.locator('.page-marks').waitFor();
    const width = async () => (await panel.locator('canvas').boundingBox())?.width ?? 0;
    const fitted = await width();
    await panel.getByRole('button', { name: 'Larger' }).press('Enter');
    await expect.poll(width).toBeGreaterThan(fitted * 1.4);
    await page.keyboard.press('Escape');
    await expect.poll(() => chip.evaluate((at) => at === document.activeElement)).toBe(true);
    expect(await tutor.getByRole('dialog').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('fits a phone', async () => {
    await using visit = await world.open('student3');
    const { tutor, frame, page } = visit;
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await page.evaluate(() => {
      const element = document.querySelector<HTMLElement>('iframe[name=tool_content]');
      element?.style.setProperty('width', '320px');
      element?.style.setProperty('max-width', '320px');
    });
    await expect.poll(() => frame().evaluate(() => innerWidth)).toBe(320);
    const { panel } = await openPdf(visit);
    expect(await sidewaysOverflow(frame())).toBe(0);
    const { width = 0 } = (await panel.locator('canvas').boundingBox()) ?? {};
    expect(width).toBeGreaterThan(220);
    expect(width).toBeLessThanOrEqual(320);
  });

  // features: A21, A71
  it('opens a photographed page as the picture it is, with its recognised words marked', async () => {
    const { app, lab } = world.lab;
    const { boot } = await world.lab.enter(lab.faces.canvas, 'student1');
    const [, , tenantId = ''] = boot.home.split('/');
    const [course] = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ contextId: string }>(
        `select context_id as "contextId" from courses where id = $1`,
        [boot.course.id],
      ),
    );
    const picture = textPicture([
      'The zebra lemma of Professor Okapi',
      'says that every stripe has a neighbour.',
    ]);
    const where = { tenantId, contextId: course?.contextId ?? '' };
    expect(await ingestFiles(app, where, { 'board.png': picture })).toEqual({
      outcomes: { 'board.png': 'ready' },
    });
    await using visit = await world.open('student1');
    const { panel } = await openPdf(
      visit,
      'What does the zebra lemma of Okapi say about a stripe?',
    );
    expect(await panel.getByText('Page 1 of 1').count()).toBe(1);
    const said = panel.locator('.page-marks .said').first();
    expect(await inkUnder(panel.locator('canvas'), said)).toBeGreaterThan(0.02);
    expect(visit.complaints).toEqual([]);
  });

  it('is drawn although the network failed once on the way', async () => {
    await using visit = await world.open('student1');
    let asked = 0;
    await visit.page.route('**/original/**', (route) => {
      asked += 1;
      return asked === 1 ? route.abort() : route.continue();
    });
    const { panel } = await openPdf(visit, question);
    expect(asked).toBeGreaterThan(1);
    expect(await panel.locator('canvas').count()).toBeGreaterThan(0);
  });

  it('gives way to its text when the file cannot be had', async () => {
    await using visit = await world.open('student1');
    await visit.page.route('**/original/**', (route) => route.abort());
    const { tutor } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(question);
    await field.press('Enter');
    await tutor
      .getByRole('button', { name: /^Source \d+: .*page \d+/ })
      .first()
      .click();
    const panel = tutor.getByRole('dialog');
    await panel.getByText('The pages cannot be shown as they are printed.').waitFor();
    const cited = panel.getByRole('group', { name: 'Cited here' });
    expect(await cited.locator('mark').count()).toBe(1);
    expect(await panel.locator('canvas').count()).toBe(0);
  });

  describe('in a long book', () => {
    const asked = 'What does the wombat of section forty prefer?';

    beforeAll(async () => {
      const { app, lab } = world.lab;
      const { boot } = await world.lab.enter(lab.faces.canvas, 'student1');
      const [, , tenantId = ''] = boot.home.split('/');
      const [course] = await app.composed.ground.withTenant(tenantId, (tx) =>
        tx.query<{ contextId: string }>(
          `select context_id as "contextId" from courses where id = $1`,
          [boot.course.id],
        ),
      );
      const sections = Array.from({ length: 80 }, (_, at) => {
        const meant = at === 40 ? 'The wombat of section forty prefers eucalyptus shade.' : '';
        const text = `Paragraph ${at} of the chronicle is about rain. `.repeat(30);
        return `<h2>Chronicle ${at}</h2><p>${meant} ${text}</p>`;
      });
      const where = { tenantId, contextId: course?.contextId ?? '' };
      await ingestFiles(app, where, { 'chronicle.html': sections.join('') });
    });

    async function openBook({ tutor }: TutorPage) {
      const field = tutor.getByRole('textbox', { name: 'Your question' });
      await field.fill(asked);
      await field.press('Enter');
      const turn = tutor.locator('.turn', { hasText: asked }).last();
      await turn.getByText('How this answer came about').waitFor();
      await turn
        .getByRole('button', { name: /^Source \d+: / })
        .first()
        .press('Enter');
      const panel = tutor.getByRole('dialog');
      await panel.getByRole('group', { name: 'Cited here' }).waitFor();
      const headings = () => panel.getByRole('heading', { name: /^Chronicle/ }).allTextContents();
      const body = panel.locator('.source-body');
      return { panel, headings, body };
    }

    it('shows the cited passage with its neighbours, and more of it by keyboard', async () => {
      await using visit = await world.open('student1');
      const { panel, headings } = await openBook(visit);
      const first = await headings();
      expect(first).toContain('Chronicle 40');
      expect(first.length).toBeLessThan(30);
      const later = panel.getByRole('button', { name: 'Show what comes after' });
      await later.press('Enter');
      const last = Number(/\d+/.exec(first.at(-1) ?? '')?.[0]);
      await panel.getByRole('heading', { name: `Chronicle ${last + 1}`, exact: true }).waitFor();
      // Who reads by keyboard or ear goes on where the new text begins.
      const focused = () => visit.frame().evaluate(() => document.activeElement?.textContent ?? '');
      await expect.poll(focused).toContain('of the chronicle is about rain');
      const seen = await headings();
      expect(new Set(seen).size).toBe(seen.length);
      await panel.getByRole('button', { name: 'Show what comes before' }).press('Enter');
      await expect.poll(async () => (await headings())[0]).not.toBe(first[0]);
      expect(await seriousFindings(visit.page)).toEqual([]);
      expect(visit.complaints).toEqual([]);
    });

    it('comes by itself to whoever scrolls, in both directions, and keeps the place', async () => {
      await using visit = await world.open('student2');
      const { panel, headings, body } = await openBook(visit);
      const first = (await headings()).length;
      await body.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await expect.poll(async () => (await headings()).length).toBeGreaterThan(first);
      const [top = ''] = await headings();
      const mark = panel.getByRole('heading', { name: top, exact: true });
      await body.evaluate((element) => element.scrollTo({ top: 10 }));
      await expect.poll(async () => (await headings())[0]).not.toBe(top);
      const [frame, place] = [await body.boundingBox(), await mark.boundingBox()];
      expect(Math.abs((place?.y ?? 0) - (frame?.y ?? 0))).toBeLessThan(200);
      for (let step = 0; step < 40; step += 1) {
        const before = (await headings()).length;
        if (!(await panel.getByRole('button', { name: 'Show what comes after' }).isVisible()))
          break;
        await body.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
        await expect.poll(async () => (await headings()).length).toBeGreaterThan(before);
      }
      expect((await headings()).at(-1)).toBe('Chronicle 79');
      expect(visit.complaints).toEqual([]);
    });

    // features: B15
    it('keeps the place of whoever goes on scrolling while more is on its way', async () => {
      await using visit = await world.open('student2');
      const { panel, headings, body } = await openBook(visit);
      const [top = ''] = await headings();
      const more = await hold(visit.page, '**/api/documents/*revision=*');
      for (const at of [60, 50, 40, 30, 20]) {
        await body.evaluate((element, place) => element.scrollTo({ top: place }), at);
        await visit.page.waitForTimeout(60);
      }
      await more.reached;
      await more.release();
      await expect.poll(async () => (await headings())[0]).not.toBe(top);
      const mark = panel.getByRole('heading', { name: top, exact: true });
      const [frame, place] = [await body.boundingBox(), await mark.boundingBox()];
      expect(Math.abs((place?.y ?? 0) - (frame?.y ?? 0))).toBeLessThan(200);
    });

    // features: B15
    it('comes late without taking the keyboard away from whoever writes meanwhile', async () => {
      await using visit = await world.open('student2');
      const { panel } = await openBook(visit);
      const more = await hold(visit.page, '**/api/documents/*revision=*');
      await panel.getByRole('button', { name: 'Show what comes after' }).press('Enter');
      await more.reached;
      const field = visit.tutor.getByRole('textbox', { name: 'Your question' });
      await field.click();
      await visit.page.keyboard.type('And ');
      await more.release();
      await visit.page.keyboard.type('why?');
      expect(await field.inputValue()).toBe('And why?');
    });

    it('says what is wrong when the rest cannot be had, and tries again', async () => {
      await using visit = await world.open('student3');
      const { panel, headings } = await openBook(visit);
      const before = await headings();
      await visit.page.route('**/api/documents/*revision=*', (route) => route.abort());
      await panel.getByRole('button', { name: 'Show what comes after' }).press('Enter');
      await panel.getByRole('alert').waitFor();
      await visit.page.unroute('**/api/documents/*revision=*');
      await panel.getByRole('button', { name: 'Try again' }).press('Enter');
      await expect.poll(async () => (await headings()).length).toBeGreaterThan(before.length);
      expect(await panel.getByRole('alert').count()).toBe(0);
    });
  });
});
