import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as ar } from '../../src/browser/words/ar.ts';
import { words as he } from '../../src/browser/words/he.ts';
import { createOfflineModel } from '../../src/models/index.ts';
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

const phone = { viewport: { width: 320, height: 700 } };
const tongues = [
  { login: 'student1', locale: 'iw-IL', lang: 'he', says: he, formula: / (?:שווה|חלקי|תג) / },
  { login: 'student2', locale: 'ar-EG', lang: 'ar', says: ar, formula: / (?:يساوي|على|شرطة) / },
] as const;
type Says = (typeof tongues)[number]['says'];

/** Of its letters the first that has a direction decides how a block must run. */
function strays(blocks: Locator): Promise<string[]> {
  return blocks.evaluateAll((all) =>
    all.flatMap((block) => {
      const spoken = block.cloneNode(true) as HTMLElement;
      for (const part of spoken.querySelectorAll('[dir], code, math')) part.remove();
      const first = /\p{L}/u.exec(spoken.textContent)?.[0];
      if (first === undefined) return [];
      const wanted = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(first) ? 'rtl' : 'ltr';
      return getComputedStyle(block).direction === wanted ? [] : [block.textContent.slice(0, 80)];
    }),
  );
}

function directions(parts: Locator): Promise<string[]> {
  return parts.evaluateAll((all) => [
    ...new Set(all.map((part) => getComputedStyle(part).direction)),
  ]);
}

async function expectFit({ page, frame }: TutorPage): Promise<void> {
  expect(await sidewaysOverflow(frame())).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
}

async function ask({ tutor }: TutorPage, says: Says, question: string): Promise<Locator> {
  const field = tutor.getByRole('textbox', { name: says.composer.label });
  await field.fill(question);
  await field.press('Enter');
  const turn = tutor.locator('.turn', { hasText: question }).last();
  await turn.locator('.answer[aria-busy=false]').waitFor();
  return turn;
}

describe.skipIf(!chromium)('a student whose LMS is read from right to left', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    for (const { login, locale } of tongues)
      world.lab.lab.controls.setLocale('canvas', login, locale);
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B15, A21
  it.each(tongues)(
    'asks and opens a source in $lang, on a phone and for those who listen',
    async ({ login, lang, says, formula }) => {
      await using visit = await world.open(login, phone);
      const { tutor, complaints, frame } = visit;
      const root = tutor.locator('html');
      await tutor.locator('.greeting').waitFor();
      expect(await root.getAttribute('lang')).toBe(lang);
      expect(await root.getAttribute('dir')).toBe('rtl');
      const field = tutor.getByRole('textbox', { name: says.composer.label });
      expect(await directions(field)).toEqual(['rtl']);
      await expectFit(visit);

      const question = 'What does the formula sheet say about the reciprocal rule?';
      const turn = await ask(visit, says, question);
      // Its bubble stands at the end of the line, however it is written itself.
      const asked = await turn.locator('.question').boundingBox();
      const log = await turn.boundingBox();
      expect(Math.abs((asked?.x ?? 0) - (log?.x ?? 99))).toBeLessThan(1);
      expect(await directions(turn.locator('.question > div'))).toEqual(['ltr']);
      expect(await strays(turn.locator('.rich > *'))).toEqual([]);
      const formulas = turn.locator('.rich math');
      await expect.poll(() => formulas.count()).toBeGreaterThan(0);
      const heard = await formulas.evaluateAll((all) =>
        all.map((one) => one.getAttribute('aria-label')).join('\n'),
      );
      expect(heard).toMatch(formula);
      expect(heard).not.toMatch(/\b(?:equals|prime|of|over)\b/);
      expect(await directions(turn.locator('.rich .katex'))).toEqual(['ltr']);
      await turn.getByText(says.origin.title).click();
      await turn.locator('.steps').waitFor();
      await expectFit(visit);

      const [source] = says.source.chip('1', '').split(' ');
      const [page] = says.source.page(1).split(' ');
      await turn
        .getByRole('button', { name: new RegExp(`^${source} \\d+: .*${page} \\d+`) })
        .first()
        .press('Enter');
      const panel = tutor.getByRole('dialog');
      await panel.locator('canvas').waitFor();
      // The printed page is counted from its left edge, and so are the marks on it.
      const scroll = panel.locator('.page-scroll');
      expect(await directions(scroll)).toEqual(['ltr']);
      const [printed, marks] = [
        await panel.locator('canvas').boundingBox(),
        await panel.locator('.page-marks').boundingBox(),
      ];
      expect(marks).toEqual(printed);
      await panel.getByRole('button', { name: says.source.larger }).press('Enter');
      await expect.poll(() => scroll.evaluate((one) => one.scrollWidth)).toBeGreaterThan(400);
      await expect.poll(() => inView(scroll, panel.locator('.said').first())).toBe(true);
      expect(await directions(panel.locator('.cited-label'))).toEqual(['rtl']);
      expect(await directions(panel.locator('.piece'))).toEqual(['ltr']);
      await expectFit(visit);
      await panel.press('Escape');

      // A reload has no launch to learn the language from.
      await frame().evaluate(() => location.reload());
      await field.waitFor();
      expect(await root.getAttribute('dir')).toBe('rtl');
      expect(complaints).toEqual([]);
    },
  );

  // features: B15
  it.each(tongues)(
    'takes a quiz in $lang and sees the level grow from the right',
    async (tongue) => {
      const { login, says } = tongue;
      await using visit = await world.open(login, phone);
      const { tutor, complaints } = visit;
      await tutor.getByRole('button', { name: says.tabs.quiz, exact: true }).click();
      await tutor.getByRole('button', { name: says.quiz.start }).click();
      await tutor.locator('.prompt').first().waitFor();
      expect(await tutor.getByText(says.quiz.question(1, 3), { exact: true }).count()).toBe(1);
      // Above each sentence of the course stands a question of ours.
      const lines = tutor.locator('.prompt').first().locator('p');
      const aligned = await lines.evaluateAll((all) =>
        all.map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          const [text, box] = [range.getClientRects()[0], line.getBoundingClientRect()];
          return text && Math.abs(text.right - box.right) < 1 ? 'right' : 'left';
        }),
      );
      expect(aligned).toEqual(['right', 'left']);
      await expectFit(visit);
      await tutor.getByRole('button', { name: says.quiz.submit }).click();
      await tutor.getByRole('button', { name: says.quiz.checkAnyway }).click();
      await tutor.getByRole('heading', { name: says.quiz.score(0, 3) }).waitFor();
      await expectFit(visit);

      await tutor.getByRole('button', { name: says.tabs.progress, exact: true }).click();
      const [bar, range] = [tutor.locator('.level'), tutor.locator('.level-range')];
      await range.first().waitFor();
      const [whole, low] = [await bar.first().boundingBox(), await range.first().boundingBox()];
      if (!whole || !low) throw new Error('there is no bar');
      expect(whole.x + whole.width - low.x - low.width).toBeLessThan(low.x - whole.x);
      expect(await tutor.getByText(says.progress.count(3), { exact: true }).count()).toBe(1);
      await expectFit(visit);
      expect(complaints).toEqual([]);
    },
  );

  // features: B15
  it.each(tongues)('finds drawer and source at their sides in $lang', async ({ login, says }) => {
    await using visit = await world.open(login);
    const { tutor, frame } = visit;
    const turn = await ask(visit, says, 'What is the chain rule?');
    await tutor.getByRole('button', { name: says.threads.open, exact: true }).click();
    const drawer = tutor.getByRole('dialog');
    await drawer.locator('.thread').first().waitFor();
    const edges = await drawer.evaluate((one) => one.getBoundingClientRect().right);
    expect(edges).toBe(await frame().evaluate(() => document.documentElement.clientWidth));
    await drawer.press('Escape');

    await turn.locator('.cite').first().press('Enter');
    const source = await tutor.locator('dialog.source').boundingBox();
    const answer = await turn.boundingBox();
    expect((source?.x ?? 0) + (source?.width ?? 0)).toBeLessThanOrEqual(answer?.x ?? 0);
    const turned = tutor.locator('.tool .points').first();
    expect(await turned.evaluate((one) => getComputedStyle(one).transform)).toMatch(/^matrix\(-1/);
  });

  // features: B15
  it('reads code, formulas and telephone numbers from left to right inside its sentences', async () => {
    await using visit = await world.open('student2');
    const model = createReplyingModel();
    model.replyWith(
      () => 'الصيغة \\(a - b\\) تُكتب `a - b`.\n\n- نعم.\n\n```\nif a > b:\n```\n\nSo it is.',
    );
    world.answerWith(model);
    const turn = await ask(visit, ar, 'How is a difference written in Python?');
    world.answerWith(createOfflineModel());
    const text = turn.locator('.rich');
    expect(await directions(text.locator('pre, code, [data-tex]'))).toEqual(['ltr']);
    expect(await directions(text.locator('ul'))).toEqual(['rtl']);
    expect(await strays(text.locator('> :not(pre)'))).toEqual([]);

    const help = await ask(visit, ar, 'I want to kill myself');
    const number = help.locator('strong', { hasText: '116' }).first();
    const lefts = await number.evaluate((strong) => {
      const node = strong.firstChild as Text;
      return ['116', '123'].map((group) => {
        const range = document.createRange();
        const at = node.data.indexOf(group);
        range.setStart(node, at);
        range.setEnd(node, at + group.length);
        return range.getBoundingClientRect().left;
      });
    });
    expect(lefts[0]).toBeLessThan(lefts[1] ?? 0);
  });

  // features: B15
  it('has a teacher whose pages are English, and run from left to right', async () => {
    world.lab.lab.controls.setLocale('canvas', 'instructor', 'he');
    await using visit = await world.open('instructor', phone);
    const { tutor, complaints } = visit;
    await tutor.getByRole('heading', { name: 'Course material' }).waitFor();
    const root = tutor.locator('html');
    expect(await root.getAttribute('lang')).toBe('en');
    expect(await root.getAttribute('dir')).toBe('ltr');
    await tutor.getByRole('button', { name: 'Try the tutor' }).click();
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    expect(await tutor.locator('body').textContent()).not.toMatch(/\p{Script=Hebrew}/u);
    await expectFit(visit);
    expect(complaints).toEqual([]);
  });
});

async function inView(scroll: Locator, mark: Locator): Promise<boolean> {
  const [seen, place] = [await scroll.boundingBox(), await mark.boundingBox()];
  if (!seen || !place) return false;
  const { x, width } = place;
  return x < seen.x + seen.width && x + width > seen.x;
}
