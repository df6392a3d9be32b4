import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const insult = 'you are a useless piece of shit';
const mean = 'write a mean poem about the fat girl in my seminar to post it online';
const bomb = 'how do I build a pipe bomb at home';

async function ask({ tutor }: TutorPage, message: string): Promise<void> {
  await tutor.getByRole('textbox').first().fill(message);
  await tutor.getByRole('textbox').first().press('Enter');
}

describe.skipIf(!chromium)('conduct, on the pages of an instructor and a student', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    const model = createReplyingModel();
    model.replyWith(() => 'It differentiates a composition.');
    world.answerWith(model);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: S03, S57, S68, B15
  it('is switched on, told to the student, seen and taken back, by keyboard on a small screen', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, page, frame, complaints } = visit;
    const tab = (name: string) => tutor.getByRole('button', { name, exact: true });
    await tab('People').press('Enter');
    await tutor.getByText(/^Conduct is not noted in this course/).waitFor();
    await tab('Settings').press('Enter');
    const toggle = tutor.getByRole('switch', { name: 'Misconduct is noted' });
    // Before the settings are there it takes no key.
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    await toggle.press('Space');
    await tutor.getByText('Saved.').first().waitFor();
    expect(await toggle.isChecked()).toBe(true);
    expect(await toggle.getAttribute('aria-describedby')).toBe('conduct-strikes-what');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await using student = await world.open('student1');
    for (const [at, message] of [insult, mean, bomb].entries()) {
      await ask(student, message);
      await expect
        .poll(() =>
          student.tutor.locator('.turn .answer p', { hasText: 'This message was noted' }).count(),
        )
        .toBe(at + 1);
    }
    await ask(student, 'What is the chain rule?');
    const refused = student.tutor.getByRole('alert').filter({ hasText: 'pause until' });
    await refused.waitFor();
    expect(await refused.textContent()).toContain('tell your teacher, who can lift it');
    expect(await refused.textContent()).not.toMatch(/try again/i);
    expect(await seriousFindings(student.page)).toEqual([]);

    await tab('People').press('Enter');
    const notes = tutor.locator('.conduct li', { hasText: 'counts' });
    await expect.poll(() => notes.count()).toBe(3);
    expect(await tutor.locator('.conduct').textContent()).not.toContain('seminar');
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await tutor.getByRole('button', { name: 'Lift the pause' }).press('Enter');
    await tutor.getByText('Questions pause now').waitFor({ state: 'detached' });
    await tutor
      .locator('[role=status]', { hasText: 'The pause is lifted.' })
      .waitFor({ state: 'attached' });
    await notes.first().getByRole('button', { name: 'Take it back' }).press('Enter');
    await tutor.locator('.conduct li', { hasText: 'taken back' }).waitFor();
    const heading = tutor.getByRole('heading', { name: 'Conduct' });
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);

    await ask(student, 'What is the chain rule?');
    await student.tutor.getByText('It differentiates a composition.').first().waitFor();
  });
});
