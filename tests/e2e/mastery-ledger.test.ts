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

describe.skipIf(!chromium)('what a number rests on, on the pages', () => {
  let world: BrowserWorld;

  const rows = async <Row extends object>(text: string): Promise<Row[]> => {
    const { ground } = world.lab.app.composed;
    const [tenant] = await ground.db.query<{ id: string }>('select id from tenants limit 1');
    return ground.withTenant(tenant?.id ?? '', (tx) => tx.query<Row>(text));
  };
  const solutionsIn = async (table: string) => {
    const kept = await rows<{ items: { id: string; solution: string }[] }>(
      `select items from ${table}`,
    );
    return new Map(kept.flatMap(({ items }) => items.map(({ id, solution }) => [id, solution])));
  };

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'student1');
    const { concepts } = (await client.get('/api/me/mastery')).body;
    const { id } = concepts.find(({ name }: { name: string }) => name === concept);
    const { quizId, items } = (await client.post('/api/quizzes', { conceptId: id })).body;
    const solutions = await solutionsIn('quizzes');
    const answers = Object.fromEntries(
      items.map((item: { id: string }, at: number) => [
        item.id,
        at === 0 ? solutions.get(item.id) : 'nonsense',
      ]),
    );
    await client.post(`/api/quizzes/${quizId}/attempts`, { answers });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B12, B15
  it('opens to every entry by keyboard on a small screen, takes an honest word and gives it back', async () => {
    await using visit = await world.open('student1', small);
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    const why = tutor.getByRole('button', { name: `Why this number: ${concept}` });
    await why.press('Enter');
    const ledger = tutor.getByRole('region', { name: `Why this number: ${concept}` });
    await ledger.getByText('the same number, to the last digit').waitFor();
    expect(await ledger.getByRole('listitem').count()).toBe(3);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    const heading = ledger.getByRole('heading', { name: `Why this number: ${concept}` });
    const isFocused = () => heading.evaluate((element) => element === document.activeElement);
    await ledger.getByRole('button', { name: 'I guessed' }).press('Enter');
    await ledger.getByText('You said that you guessed.').waitFor();
    await ledger.getByText('does not count').waitFor();
    await expect.poll(isFocused).toBe(true);
    await ledger.getByRole('button', { name: 'Take that back' }).press('Enter');
    await ledger.getByText('You took that back.').waitFor();
    await ledger.getByRole('button', { name: 'I guessed' }).waitFor();
    await ledger.getByRole('button', { name: 'Close' }).press('Enter');
    await ledger.waitFor({ state: 'hidden' });
    await expect
      .poll(() => why.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(complaints).toEqual([]);
  });

  // features: B12, B15
  it('asks two questions for a wrong answer that the student can show, by keyboard', async () => {
    await using visit = await world.open('student1', small);
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    await tutor.getByRole('button', { name: `Why this number: ${concept}` }).press('Enter');
    const ledger = tutor.getByRole('region', { name: `Why this number: ${concept}` });
    await ledger.getByRole('button', { name: 'I can show it' }).first().press('Enter');
    await ledger.getByText('You said that you can show it.').waitFor();
    await ledger.getByRole('button', { name: 'Answer the two questions' }).press('Enter');
    await ledger.getByRole('heading', { name: 'Two questions' }).waitFor();
    expect(await ledger.getByRole('group').count()).toBe(2);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    for (const [id, solution] of await solutionsIn('mastery_checks')) {
      const field = ledger.locator(`input[name="${id}"]`);
      if ((await field.count()) > 1)
        await ledger.locator(`input[name="${id}"][value="${solution}"]`).press('Space');
      else await field.fill(solution);
    }
    await ledger.getByRole('button', { name: 'Check my answers' }).press('Enter');
    await ledger.getByText('Both right: the entry counts no more.').waitFor();
    await ledger.getByText('Both questions right: it counts no more.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  // features: B12, B15
  it('is decided by a teacher with a reason that the student reads', async () => {
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'student1');
    const { concepts } = (await client.get('/api/me/mastery')).body;
    const { id } = concepts.find(({ name }: { name: string }) => name === concept);
    const { lines } = (await client.get(`/api/me/mastery/${id}`)).body;
    const wrong = lines.find((line: { claims: string[] }) => line.claims.includes('typo'));
    await client.put(`/api/me/evidence/${wrong.id}/contest`, { claim: 'typo' });
    await using visit = await world.open('instructor', small);
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'People', exact: true }).press('Enter');
    const part = tutor.locator('.contests');
    await part.getByText('says that it was a typo').waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    const one = part.getByRole('listitem').filter({ hasText: 'says that it was a typo' });
    await one.getByRole('button', { name: 'Set it aside' }).press('Enter');
    await one.getByRole('alert').getByText('Please give a reason.').waitFor();
    await one.getByRole('textbox').fill('I saw the slip of the finger.');
    await one.getByRole('button', { name: 'Set it aside' }).press('Enter');
    await part.getByText('I saw the slip of the finger.').waitFor();
    const note = part.locator('form');
    await note.getByRole('textbox').fill('At the board.');
    await note.getByRole('button', { name: 'Note it' }).press('Enter');
    await part.getByText('At the board.').waitFor();
    expect(complaints).toEqual([]);

    await using theirs = await world.open('student1', small);
    await theirs.tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    await theirs.tutor.getByRole('button', { name: `Why this number: ${concept}` }).press('Enter');
    await theirs.tutor.locator('.ledger').getByText('I saw the slip of the finger.').waitFor();
  });

  // features: B09, B12
  it('says to students and teachers alike who sees what is contested, as the school decides it', async () => {
    await rows(
      `insert into visibility_policies (tenant_id, level) select id, 'aggregate' from tenants`,
    );
    await using theirs = await world.open('student1', small);
    await theirs.tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    await theirs.tutor.getByRole('button', { name: `Why this number: ${concept}` }).press('Enter');
    const ledger = theirs.tutor.locator('.ledger');
    await ledger.getByText('Your school lets your teachers see none of this').waitFor();
    expect(await ledger.getByText('seen by your teachers with your name').count()).toBe(0);
    await using visit = await world.open('instructor', small);
    await visit.tutor.getByRole('button', { name: 'People', exact: true }).press('Enter');
    const part = visit.tutor.locator('.contests');
    await part.getByText('Your school lets nobody who teaches see').waitFor();
    expect(await part.getByText('says that it was a typo').count()).toBe(0);
    expect(await sidewaysOverflow(visit.frame())).toBe(0);
    expect(visit.complaints).toEqual([]);
  });

  // features: B12
  it('holds back what was answered to a question that a check asks just now, and says why', async () => {
    await rows(`update mastery_checks c set outcome = null, answered_at = null, answers = null,
      results = null, begun_at = now(),
      items = (select q.items from quizzes q where q.user_id = c.user_id limit 1)`);
    await using visit = await world.open('student1', small);
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'My progress' }).press('Enter');
    await tutor.getByRole('button', { name: `Why this number: ${concept}` }).press('Enter');
    const ledger = tutor.locator('.ledger');
    await ledger.getByText('one of them is the same').first().waitFor();
    expect(await ledger.getByText('nonsense').count()).toBe(0);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
