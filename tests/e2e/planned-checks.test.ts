import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const small = { viewport: { width: 320, height: 700 } };
const concept = 'The chain rule';
const waiting = `A short check is waiting: ${concept}`;

// features: B13, B15
describe.skipIf(!chromium)('what goes with help and alone, on the pages', () => {
  let world: BrowserWorld;

  const rows = async <Row extends object>(text: string): Promise<Row[]> => {
    const { ground } = world.lab.app.composed;
    const [tenant] = await ground.db.query<{ id: string }>('select id from tenants limit 1');
    return ground.withTenant(tenant?.id ?? '', (tx) => tx.query<Row>(text));
  };

  beforeAll(async () => {
    world = await openBrowserWorld({ languageModel: false });
    await courseIsRead(world);
    for (const student of ['student1', 'student2'])
      await world.lab.enter(world.lab.lab.faces.canvas, student);
    // As if each had solved an exercise in a conversation the day before.
    await rows(`insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference, happened_at)
      select c.tenant_id, c.course_id, n.user_id, c.id, 'quiz', 1, 1, true, 'solved', now() - interval '1 day'
      from concepts c join enrolments n on n.tenant_id = c.tenant_id and n.course_id = c.course_id
      where c.name = '${concept}' and n.role = 'student'`);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('is offered to students once an instructor, who reads what it means, has switched it on', async () => {
    await using before = await world.open('student1', small);
    await before.tutor.getByText('You could begin with').waitFor();
    expect(await before.tutor.getByText(waiting).count()).toBe(0);
    await using visit = await world.open('instructor', small);
    const { tutor, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const toggle = tutor.getByRole('switch', { name: 'Students are offered short checks' });
    // Before the settings are there it takes no key.
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    expect(await toggle.isChecked()).toBe(false);
    await toggle.press('Space');
    await tutor.getByText('Saved.').first().waitFor();
    expect(await toggle.isChecked()).toBe(true);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is answered where a conversation begins, by keyboard on a small screen, and stands in the ledger', async () => {
    await using visit = await world.open('student1', small);
    const { tutor, page, frame, complaints } = visit;
    const card = tutor.getByRole('region', { name: waiting });
    await card.getByText('You solved this with help.').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await card.getByRole('button', { name: 'Answer the two questions' }).press('Enter');
    await card.getByRole('group').first().waitFor();
    expect(await card.getByRole('group').count()).toBe(2);
    const heading = card.getByRole('heading', { name: waiting });
    const isFocused = () => heading.evaluate((element) => element === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    const kept = await rows<{ items: { id: string; solution: string }[] }>(
      'select items from mastery_checks',
    );
    for (const { id, solution } of kept.flatMap(({ items }) => items)) {
      const field = card.locator(`input[name="${id}"]`);
      if ((await field.count()) > 1)
        await card.locator(`input[name="${id}"][value="${solution}"]`).press('Space');
      else await field.fill(solution);
    }
    expect(await sidewaysOverflow(frame())).toBe(0);
    await card.getByRole('button', { name: 'Check my answers' }).press('Enter');
    await card.getByText('Both right, and alone.').waitFor();
    await expect.poll(isFocused).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);

    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    const meter = tutor.getByRole('region', { name: 'With help and alone' });
    const line = meter.getByRole('listitem').filter({ hasText: concept });
    await line.getByText('How this goes alone is not known yet').waitFor();
    expect(await line.getByText(/^\d+ % \(\d+ % to \d+ %\), 1 answer$/).count()).toBe(1);
    expect(await line.getByText('not known yet', { exact: true }).count()).toBe(1);
    expect(await meter.getByText(waiting).count()).toBe(0);
    await tutor.getByRole('button', { name: `Why this number: ${concept}` }).press('Enter');
    const ledger = tutor.getByRole('region', { name: `Why this number: ${concept}` });
    await ledger.getByText('the same number, to the last digit').waitFor();
    expect(await ledger.getByText('Short check · right').count()).toBe(2);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is offered once a visit, put off with one key, and stays where progress is seen', async () => {
    await using visit = await world.open('student2', small);
    const { tutor, page, frame, complaints } = visit;
    const card = tutor.getByRole('region', { name: waiting });
    await card.getByRole('button', { name: 'Not now' }).waitFor();
    await tutor.getByRole('button', { name: 'New conversation' }).press('Enter');
    await expect.poll(() => card.count()).toBe(0);
    await tutor.getByText('You could begin with').waitFor();
    expect(await card.count()).toBe(0);
    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    const meter = tutor.getByRole('region', { name: 'With help and alone' });
    const put = meter.getByRole('region', { name: waiting });
    await put.getByRole('button', { name: 'Not now' }).press('Enter');
    await put.getByText('It is put off for three days.').waitFor();
    // Drawn anew it stands there all the same.
    await tutor.getByRole('button', { name: 'Tutor', exact: true }).press('Enter');
    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    await expect
      .poll(() => put.getByRole('button', { name: 'Answer the two questions' }).count())
      .toBe(1);
    await put.getByText('It is put off for three days.').waitFor();
    expect(await put.getByRole('button').count()).toBe(1);
    expect(await put.getByRole('button', { name: 'Answer the two questions' }).count()).toBe(1);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await using next = await world.open('student2', small);
    await next.tutor.getByText('You could begin with').waitFor();
    expect(await next.tutor.getByText(waiting).count()).toBe(0);
  });
});
