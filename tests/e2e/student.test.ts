import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { createScriptedModel } from '../support/scripted-model.ts';

const question = 'Why do the rates multiply in the chain rule?';

describe.skipIf(!chromium)('a student in the course', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const ask = async ({ tutor }: TutorPage, text: string): Promise<void> => {
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill(text);
    await field.press('Enter');
  };
  const begin = async ({ tutor }: TutorPage): Promise<void> =>
    tutor.getByRole('button', { name: 'New conversation' }).click();

  // features: B15, S22, A21
  it('asks, reads a cited answer and opens the place in the course it comes from', async () => {
    await using visit = await world.open('student1');
    const { tutor, complaints } = visit;
    await tutor.getByRole('button', { name: /^Explain “/ }).waitFor();
    await ask(visit, question);
    const chip = tutor.getByRole('button', { name: /^Source \d+: The chain rule/ }).first();
    await chip.click();
    const panel = tutor.getByRole('dialog', { name: 'The chain rule' });
    const cited = panel.getByRole('group', { name: 'Cited here' });
    await expect.poll(() => cited.evaluate((piece) => piece === document.activeElement)).toBe(true);
    expect(await cited.locator('mark').allTextContents()).toEqual([
      'You have just used the chain rule.',
    ]);
    expect(await panel.getByRole('link', { name: /Open in the LMS/ }).getAttribute('href')).toMatch(
      /\/pages\/the-chain-rule$/,
    );
    await panel.press('Escape');
    await expect
      .poll(() => chip.evaluate((button) => button === document.activeElement))
      .toBe(true);
    expect(await panel.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('sees how the answer came about, also long after it was written', async () => {
    await using visit = await world.open('student1');
    const { tutor } = visit;
    await tutor.getByText('How this answer came about').last().click();
    const story = tutor.locator('.story').last();
    await story.getByText('Chose how to teach').waitFor();
    expect(await story.getByRole('row').count()).toBeGreaterThan(3);
    expect(await story.getByText(/tokens read/).count()).toBe(1);
    expect(await story.getByText(/other words for the same things/).count()).toBe(0);
  });

  // features: B15
  it('reloads the frame and finds the conversation again, without a cookie or storage', async () => {
    await using visit = await world.open('student1');
    const { tutor, frame } = visit;
    await tutor.getByText(question).waitFor();
    expect(await frame().evaluate(() => document.cookie)).toBe('');
    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await tutor.getByText(question).waitFor();
    await tutor
      .getByRole('button', { name: /^Source 1/ })
      .first()
      .waitFor();
    expect(frame().url()).not.toContain('launch');
  });

  it('goes back to an earlier conversation', async () => {
    await using visit = await world.open('student1');
    const { tutor } = visit;
    await tutor.getByText(question).waitFor();
    await begin(visit);
    await tutor.getByText('You could begin with').waitFor();
    await tutor.getByRole('button', { name: 'Conversations' }).click();
    const drawer = tutor.getByRole('dialog', { name: 'Your conversations' });
    await drawer.getByRole('button', { name: question }).click();
    await tutor
      .getByRole('button', { name: /^Source 1/ })
      .first()
      .waitFor();
    expect(await drawer.isVisible()).toBe(false);
  });

  describe('while an answer is being written', () => {
    const begun = async (visit: TutorPage, message: string) => {
      const model = createScriptedModel();
      world.answerWith(model);
      await begin(visit);
      await visit.tutor.getByText('You could begin with').waitFor();
      await ask(visit, message);
      await model.asked(1);
      return model;
    };

    // features: B15, L13
    it('watches it grow and hears it by whole sentences', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      const model = await begun(visit, 'What is a composite function?');
      await page.mouse.move(0, 0);
      model.say('A **composite func');
      await tutor.locator('.rich strong', { hasText: 'composite func' }).waitFor();
      model.say('tion** is \\(f(g(x))\\). It is read from the ins');
      await tutor.locator('.rich .katex').waitFor();
      const heard = () =>
        tutor.getByRole('status', { name: 'Announcements' }).locator('p').allTextContents();
      await expect.poll(heard).toContain('A composite function is f of g of x.');
      expect((await heard()).join(' ')).not.toContain('ins');
      model.say('ide.');
      model.finish();
      await tutor.getByText('How this answer came about').waitFor();
      await expect.poll(heard).toContain('It is read from the inside.');
      await expect.poll(heard).toContain('The answer is complete.');
    });

    // features: B14
    it('sees and hears which sentences its source does not carry, and why', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      const model = await begun(visit, 'What is the chain rule?');
      model.say('- The **chain rule** differentiates composite functions [1].\n');
      model.say('- It was found in 1492 with \\(x^9\\) by Jane Roe [1]. Take care.\n');
      model.finish();
      const badge = tutor.locator('.not-from-course');
      await badge.waitFor();
      expect(await badge.textContent()).toMatch(/^not from your course.*the number 1492.*Jane Roe/);
      const marked = (await tutor.locator('.rich .unsupported').allTextContents()).join('');
      expect(marked).toMatch(/^It was found in 1492 with .*by Jane Roe\.$/s);
      const heard = () =>
        tutor.getByRole('status', { name: 'Announcements' }).locator('p').allTextContents();
      await expect
        .poll(async () => (await heard()).join(' '))
        .toMatch(/Roe \(not from your course\)\./);
      await tutor.getByText('Your course covers this only in part.').waitFor();
      await tutor.getByText('How this answer came about').last().click();
      await tutor
        .getByText('2 sentences name a source; in 1 something was not found there.')
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    });

    // features: B15, L27
    it('stops it, keeps what was said and can ask again', async () => {
      await using visit = await world.open('student2');
      const { tutor } = visit;
      const log = tutor.getByRole('log');
      const model = await begun(visit, 'What is a limit?');
      model.say('A limit is');
      await log.getByText('A limit is').waitFor();
      await tutor.getByRole('button', { name: 'Stop' }).click();
      await log.getByText('Stopped', { exact: true }).waitFor();
      await log.getByText('A limit is').waitFor();
      await expect.poll(() => model.open()).toBe(0);
      world.answerWith(createOfflineModel());
      await tutor.getByRole('button', { name: 'Ask again' }).click();
      await tutor.getByText('How this answer came about').nth(1).waitFor();
    });

    // features: B15
    it('reloads the page and follows the same answer from its beginning', async () => {
      await using visit = await world.open('student2');
      const { tutor, page } = visit;
      const log = tutor.getByRole('log');
      const model = await begun(visit, 'What is a slope?');
      model.say('A slope is a rate of change, ');
      await log.getByText('A slope is a rate').waitFor();
      await page.reload();
      await log.getByText('A slope is a rate').waitFor();
      await tutor.getByRole('button', { name: 'Stop' }).waitFor();
      model.say('seen as a picture.');
      model.finish();
      await log.getByText('A slope is a rate of change, seen as a picture.').waitFor();
      await tutor.getByText('How this answer came about').waitFor();
      expect(await log.getByText('What is a slope?').count()).toBe(1);
      expect(model.requests).toHaveLength(1);
    });

    it('sees nothing of what a model smuggles in but its words', async () => {
      await using visit = await world.open('student2');
      const { tutor, frame, complaints } = visit;
      const model = await begun(visit, 'What is the sum rule?');
      const hostile = [
        '<img src=x onerror="window.taken = 1"><script>window.taken = 2</script>',
        '<style>body { display: none }</style><iframe src="https://evil.example"></iframe>',
        '![picture](https://evil.example/pixel.png) [go](javascript:window.taken=3)',
        '[data](data:text/html,<script>window.taken=4</script>) <a href="https://evil.example" onclick="window.taken=5">x</a>',
        '\\(\\href{javascript:window.taken=6}{x} \\includegraphics{https://evil.example/p.png}\\)',
        '$\\htmlStyle{position:fixed}{y}$ "><svg onload=window.taken=7>',
        '[safe](https://example.org/page) End of it.',
      ].join('\n\n');
      for (const piece of hostile.match(/[^]{1,7}/g) ?? []) model.say(piece);
      model.finish();
      await tutor.getByText('How this answer came about').waitFor();
      const answer = tutor.locator('.rich').last();
      await answer.getByText('End of it.').waitFor();
      const found = await answer.evaluate((rich) => ({
        forbidden: rich.querySelectorAll(
          'img, script, style, iframe, object, svg[onload], form, input',
        ).length,
        handlers: [...rich.querySelectorAll('*')].flatMap(({ attributes }) =>
          [...attributes].filter(({ name }) => name.startsWith('on')),
        ).length,
        links: [...rich.querySelectorAll('a')].map(({ href, rel, target }) => [href, rel, target]),
      }));
      expect(found).toEqual({
        forbidden: 0,
        handlers: 0,
        links: [['https://example.org/page', 'noopener noreferrer', '_blank']],
      });
      expect(await answer.getByText('(example.org)').count()).toBe(1);
      expect(
        await frame().evaluate(() => (globalThis as { taken?: number }).taken),
      ).toBeUndefined();
      expect(complaints).toEqual([]);
    });
  });

  describe('when the network is bad', () => {
    // features: B15
    it('asks once, although the answer to the question got lost on its way', async () => {
      world.answerWith(createOfflineModel());
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await tutor.getByText('You could begin with').waitFor();
      const keys: (string | undefined)[] = [];
      await page.route('**/api/turns', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        await route.fetch();
        return route.abort();
      });
      await ask(visit, question);
      await tutor.getByText('How this answer came about').waitFor();
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
      await page.reload();
      await tutor.getByText('How this answer came about').waitFor();
      expect(await tutor.getByText(question).count()).toBe(1);
    });

    it('gets the answer by asking for it when nothing can be streamed', async () => {
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await begin(visit);
      await page.route('**/api/turns/*/events', (route) => route.abort());
      await ask(visit, 'What does the quotient rule say?');
      const source = tutor.getByRole('button', { name: /^Source 1/ });
      await expect.poll(() => source.count(), { timeout: 20_000 }).toBe(1);
    });

    it('keeps the words of a question that could not be sent', async () => {
      await using visit = await world.open('student3');
      const { tutor, page } = visit;
      await begin(visit);
      const tooLong = 'x'.repeat(9_000);
      await ask(visit, tooLong);
      await tutor
        .getByRole('alert')
        .getByText('The message is longer than 8000 characters.')
        .waitFor();
      expect(await tutor.getByRole('textbox').inputValue()).toBe(tooLong);
      await page.route('**/api/turns', (route) => route.abort());
      await ask(visit, question);
      await tutor
        .getByRole('alert')
        .getByText('The tutor cannot be reached.')
        .waitFor({ timeout: 20_000 });
      await page.unroute('**/api/turns');
      await tutor.getByRole('button', { name: 'Send' }).click();
      await tutor.getByText('How this answer came about').waitFor();
    });

    it('is told plainly when the session is over, and finds there what they wrote', async () => {
      await using visit = await world.open('student3', { viewport: { width: 320, height: 640 } });
      const { tutor, page, frame } = visit;
      await begin(visit);
      await page.route('**/api/**', (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          body: '{"code":"session_unknown"}',
        }),
      );
      await ask(visit, 'A question that took\nme half an hour to write');
      const heading = tutor.getByRole('heading', { name: 'Please open the tutor again' });
      await expect.poll(() => heading.isVisible()).toBe(true);
      const kept = tutor.getByRole('textbox', { name: 'What you wrote and have not sent.' });
      expect(await kept.inputValue()).toBe('A question that took\nme half an hour to write');
      await heading.press('Tab');
      expect(await kept.evaluate((text) => text === text.ownerDocument.activeElement)).toBe(true);
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });

  // features: B11
  it('is told when a question was looked for in other words than its own, on a phone and by keyboard', async () => {
    await using visit = await world.open('student1', { viewport: { width: 320, height: 640 } });
    const { tutor, frame } = visit;
    await begin(visit);
    await ask(visit, 'Is there a recipe for bundled mappings?');
    await tutor.getByText('How this answer came about').last().press('Enter');
    const story = tutor.locator('.story').last();
    await story.getByText('Searched the course').waitFor();
    expect(
      await story.getByText(/uses these words, so other words for the same things/).isVisible(),
    ).toBe(true);
    expect(await sidewaysOverflow(frame())).toBe(0);
  });

  // features: S12, B12
  it('takes a quiz, opens its source, asks the tutor about it and sees the progress', async () => {
    world.answerWith(createOfflineModel());
    await using visit = await world.open('student1');
    const { tutor } = visit;
    await tutor.getByRole('button', { name: 'My progress' }).click();
    await tutor.getByRole('button', { name: 'Quiz me on this: The chain rule' }).click();
    await tutor.getByRole('heading', { name: 'Quiz: The chain rule' }).waitFor();
    await expect.poll(() => tutor.getByRole('group', { name: /^Question/ }).count()).toBe(3);
    for (const choice of await tutor.getByRole('group').all()) {
      const radio = choice.getByRole('radio').first();
      if (await radio.count()) await radio.check();
    }
    await tutor.getByRole('button', { name: 'Check my answers' }).click();
    await tutor
      .getByRole('alert')
      .or(tutor.getByText(/No answer yet/))
      .first()
      .waitFor();
    await tutor.getByRole('textbox').first().fill('derivative');
    await tutor.getByRole('button', { name: 'Check my answers' }).click();
    await tutor.getByRole('heading', { name: /^\d of 3 right$/ }).waitFor();
    const results = tutor.getByRole('article');
    expect(await results.count()).toBe(3);
    await results
      .first()
      .getByRole('button', { name: /^Source: / })
      .click();
    const panel = tutor.getByRole('dialog');
    await expect.poll(() => panel.locator('mark').count()).toBe(1);
    await panel.getByRole('button', { name: 'Close' }).click();
    await results.first().getByRole('button', { name: 'Ask the tutor about this' }).click();
    await expect
      .poll(() => tutor.getByRole('textbox', { name: 'Your question' }).inputValue())
      .toContain('in a quiz');
    await tutor.getByRole('button', { name: 'My progress' }).click();
    const row = tutor.getByRole('row', { name: /The chain rule/ });
    await row.getByText('3 answers').waitFor();
    expect(await row.textContent()).toMatch(/\d+ % \(\d+ % to \d+ %\)/);
    expect(await tutor.getByText('No evidence yet').count()).toBeGreaterThan(3);
  });

  // features: B15
  it('does everything with the keyboard alone', async () => {
    world.answerWith(createOfflineModel());
    await using visit = await world.open('student1', { viewport: { width: 1280, height: 800 } });
    const { tutor, frame, page } = visit;
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await begin(visit);
    await frame().focus('.skip');
    const focused = () =>
      frame().evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.textContent ??
          '',
      );
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (name.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await tabTo(/^Tutor$/);
    await tabTo(/^Explain “/);
    await tabTo(/^Your question$/);
    await page.keyboard.type('What is the chain rule?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Please with an example.');
    await page.keyboard.press('Enter');
    await tutor.getByText('How this answer came about').waitFor();
    await page.keyboard.press('Shift+Tab');
    await frame().focus('.skip');
    await tabTo(/^Source \d/);
    await page.keyboard.press('Enter');
    await tutor.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/^Source \d/);
    await frame().focus('.skip');
    await tabTo(/^Quiz me$/);
    await page.keyboard.press('Enter');
    await tutor.getByRole('heading', { name: 'Quiz me' }).waitFor();
    await tabTo(/^Begin the quiz$/);
    await page.keyboard.press('Enter');
    await tutor.getByRole('group', { name: 'Question 1 of 3' }).waitFor();
  });

  // features: B15
  it('reads everything on a screen 320 pixels wide without scrolling sideways', async () => {
    world.answerWith(createOfflineModel());
    await using visit = await world.open('student1', { viewport: { width: 1280, height: 900 } });
    const { tutor, frame, page } = visit;
    await tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
    await page.evaluate(() => {
      const element = document.querySelector<HTMLElement>('iframe[name=tool_content]');
      element?.style.setProperty('width', '320px');
      element?.style.setProperty('max-width', '320px');
    });
    await expect.poll(() => frame().evaluate(() => innerWidth)).toBe(320);
    const narrow = async () => expect(await sidewaysOverflow(frame())).toBe(0);
    await begin(visit);
    await narrow();
    await ask(visit, 'What is the definition of the derivative as a limit, with all its formulas?');
    await tutor.getByText('How this answer came about').click();
    await narrow();
    await tutor
      .getByRole('button', { name: /^Source \d/ })
      .first()
      .click();
    await tutor.getByRole('group', { name: 'Cited here' }).waitFor();
    await narrow();
    expect(await tutor.getByRole('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await tutor.getByRole('button', { name: 'My progress' }).click();
    await tutor.getByRole('rowheader').first().waitFor();
    await narrow();
    await tutor.getByRole('button', { name: 'Quiz me', exact: true }).click();
    await tutor.getByRole('button', { name: 'Begin the quiz' }).click();
    await tutor.getByRole('group', { name: 'Question 1 of 3' }).waitFor();
    await narrow();
  });

  // features: B15
  it.each(['light', 'dark'] as const)(
    'finds no barrier that axe calls serious in %s colours',
    async (colorScheme) => {
      world.answerWith(createOfflineModel());
      await using visit = await world.open('student1', { colorScheme });
      const { tutor, page } = visit;
      await begin(visit);
      await tutor.getByText('You could begin with').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await ask(visit, 'How do I differentiate a product?');
      await tutor.getByText('How this answer came about').click();
      await tutor
        .getByRole('button', { name: /^Source \d/ })
        .first()
        .click();
      await tutor.getByRole('group', { name: 'Cited here' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await tutor.getByRole('button', { name: 'My progress' }).click();
      await tutor.getByRole('rowheader').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await tutor.getByRole('button', { name: 'Quiz me', exact: true }).click();
      await tutor.getByRole('button', { name: 'Begin the quiz' }).click();
      await tutor.getByRole('group', { name: 'Question 1 of 3' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await tutor.getByRole('button', { name: 'Check my answers' }).click();
      await tutor.getByRole('button', { name: 'Check anyway' }).click();
      await tutor.getByRole('heading', { name: /of 3 right/ }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );
});
