import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { markOf, reading } from '../support/reading-vendor.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const idea = 'That the inner derivative may be left out';

describe.skipIf(!chromium)('what the tutor learns from conversations, on the pages', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const model = createReplyingModel();
    model.replyWith(({ system }) => {
      if (!system.startsWith('You read one exchange')) return 'What comes next?';
      const concept = markOf('c', { system, exchange: '' }, 'The chain rule');
      return reading({
        understanding: [{ concept, value: 0.5 }],
        misconceptions: [
          { known: null, concept, description: idea, severity: 'medium', addressed: true },
        ],
        explanations: [
          { concept, kind: 'example', what: 'a gear that turns another', worked: true },
        ],
        next_step: 'Differentiate one composite function.',
      });
    });
    world.answerWith(model);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const rows = async (text: string) => {
    const { ground } = world.lab.app.composed;
    const [tenant] = await ground.db.query<{ id: string }>('select id from tenants limit 1');
    return ground.withTenant(tenant?.id ?? '', (tx) => tx.query(text));
  };

  // features: S49, S51, B15
  it('are switched on by an instructor who reads what that means, by keyboard on a small screen', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    const tab = (name: string) => tutor.getByRole('button', { name, exact: true });
    await tab('Class').press('Enter');
    await tutor.getByText('This is switched off: no conversation is read.').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await tab('Settings').press('Enter');
    const toggle = tutor.getByRole('switch', { name: 'The tutor also learns from conversations' });
    // Before the settings are there it takes no key.
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    await toggle.press('Space');
    await tutor.getByText('Saved.').first().waitFor();
    expect(await toggle.getAttribute('aria-describedby')).toBe('learn-from-chat-what');
    await tab('Class').press('Enter');
    await tutor.getByText('There is nothing to show yet').waitFor();
    expect(complaints).toEqual([]);
  });

  // features: S50, S51, B15
  it('are read by the student they are about, who can say that one is not so', async () => {
    await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    const field = tutor.getByRole('textbox', { name: 'Your question' });
    await field.fill('I think the chain rule only needs the outer derivative.');
    await field.press('Enter');
    await expect
      .poll(() => rows('select id from misconceptions'), { timeout: 30_000 })
      .toHaveLength(1);
    await tutor.getByRole('button', { name: 'My progress' }).click();
    const kept = tutor.locator('.learned');
    await kept.getByRole('heading', { name: 'Things to look at again' }).waitFor();
    await kept.getByText(idea, { exact: true }).waitFor();
    await kept.getByText('getting clearer').waitFor();
    await kept.getByText('a gear that turns another').waitFor();
    await kept.getByText('Differentiate one composite function.').waitFor();
    await kept.getByText('What your levels rest on').click();
    await kept.getByText('From a conversation').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await kept.getByRole('button', { name: `That is not so: ${idea}` }).press('Enter');
    await kept.getByText(idea, { exact: true }).waitFor({ state: 'detached' });
    await tutor
      .locator('[role=status]', { hasText: 'It is taken out and counts no more.' })
      .waitFor({ state: 'attached' });
    const heading = kept.getByRole('heading', { name: 'What the tutor has noted about you' });
    await expect
      .poll(() => heading.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await kept.getByText('What your levels rest on').click();
    await kept.getByText('does not count').waitFor();
    expect(complaints).toEqual([]);
  });

  // features: B09
  it('are shown to those who teach once enough of the class share them, in ranges and without names', async () => {
    await rows(`with classmates as (
        insert into users (tenant_id, registration_id, sub, name)
        select u.tenant_id, u.registration_id, 'mate-' || n, 'Mate Number ' || n
        from (select * from users where sub = (select min(sub) from users)) u, generate_series(1, 12) n
        returning tenant_id, id, name),
      enrolled as (
        insert into enrolments (tenant_id, course_id, user_id, role)
        select c.tenant_id, m.course_id, c.id, 'student' from classmates c, misconceptions m)
      insert into misconceptions (tenant_id, course_id, user_id, concept_id, description, essence, severity)
      select c.tenant_id, m.course_id, c.id, m.concept_id, m.description, m.essence, m.severity
      from classmates c, misconceptions m where c.name ~ ' [1-6]$'`);
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Class', exact: true }).press('Enter');
    const board = tutor.locator('.class-board');
    await board.getByText(idea).waitFor();
    await board.getByText('5 to 9 students').first().waitFor();
    expect(await board.textContent()).not.toContain('Mate Number');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  // features: B09, S04
  it('let teachers see how the class moves, open where it is taught, and take five minutes and a practice set from it, by keyboard on a phone', async () => {
    await rows(`update courses set created_at = now() - interval '22 days'`);
    // Enough that chance alone hides no figure.
    await rows(`update misconceptions set first_seen_at = now() - interval '14 days'`);
    await rows(`insert into misconceptions (tenant_id, course_id, user_id, concept_id, description, essence, severity,
        first_seen_at)
      select u.tenant_id, m.course_id, u.id, m.concept_id, m.description, m.essence, m.severity, m.first_seen_at
      from users u, (select * from misconceptions limit 1) m where u.name ~ '^Mate Number ([7-9]|1[0-2])$'`);
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Class', exact: true }).press('Enter');
    const board = tutor.locator('.class-board');
    const weeks = board.getByRole('table', { name: /Week by week/ });
    await weeks.getByText(/^about (5|10|15)$/).waitFor();
    expect(await weeks.getByRole('columnheader').allTextContents()).toEqual([
      'Week of',
      'Newly noted',
      'Cleared up',
    ]);
    expect(await sidewaysOverflow(frame())).toBe(0);

    await board.getByRole('button', { name: /^Five-minute card/ }).press('Enter');
    const card = board.locator('.reteach-card');
    await card.getByRole('heading', { name: 'What the course says' }).waitFor();
    await card.getByText(idea).first().waitFor();
    await card.getByRole('heading', { name: 'Ask the room' }).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await card.getByRole('button', { name: 'Copy' }).press('Enter');
    await card.getByText('The card was copied.').waitFor();

    await board.getByRole('button', { name: /^Make a practice set/ }).press('Enter');
    await board.getByText(/is made, with questions from your course/).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);

    await board.locator('.taught button').first().press('Enter');
    await tutor.getByRole('dialog').waitFor();
    expect(complaints).toEqual([]);
  });

  // features: B09, P01
  it('let teachers place the practice set with one press more in the LMS, where it is chosen already', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { page, tutor, complaints } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    const title = tutor.getByRole('textbox', { name: 'Title of the link' });
    await expect.poll(() => title.inputValue()).toMatch(/^Practice: /);
    const first = tutor.getByRole('list', { name: 'What you can add' }).getByRole('button').first();
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    expect(await first.textContent()).toContain('not placed yet');
    const name = await title.inputValue();
    await tutor.getByRole('button', { name: 'Add to course' }).press('Enter');
    await tutor.getByText(`Added: ${name}`).waitFor();
    await page.goto(world.lab.lab.faces.canvas.courseUrl);
    expect(await page.getByRole('link', { name }).count()).toBe(1);
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await expect.poll(() => title.inputValue()).toBe('Course tutor');
    expect(complaints).toEqual([]);
  });

  // features: B09
  it('let students read above everything what their teachers see, as their school has decided', async () => {
    const named = 'Your teachers see the quizzes you hand in, and when you were last here';
    {
      await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
      await visit.tutor.getByText(named).waitFor();
      expect(await sidewaysOverflow(visit.frame())).toBe(0);
    }
    await rows(
      `insert into visibility_policies (tenant_id, level) select id, 'aggregate' from tenants`,
    );
    await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
    const { tutor, page, complaints } = visit;
    const told = 'only what five or more share';
    await tutor.getByText(told).first().waitFor();
    await tutor.getByRole('button', { name: 'My progress' }).click();
    await tutor.locator('.learned').getByText(told).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
