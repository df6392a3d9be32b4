import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('an instructor in the gradebook', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: P08
  it.each(['canvas', 'moodle'] as const)(
    'opens a student’s work from the gradebook of %s, and reads what was right',
    async (name) => {
      await courseIsRead(world);
      const face = world.lab.lab.faces[name];
      const { client: teacher } = await world.lab.enter(face, 'instructor');
      await expect
        .poll(async () => (await teacher.get('/api/me/mastery')).body.concepts.length, {
          timeout: 60_000,
        })
        .toBeGreaterThan(0);
      await teacher.put('/api/course/settings', { passback: { quizzes: true } });
      const { client: student } = await world.lab.enter(face, 'student1');
      const { body: quiz } = await student.post('/api/quizzes', {});
      const answers = { [quiz.items[0].id]: quiz.items[0].options?.[0] ?? 'a guess' };
      const path = `/api/quizzes/${quiz.quizId}/attempts`;
      const { body: result } = await student.post(path, { answers });
      const grades = () => world.lab.lab.controls.gradesOf(name);
      await expect.poll(() => grades().length, { timeout: 20_000 }).toBe(1);

      await using visit = await world.open('instructor');
      const { page, complaints } = visit;
      await page.goto(`${face.courseUrl}${name === 'canvas' ? '?' : '&'}as=instructor`);
      await page.getByRole('link', { name: 'Grades' }).click();
      await page.getByRole('link', { name: /^Review the work of/ }).click();
      const frameName = name === 'canvas' ? 'tool_content' : 'contentframe';
      const tool = page.frameLocator(`iframe[name=${frameName}]`);
      await tool.getByRole('heading', { name: /^What .+ handed in$/ }).waitFor();
      await tool.getByText(`${result.score} of ${result.max} right`).waitFor();
      await tool.getByText(/^Posted to the gradebook/).waitFor();
      expect(await tool.getByRole('article').count()).toBe(result.max);
      const { source } = result.items[0];
      expect(await tool.getByRole('textbox').count()).toBe(0);

      await tool.getByRole('heading', { level: 2 }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await tool.getByRole('heading', { name: source.title }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 320, height: 800 });
      const frame = page.frame(frameName);
      expect(frame && (await sidewaysOverflow(frame))).toBe(0);
      expect(await seriousFindings(page, frameName)).toEqual([]);
      expect(complaints).toEqual([]);
    },
    120_000,
  );
});
