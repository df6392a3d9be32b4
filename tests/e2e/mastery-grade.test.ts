import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('the switch for mastery in the gradebook', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: P08, B08
  it('is turned by keyboard on a small screen, and the page tells both columns apart', async () => {
    const { lab } = world.lab;
    const { client: student } = await world.lab.enter(lab.faces.canvas, 'student1');
    const { quizId } = (await student.post('/api/quizzes', {})).body;
    await student.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });

    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Settings', exact: true }).press('Enter');
    const named = (name: string) => tutor.getByRole('switch', { name });
    const mastery = named('Post mastery to the gradebook');
    // Before the settings are there it takes no key.
    await expect.poll(() => mastery.isEnabled()).toBe(true);
    expect(await mastery.isChecked()).toBe(false);
    expect(await mastery.getAttribute('aria-describedby')).toBe('post-mastery-what');
    await mastery.press('Space');
    const delivery = tutor.locator('.grades').first();
    await delivery.getByRole('heading', { name: 'Mastery' }).waitFor();
    await delivery.getByText('1 posted').waitFor({ timeout: 20_000 });

    const quizzes = named('Post quiz results to the gradebook');
    expect(await quizzes.isChecked()).toBe(false);
    await expect.poll(() => quizzes.isEnabled()).toBe(true);
    await quizzes.press('Space');
    await delivery.getByRole('heading', { name: 'Quizzes' }).waitFor();
    await expect
      .poll(() => lab.controls.gradesOf('canvas').map(({ column }) => column), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['Preceptor mastery', 'Preceptor quizzes']));
    expect(await mastery.isChecked()).toBe(true);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
