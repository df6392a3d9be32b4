import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('an instructor in the course', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: L40, P02, B10
  it('watches the course being read and sees what students never see', async () => {
    await using visit = await world.open('instructor');
    const { tutor, complaints } = visit;
    await tutor.getByRole('heading', { name: 'Course material' }).waitFor();
    await tutor.getByText(/^Last read/).waitFor({ timeout: 60_000 });
    const module = tutor.locator('.module', { hasText: 'Rules of differentiation' });
    const chainRule = module.getByRole('listitem').filter({ hasText: 'The chain rule' });
    expect(await chainRule.textContent()).toMatch(/Ready.*\d+ passages/s);
    const hidden = tutor
      .getByRole('listitem')
      .filter({ hasText: 'Not published: never shown to students' });
    expect(await hidden.count()).toBe(1);
    expect(await tutor.getByText(/^Not shown to students before/).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  // features: B10
  it('says by keyboard what the tutor may do with a document, and finds it said after a reload', async () => {
    await courseIsRead(world);
    await using visit = await world.open('instructor');
    const { page, tutor, complaints } = visit;
    const row = () => tutor.getByRole('listitem').filter({ hasText: 'The chain rule' }).first();
    const fold = () => row().locator('summary', { hasText: 'What the tutor may do with it' });
    const link = () => row().getByRole('checkbox', { name: 'Let students open it from a quote' });
    await fold().press('Enter');
    await link().press('Space');
    await row().getByText('Only quotes are shown').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await fold().press('Enter');
    expect(await link().isChecked()).toBe(false);
    await link().press('Space');
    await row().getByText('Only quotes are shown').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  // features: P01, P08
  it('places a quiz made on the spot and a link to a document, and a student opens both', async () => {
    await courseIsRead(world);
    await using visit = await world.open('instructor');
    const { page, tutor, complaints } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await tutor.getByLabel('Concept').selectOption({ label: 'The chain rule' });
    await tutor.getByLabel('Questions').fill('3');
    await tutor.getByRole('button', { name: 'Make the quiz' }).click();
    const quiz = tutor.locator('.basket-line').filter({ hasText: 'grade column' });
    await quiz.getByRole('textbox').fill('Chain rule check');
    expect(await quiz.getByRole('listitem').count()).toBe(3);
    expect(await seriousFindings(page)).toEqual([]);
    await tutor.getByLabel('Search modules, documents and quizzes').fill('document chain');
    await tutor.getByRole('button', { name: /^Document The chain rule/ }).click();
    const chosen = tutor.getByRole('textbox', { name: 'Title of the link' });
    expect(await chosen.count()).toBe(3);
    await tutor.getByLabel('Search modules, documents and quizzes').fill('the tutor');
    await tutor.getByRole('button', { name: /^Tutor The tutor/ }).click();
    await chosen.nth(1).fill('Ask about mistakes');
    await tutor.getByRole('button', { name: 'Add to course' }).click();
    await tutor.getByText('Added: Chain rule check').waitFor();
    await tutor.getByText('Added: Ask about mistakes').waitFor();
    expect(complaints).toEqual([]);

    await using student = await world.open('student2');
    await student.page.getByRole('link', { name: 'Ask about mistakes' }).click();
    await student.tutor.getByText('This link is about “The chain rule').waitFor();
    await page.goto(world.lab.lab.faces.canvas.courseUrl);
    await page
      .getByRole('button', { name: /Publish/ })
      .first()
      .click();
    await student.page.goto(world.lab.lab.faces.canvas.courseUrl);
    await student.page.getByRole('link', { name: 'Chain rule check' }).click();
    await student.tutor.getByRole('heading', { name: /^Quiz: .*chain rule/i }).waitFor();
    await student.tutor.getByText('Question 3 of 3').waitFor();
  });

  it('G6 chooses one link where the LMS takes one, and the later choice replaces the earlier', async () => {
    await courseIsRead(world);
    await using visit = await world.open('instructor');
    const { page } = visit;
    const { courseUrl } = world.lab.lab.faces.canvas;
    // The picker of an assignment has a window of its own.
    await page.goto(
      `${courseUrl}/external_tools/1/resource_selection?placement=assignment_selection`,
    );
    const title = page.getByRole('textbox', { name: 'Title of the link' });
    await title.waitFor();
    await page.getByLabel('Search modules, documents and quizzes').fill('document chain');
    await page.getByRole('button', { name: /^Document The chain rule/ }).click();
    expect(await title.count()).toBe(1);
    await title.fill('The only one');
    await page.getByRole('button', { name: 'Add to course' }).click();
    await page.getByText('Added: The only one').waitFor();
    await page.goto(courseUrl);
    expect(await page.getByRole('link', { name: 'The only one' }).count()).toBe(1);
  });

  it('makes a quiz for a link on a screen 320 pixels wide', async () => {
    await courseIsRead(world);
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { page, tutor, frame } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await tutor.getByLabel('Questions').fill('3');
    await tutor.getByRole('button', { name: 'Make the quiz' }).click();
    await tutor.locator('.basket-line').filter({ hasText: 'grade column' }).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('sees how far the reading has come, document by document', async () => {
    await courseIsRead(world);
    await using visit = await world.open('instructor');
    const { tutor, page } = visit;
    let done = 3;
    await page.route('**/api/course/documents', async (route) => {
      const material = await (await route.fetch()).json();
      const sync = { ...material.sync, status: done < 15 ? 'running' : 'done', found: 16 };
      const documents = material.documents.slice(0, 16).map((document: object, at: number) => ({
        ...document,
        ...(at > done ? { state: 'waiting', report: null } : {}),
        ...(at === 2
          ? {
              state: 'failed',
              failure: { code: 'encrypted', reason: 'The file is protected by a password.' },
            }
          : {}),
      }));
      await route.fulfill({ json: { ...material, sync, documents } });
    });
    await page.reload();
    const bar = tutor.getByRole('progressbar', { name: 'Reading the course' });
    await bar.waitFor();
    await tutor.getByText('16 found 3 read 1 failed').waitFor();
    expect(await bar.getAttribute('value')).toBe('4');
    expect(await tutor.getByRole('button', { name: 'Reading the course…' }).isDisabled()).toBe(
      true,
    );
    await tutor.getByText('The file is protected by a password.').waitFor();
    done = 9;
    await tutor.getByText('16 found 9 read 1 failed').waitFor();
    done = 15;
    await tutor.getByText(/^Last read/).waitFor();
    await expect
      .poll(() => tutor.getByRole('status', { name: 'Announcements' }).textContent())
      .toContain('The course has been read.');
  });

  it('starts another reading and is told why it broke off', async () => {
    await courseIsRead(world);
    world.lab.lab.controls.addFault('canvas', {
      fault: 'token-expired',
      on: 'content',
      times: 1_000,
    });
    await using visit = await world.open('instructor');
    const { tutor } = visit;
    await tutor.getByRole('button', { name: 'Read the course now' }).click();
    await tutor.getByText('The last reading broke off.').waitFor({ timeout: 30_000 });
    expect(
      await tutor.getByRole('listitem').filter({ hasText: 'The chain rule' }).count(),
    ).toBeGreaterThan(0);
  });

  // features: P08
  it('switches the posting of grades on and sees them arrive', async () => {
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'student1');
    const quiz = (await client.post('/api/quizzes', {})).body;
    await client.post(`/api/quizzes/${quiz.quizId}/attempts`, { answers: {} });
    await using visit = await world.open('instructor');
    const { tutor, page } = visit;
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await tutor.getByText('No grade has been posted yet.').waitFor();
    await tutor.getByText('Today: $0.00, no limit set for the course').waitFor();
    const toggle = tutor.getByRole('switch', { name: 'Post quiz results to the gradebook' });
    expect(await toggle.isChecked()).toBe(false);
    await toggle.press('Space');
    await tutor.getByText('Saved.').waitFor();
    await tutor.getByText('1 posted').waitFor({ timeout: 20_000 });
    await page.reload();
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await expect.poll(() => toggle.isChecked()).toBe(true);
  });

  // features: B05
  it('keeps money for deadlines with the keyboard, on a screen 320 pixels wide, and finds it kept', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page } = visit;
    await tutor.getByRole('button', { name: 'Settings' }).press('Enter');
    const share = tutor.getByLabel('Share of the month');
    const days = tutor.getByLabel('Due days the LMS does not tell');
    await expect.poll(() => share.inputValue()).toBe('0');
    await share.fill('30');
    await days.fill('tomorrow');
    await days.press('Enter');
    await tutor.getByText('A due day is written as 2026-12-01.').waitFor();
    await days.fill('2099-12-01');
    await days.press('Enter');
    await tutor.getByText('Saved.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await tutor.getByRole('button', { name: 'Settings' }).press('Enter');
    await expect.poll(() => share.inputValue()).toBe('30');
  });

  // features: B01
  it('tests the connection to the LMS from the settings', async () => {
    await using visit = await world.open('instructor');
    const { tutor, page } = visit;
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await tutor.getByRole('button', { name: 'Test this connection' }).click();
    await tutor.getByText(/^\d+ checks: \d wrong/).waitFor({ timeout: 30_000 });
    const column = tutor.locator('.finding.good', { hasText: 'A grade column can be made' });
    expect(await column.count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
  });

  // features: P01
  it('sees who is in the course and brings the list in step with the LMS', async () => {
    await using visit = await world.open('instructor');
    const { tutor, page } = visit;
    await tutor.getByRole('button', { name: 'People' }).click();
    await tutor.getByRole('button', { name: 'Update from the LMS' }).click();
    await tutor.getByText(/^In step with the LMS since/).waitFor({ timeout: 30_000 });
    expect(await tutor.getByRole('list').getByText('Mei Tanaka').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('lets an assistant look at the settings without changing them', async () => {
    await using visit = await world.open('assistant');
    const { tutor } = visit;
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await tutor.getByText('Only instructors can change this.').waitFor();
    const switches = await tutor.getByRole('switch').all();
    const disabled = await Promise.all(switches.map((one) => one.isDisabled()));
    expect(new Set(disabled)).toEqual(new Set([true]));
  });

  it('tries the tutor as a student would', async () => {
    await using visit = await world.open('instructor');
    const { tutor } = visit;
    await tutor.getByRole('button', { name: 'Try the tutor' }).click();
    await tutor.getByRole('button', { name: /^Explain “/ }).click();
    await tutor.getByText('How this answer came about').waitFor();
    expect(await tutor.getByRole('article').count()).toBe(1);
  });

  // features: B06
  it('keeps an answer as a test case by keyboard, and finds it kept after a reload', async () => {
    await using visit = await world.open('instructor');
    const { page, tutor } = visit;
    await tutor.getByRole('button', { name: 'Try the tutor' }).click();
    await tutor.getByRole('button', { name: 'New conversation' }).click();
    const starters = tutor.getByRole('list', { name: 'You could begin with' });
    await starters.getByRole('button', { name: /^Explain “/ }).click();
    const right = tutor.getByRole('button', { name: 'right', exact: true });
    await right.focus();
    await right.press('Enter');
    await tutor.getByText('Kept as a test case.').waitFor();
    expect(await right.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await tutor.getByRole('button', { name: 'Try the tutor' }).click();
    await tutor.getByRole('button', { name: 'right', exact: true, pressed: true }).waitFor();
  });

  // features: P01
  it('adds a link to the tutor from the picker of the LMS', async () => {
    await using visit = await world.open('instructor');
    const { page, tutor } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    const title = tutor.getByRole('textbox', { name: 'Title of the link' });
    await title.fill('');
    await tutor.getByRole('button', { name: 'Add to course' }).click();
    await tutor.getByText('The link needs a title.').waitFor();
    await title.fill('Ask the calculus tutor');
    await tutor.getByRole('button', { name: 'Add to course' }).click();
    await tutor.getByText('Added: Ask the calculus tutor').waitFor();
    await page.goto(world.lab.lab.faces.canvas.courseUrl);
    const link = page.getByRole('link', { name: 'Ask the calculus tutor' });
    expect(await link.count()).toBe(1);
  });

  it('leaves the picker of the LMS without adding anything', async () => {
    await using visit = await world.open('instructor');
    const { page, tutor } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await tutor.getByRole('button', { name: 'Cancel' }).click();
    const said = tutor.getByText('Nothing was added').first();
    await said.waitFor();
    expect(await said.isVisible()).toBe(true);
  });

  // features: B15
  it.each(['light', 'dark'] as const)(
    'finds no barrier that axe calls serious in %s colours',
    async (colorScheme) => {
      await using visit = await world.open('instructor', { colorScheme });
      const { tutor, page } = visit;
      await tutor.getByRole('listitem').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await tutor.getByRole('button', { name: 'Settings' }).click();
      await tutor.getByRole('heading', { name: 'On their way to the LMS' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('works on a screen 320 pixels wide without scrolling sideways', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, frame } = visit;
    await tutor.getByRole('listitem').first().waitFor();
    await tutor.locator('summary', { hasText: 'What the tutor may do' }).first().press('Enter');
    expect(await sidewaysOverflow(frame())).toBe(0);
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await tutor.getByRole('switch').first().waitFor();
    await tutor.getByRole('button', { name: 'Test this connection' }).click();
    await tutor.getByText(/^\d+ checks: /).waitFor({ timeout: 30_000 });
    expect(await sidewaysOverflow(frame())).toBe(0);
    await tutor.getByRole('button', { name: 'People' }).click();
    await tutor.getByRole('list').getByText('Mei Tanaka').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
  });

  // features: L39, A32
  it('chooses how answers are given, and finds the choice again', async () => {
    await using visit = await world.open('instructor');
    const { tutor, page } = visit;
    await tutor.getByRole('button', { name: 'Settings' }).click();
    await tutor.getByRole('radio', { name: /^Strictly/ }).check();
    await tutor.getByText('Saved.').first().waitFor();
    await tutor.getByRole('radio', { name: 'Leave them out' }).check();
    await tutor.getByRole('checkbox', { name: 'Compare two documents' }).check();
    await expect
      .poll(() => tutor.getByRole('checkbox', { name: 'Compare two documents' }).isChecked())
      .toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await using again = await world.open('instructor');
    await again.tutor.getByRole('button', { name: 'Settings' }).click();
    await expect
      .poll(() => again.tutor.getByRole('radio', { name: /^Strictly/ }).isChecked())
      .toBe(true);
    expect(await again.tutor.getByRole('radio', { name: 'Leave them out' }).isChecked()).toBe(true);
    expect(
      await again.tutor.getByRole('checkbox', { name: 'Compare two documents' }).isChecked(),
    ).toBe(true);
  });
});
