import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { drop, hold } from '../support/slow-network.ts';

// features: B15
describe.skipIf(!chromium)('an instructor whose answers come late, or in another order', () => {
  let world: BrowserWorld;
  let dir: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'preceptor-slow-'));
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  const tab = ({ tutor }: TutorPage, name: string) =>
    tutor.getByRole('navigation', { name: 'Views' }).first().getByRole('button', { name });

  const client = async () =>
    (await world.lab.enter(world.lab.lab.faces.canvas, 'instructor')).client;

  describe('in the settings', () => {
    const settings = async () => (await (await client()).get('/api/course/settings')).body;
    const tool = ({ tutor }: TutorPage, name: string) => tutor.getByRole('checkbox', { name });
    const passback = ({ tutor }: TutorPage) =>
      tutor.getByRole('switch', { name: 'Post quiz results to the gradebook' });
    const share = ({ tutor }: TutorPage) => tutor.getByLabel('Share of the month');
    const days = ({ tutor }: TutorPage) => tutor.getByLabel('Due days the LMS does not tell');

    /** Written as a due day is. */
    const dayIn = (count: number): string =>
      new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

    async function open(visit: TutorPage): Promise<void> {
      await tab(visit, 'Settings').click();
      await expect.poll(() => share(visit).inputValue()).not.toBe('');
      await tool(visit, 'Compare two documents').waitFor();
    }

    it('switches two tools on at once, and has both', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const first = await hold(visit.page, '**/api/course/settings', { method: 'PUT' });
      await tool(visit, 'Compare two documents').check();
      await first.reached;
      await tool(visit, 'Make tables of values').check();
      await first.release();
      await expect
        .poll(async () => (await settings()).tools.toSorted())
        .toEqual(['document_compare', 'structured_extraction']);
      await expect.poll(() => tool(visit, 'Make tables of values').isChecked()).toBe(true);
      expect(await tool(visit, 'Compare two documents').isChecked()).toBe(true);
    });

    it('changes one thing after another, and sees both as they are kept', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const { tutor, page } = visit;
      const first = await hold(page, '**/api/course/settings', { method: 'PUT' });
      await tutor.getByRole('radio', { name: /^Strictly/ }).check();
      await first.reached;
      await tutor.getByRole('radio', { name: 'Leave them out' }).check();
      await page.waitForTimeout(300);
      await first.release();
      await expect.poll(async () => (await settings()).citations).toBe('drop');
      await page.waitForTimeout(300);
      expect(await tutor.getByRole('radio', { name: 'Leave them out' }).isChecked()).toBe(true);
      expect(await tutor.getByRole('radio', { name: /^Strictly/ }).isChecked()).toBe(true);
    });

    it('switches the posting of grades on and off again, and it is off', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const first = await hold(visit.page, '**/api/course/settings', {
        method: 'PUT',
        server: 'late',
      });
      await passback(visit).click();
      await first.reached;
      await passback(visit).click();
      await visit.page.waitForTimeout(300);
      await first.release();
      await visit.page.waitForTimeout(500);
      expect((await settings()).passback.quizzes).toBe(false);
      expect(await passback(visit).isChecked()).toBe(false);
    });

    it('sees the posting of grades switched on, although their number could not be read', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const { tutor, page } = visit;
      await drop(page, '**/api/course/documents');
      await passback(visit).click();
      await tutor.getByRole('alert').getByText('The tutor cannot be reached.').waitFor();
      expect((await settings()).passback.quizzes).toBe(true);
      expect(await passback(visit).isChecked()).toBe(true);
      await tutor.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await tutor.getByRole('alert').waitFor({ state: 'detached' });
    });

    it('sees what was switched while the settings were read again', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const before = await passback(visit).isChecked();
      await tab(visit, 'People').click();
      const again = await hold(visit.page, '**/api/course/settings');
      await tab(visit, 'Settings').click();
      await again.reached;
      await passback(visit).click();
      await visit.page.waitForTimeout(300);
      await again.release();
      await visit.page.waitForTimeout(300);
      expect(await passback(visit).isChecked()).toBe(!before);
      expect((await settings()).passback.quizzes).toBe(!before);
    });

    it('is not told any more of a trouble that is over, while grades are on their way', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      await page.route('**/api/course/documents', async (route) => {
        const material = await (await route.fetch()).json();
        await route.fulfill({
          json: { ...material, grades: { ...material.grades, waiting: 1 } },
        });
      });
      await drop(page, '**/api/course/settings');
      await tab(visit, 'Settings').click();
      await tutor.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await tutor.getByText('1 waiting').waitFor();
      await tutor.getByRole('alert').waitFor({ state: 'detached', timeout: 5_000 });
      expect(await tutor.getByText('The tutor cannot be reached.').count()).toBe(0);
    });

    it('goes on reading what serves, when an earlier try fails late', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      const older = await hold(page, '**/api/course/gates', { server: 'never' });
      await tab(visit, 'Settings').click();
      await older.reached;
      await tab(visit, 'People').click();
      await tab(visit, 'Settings').click();
      const serving = tutor.getByText('All that serves');
      await serving.waitFor();
      await older.release();
      expect(await serving.count()).toBe(1);
    });

    it('keeps what is kept for deadlines, although Save was pressed before it was shown', async () => {
      await (
        await client()
      ).put('/api/course/reserve', { reserve: { share: 30, daysBefore: 5 }, days: [dayIn(30)] });
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      const now = await hold(page, '**/api/course/reserve');
      await tab(visit, 'Settings').click();
      await now.reached;
      await tutor
        .getByRole('button', { name: 'Save' })
        .click({ timeout: 1_000 })
        .catch(() => {});
      await page.waitForTimeout(300);
      await now.release();
      await expect.poll(() => share(visit).inputValue()).toBe('30');
      expect(await days(visit).inputValue()).toBe(dayIn(30));
      const { reserve } = (await (await client()).get('/api/course/reserve')).body;
      expect(reserve).toMatchObject({ share: 30, daysBefore: 5 });
    });

    it('finds what was being written when the settings are opened again', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      await days(visit).fill(`${dayIn(30)} ${dayIn(37)}`);
      await tab(visit, 'People').click();
      const again = await hold(visit.page, '**/api/course/reserve');
      await tab(visit, 'Settings').click();
      await again.reached;
      await share(visit).fill('40');
      await again.release();
      expect(await days(visit).inputValue()).toBe(`${dayIn(30)} ${dayIn(37)}`);
      expect(await share(visit).inputValue()).toBe('40');
    });

    it('goes on writing while the last change is being saved', async () => {
      await using visit = await world.open('instructor');
      await open(visit);
      const { tutor, page } = visit;
      await share(visit).fill('20');
      const saving = await hold(page, '**/api/course/reserve', { method: 'PUT' });
      await share(visit).press('Enter');
      await saving.reached;
      await days(visit).fill(dayIn(60));
      await saving.release();
      await tutor.getByText('Saved.').waitFor();
      expect(await days(visit).inputValue()).toBe(dayIn(60));
      await days(visit).press('Enter');
      await expect
        .poll(async () => {
          const { dueDates } = (await (await client()).get('/api/course/reserve')).body;
          return dueDates.map(({ title }: { title: string }) => title);
        })
        .toEqual([dayIn(60)]);
    });
  });

  describe('among the people', () => {
    it('sees the list that was read last', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      const older = await hold(page, '**/api/course/people');
      await tab(visit, 'People').click();
      await older.reached;
      await tutor.getByRole('button', { name: 'Update from the LMS' }).click();
      await tutor.getByText(/^In step with the LMS since/).waitFor({ timeout: 30_000 });
      await older.release();
      expect(await tutor.getByText(/^In step with the LMS since/).count()).toBe(1);
      expect(await tutor.getByRole('list').getByText('Mei Tanaka').count()).toBe(1);
    });

    it('is not told any more of a trouble that is over', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      await drop(page, '**/api/course/people');
      await tab(visit, 'People').click();
      await tutor.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await tutor.getByRole('list').getByText('Mei Tanaka').waitFor();
      expect(await tutor.getByRole('alert').count()).toBe(0);
    });
  });

  describe('with the material', () => {
    const row = ({ tutor }: TutorPage, title: string) =>
      tutor.locator('.documents').getByRole('listitem').filter({ hasText: title }).first();
    const use = (visit: TutorPage) =>
      row(visit, 'The chain rule').getByRole('checkbox', { name: 'Use it in answers' });
    const unfold = (visit: TutorPage) =>
      row(visit, 'The chain rule')
        .locator('summary', { hasText: 'What the tutor may do with it' })
        .click();

    it('reads what went wrong for as long as nothing else was tried', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      // The course is being read, so that its state is asked for every second.
      await page.route('**/api/course/documents', async (route) => {
        const material = await (await route.fetch()).json();
        await route.fulfill({
          json: { ...material, sync: { ...material.sync, status: 'running', found: 20 } },
        });
      });
      await page.reload();
      await unfold(visit);
      await drop(page, '**/api/course/documents/*/choice', 'PUT');
      await use(visit).click();
      await tutor.getByRole('alert').waitFor();
      await page.waitForTimeout(2_500);
      expect(await tutor.getByRole('alert').count()).toBe(1);
      expect(await use(visit).isChecked()).toBe(true);
      await use(visit).click();
      await row(visit, 'The chain rule').getByText('Left out').waitFor();
      expect(await tutor.getByRole('alert').count()).toBe(0);
      await use(visit).click();
      await row(visit, 'The chain rule').getByText('Left out').waitFor({ state: 'detached' });
    });

    it('leaves a document out and takes it in again, and it is in', async () => {
      await using visit = await world.open('instructor');
      await unfold(visit);
      const first = await hold(visit.page, '**/api/course/documents/*/choice', {
        method: 'PUT',
        server: 'late',
      });
      await use(visit).click();
      await first.reached;
      await use(visit).click();
      await visit.page.waitForTimeout(300);
      await first.release();
      await visit.page.waitForTimeout(500);
      expect(await use(visit).isChecked()).toBe(true);
      expect(await row(visit, 'The chain rule').getByText('Left out').count()).toBe(0);
    });

    it('takes a file out with the button that says so, after another was in its place', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      let state = 'failed';
      await page.route('**/api/course/documents', async (route) => {
        const material = await (await route.fetch()).json();
        const documents = material.documents.map((document: object, at: number) => ({
          ...document,
          ...(at === 0
            ? {
                state,
                uploaded: true,
                repeatable: state === 'failed',
                failure: { code: 'broken', reason: 'It could not be read.' },
                progress: null,
                report: null,
              }
            : {}),
        }));
        await route.fulfill({ json: { ...material, documents } });
      });
      await page.reload();
      const first = tutor.locator('.documents').getByRole('listitem').first();
      await first.getByRole('button', { name: /^Try again|^Read/ }).waitFor();
      state = 'waiting';
      await tab(visit, 'People').click();
      await tab(visit, 'Material').click();
      await expect.poll(() => first.getByRole('button').count()).toBe(1);
      await first.getByRole('button', { name: /^Take it out/ }).click();
      await tutor.getByRole('dialog', { name: /^Take out/ }).waitFor({ timeout: 5_000 });
      expect(await tutor.getByRole('dialog').count()).toBe(1);
    });

    it('stops a file that waits for another, at once', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      const file = (name: string): string => {
        const path = join(dir, name);
        writeFileSync(path, `# ${name}\n\nIt says nothing.\n`);
        return path;
      };
      const sending = await hold(page, '**/api/course/uploads', {
        method: 'POST',
        server: 'never',
      });
      await tutor.getByLabel('Choose files').setInputFiles([file('one.md'), file('two.md')]);
      await sending.reached;
      const two = tutor
        .getByRole('list', { name: 'Files you are adding' })
        .getByRole('listitem')
        .filter({ hasText: 'two.md' });
      await two.getByRole('button', { name: /^Stop/ }).click();
      await two.getByText('Stopped. Nothing of it was kept.').waitFor({ timeout: 3_000 });
      await sending.release();
      expect(await two.getByText('Stopped. Nothing of it was kept.').count()).toBe(1);
      const spoken = tutor.getByRole('status', { name: 'Announcements' });
      await expect.poll(() => spoken.textContent()).toContain('one.md');
      expect((await spoken.textContent())?.match(/two\.md/g)).toHaveLength(1);
    });
  });

  describe('who judges answers', () => {
    const verdict = ({ tutor }: TutorPage, name: string) =>
      tutor.getByRole('button', { name, exact: true });

    async function asked(visit: TutorPage): Promise<void> {
      const { tutor } = visit;
      await tutor.getByRole('button', { name: 'Try the tutor' }).click();
      await tutor.getByRole('button', { name: 'New conversation' }).click();
      const starters = tutor.getByRole('list', { name: 'You could begin with' });
      await starters.getByRole('button', { name: /^Explain “/ }).click();
      await verdict(visit, 'right').waitFor();
    }

    it('sees what was just said, also when what was said before comes later', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      const before = await hold(page, '**/api/course/verdicts');
      await page.reload();
      await before.reached;
      await asked(visit);
      await verdict(visit, 'right').click();
      await tutor.getByText('Kept as a test case.').waitFor();
      await before.release();
      expect(await verdict(visit, 'right').getAttribute('aria-pressed')).toBe('true');
    });

    it('goes on reading what was sent to models, when an earlier try fails late', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      await asked(visit);
      const older = await hold(page, '**/api/turns/*/calls', { server: 'never' });
      const fold = tutor.getByText('What was sent to models, word for word').last();
      await fold.click();
      await older.reached;
      await fold.click();
      await fold.click();
      const sent = tutor.getByRole('region', { name: 'Sent' });
      await sent.first().waitFor();
      await older.release();
      expect(await sent.count()).toBeGreaterThan(0);
    });

    it('says right and then wrong, and wrong is kept', async () => {
      await using visit = await world.open('instructor');
      const { tutor, page } = visit;
      await asked(visit);
      const first = await hold(page, '**/api/turns/*/verdict', { method: 'PUT', server: 'late' });
      await verdict(visit, 'right').click();
      await first.reached;
      await verdict(visit, 'wrong').click();
      await page.waitForTimeout(300);
      await first.release();
      await tutor.getByText('Kept as a test case.').waitFor();
      await page.waitForTimeout(300);
      await page.reload();
      await tutor.getByRole('button', { name: 'Try the tutor' }).click();
      await verdict(visit, 'right').waitFor();
      await expect.poll(() => verdict(visit, 'wrong').getAttribute('aria-pressed')).toBe('true');
    });
  });

  describe('who places a link', () => {
    it('keeps the choice made while a quiz was being made, where one link only is taken', async () => {
      await using visit = await world.open('instructor');
      const { page } = visit;
      const { courseUrl } = world.lab.lab.faces.canvas;
      await page.goto(
        `${courseUrl}/external_tools/1/resource_selection?placement=assignment_selection`,
      );
      const title = page.getByRole('textbox', { name: 'Title of the link' });
      await title.waitFor();
      const making = await hold(page, '**/api/course/quizzes', { method: 'POST' });
      await page.getByRole('button', { name: 'Make the quiz' }).click();
      await making.reached;
      await page.getByLabel('Search modules, documents and quizzes').fill('document chain');
      const chosen = page.getByRole('button', { name: /^Document The chain rule/ });
      await chosen.click();
      await title.fill('The only one');
      await chosen.focus();
      await making.release();
      expect(await title.inputValue()).toBe('The only one');
      expect(await chosen.evaluate((at) => at === document.activeElement)).toBe(true);
    });

    it('goes on writing a title when the quiz is made', async () => {
      await using visit = await world.open('instructor');
      const { page, tutor } = visit;
      await page.getByRole('link', { name: 'Add from the tutor' }).click();
      const title = tutor.getByRole('textbox', { name: 'Title of the link' });
      await title.waitFor();
      const making = await hold(page, '**/api/course/quizzes', { method: 'POST' });
      await tutor.getByRole('button', { name: 'Make the quiz' }).click();
      await making.reached;
      await title.fill('Ask ');
      await making.release();
      await expect.poll(() => title.count()).toBe(2);
      await page.keyboard.type('away');
      expect(await title.first().inputValue()).toBe('Ask away');
    });

    it('hands over once, although the offer comes after Cancel', async () => {
      await using visit = await world.open('instructor');
      const { page, tutor } = visit;
      const offer = await hold(page, '**/api/deep-linking');
      const answer = await hold(page, '**/api/deep-linking/answer', { method: 'POST' });
      await page.getByRole('link', { name: 'Add from the tutor' }).click();
      await offer.reached;
      await tutor.getByRole('button', { name: 'Cancel' }).click();
      await answer.reached;
      await offer.release();
      expect(await tutor.getByRole('button', { name: 'Add to course' }).isDisabled()).toBe(true);
    });
  });
});
