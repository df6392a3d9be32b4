import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('the page about grades, before and after they are posted', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const { lab } = world.lab;
    for (const login of ['student1', 'student2']) {
      const { client } = await world.lab.enter(lab.faces.canvas, login);
      const { quizId } = (await client.post('/api/quizzes', {})).body;
      await client.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    }
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B08, P08
  it('is worked by keyboard on a small screen: look, approve one and then all, take back, post again', async () => {
    const { lab } = world.lab;
    const inGradebook = () =>
      lab.controls
        .gradesOf('canvas')
        .filter(({ column, score }) => column === 'Preceptor quizzes' && score !== null).length;
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const button = (name: string | RegExp) => tutor.getByRole('button', { name });
    const fold = () => tutor.locator('#grade-lines-0 > summary');
    const status = (text: string | RegExp) => tutor.getByRole('status').filter({ hasText: text });

    // Nothing is switched on yet.
    await button('Show what would be posted').press('Enter');
    await status('This is how it stands now.').waitFor();
    await tutor.getByText('A new column would be made: “Preceptor quizzes”, out of 100.').waitFor();
    await fold().press('Enter');
    expect(await tutor.locator('#grade-lines-0 li').allTextContents()).toContainEqual(
      expect.stringMatching(/in the gradebook: no grade · then: 0 · would be posted/),
    );
    expect(lab.controls.gradesOf('canvas')).toEqual([]);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    const turn = async (name: string): Promise<void> => {
      const toggle = tutor.getByRole('switch', { name });
      // Before the settings are there it takes no key.
      await expect.poll(() => toggle.isEnabled()).toBe(true);
      await toggle.press('Space');
      await expect.poll(() => toggle.isChecked()).toBe(true);
      await status('Saved.').first().waitFor();
    };
    await turn('Ask me before grades are posted');
    await turn('Post quiz results to the gradebook');
    await tutor.getByText(/^2 grades wait for your approval, the first since/).waitFor();
    await button(/^Approve: /)
      .first()
      .press('Enter');
    await status('1 grade is on its way.').waitFor();
    await expect.poll(inGradebook, { timeout: 20_000 }).toBe(1);
    await button('Approve all (1)').press('Enter');
    await expect.poll(inGradebook, { timeout: 20_000 }).toBe(2);
    await button('Take back all of this column (2)').waitFor({ timeout: 20_000 });

    await button('Take back all of this column (2)').press('Enter');
    const sure = tutor.getByRole('dialog', { name: 'Take back 2 grades?' });
    expect(await seriousFindings(page)).toEqual([]);
    await sure.getByRole('button', { name: 'Take back' }).press('Enter');
    await expect.poll(inGradebook, { timeout: 20_000 }).toBe(0);
    await button(/^Post again: /)
      .first()
      .press('Enter', { timeout: 20_000 });
    await expect.poll(inGradebook, { timeout: 20_000 }).toBe(1);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(complaints).toEqual([]);
  });

  // features: B08
  it('gives a concept a column of its own by keyboard, which is posted once mastery is', async () => {
    const { lab } = world.lab;
    const { client } = await world.lab.enter(lab.faces.canvas, 'student1');
    const { quizId, concept } = (await client.post('/api/quizzes', {})).body;
    await client.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    await tutor.getByRole('button', { name: 'Show what would be posted' }).press('Enter');
    await tutor.locator('#concept-columns > summary').press('Enter');
    const choice = tutor.locator('#concept-columns').getByLabel(concept.name, { exact: true });
    expect(await choice.inputValue()).toBe('shared');
    await choice.press('ArrowDown');
    expect(await choice.inputValue()).toBe('own');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await tutor.getByRole('button', { name: 'Keep these columns' }).press('Enter');
    await tutor.getByRole('heading', { name: `Mastery of “${concept.name}”` }).waitFor();
    const approval = tutor.getByRole('switch', { name: 'Ask me before grades are posted' });
    await expect.poll(() => approval.isEnabled()).toBe(true);
    if (await approval.isChecked()) await approval.press('Space');
    await expect.poll(() => approval.isChecked()).toBe(false);
    const mastery = tutor.getByRole('switch', { name: 'Post mastery to the gradebook' });
    await mastery.press('Space');
    await expect
      .poll(() => lab.controls.gradesOf('canvas').map(({ column }) => column), { timeout: 20_000 })
      .toContain(`Preceptor mastery: ${concept.name}`);
    expect(complaints).toEqual([]);
  });
});
