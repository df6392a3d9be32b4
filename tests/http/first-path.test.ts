import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { engines } from '../support/databases.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

describe.each(engines)('from launch to grade on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;

  beforeAll(async () => {
    app = await startApp({ engine });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
  });

  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  // features: P01, P04, L13, L25, S22, A23
  it('gives a student a cited answer from the course', async () => {
    const student = clientOf(app, await launch(app, platform));
    const { events, answer } = await student.ask('Why do the rates multiply in the chain rule?');
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
    expect(events.at(-1)?.event).toBe('turn.complete');
    const citation = events.find(({ event }) => event === 'citation')?.data;
    expect(citation).toMatchObject({ title: 'chain rule', source: 'chain-rule.md' });
    expect(answer).toContain('[1]');
  });

  // features: P05, P08, S12
  it('turns a quiz into mastery and, once the instructor allows it, into a grade in the LMS', async () => {
    const student = clientOf(app, await launch(app, platform, { sub: 'student-2' }));
    const teacher = clientOf(
      app,
      await launch(app, platform, { sub: 'teacher-1', role: 'Instructor' }),
    );
    const before = (await student.get('/api/me/mastery')).body.concepts;
    expect(before.map(({ name }: { name: string }) => name)).toEqual([
      'chain rule',
      'product rule',
    ]);
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    const quiz = (await student.post('/api/quizzes', { conceptId: before[0].id })).body;
    expect(quiz.items).toHaveLength(3);
    const answers = Object.fromEntries(
      quiz.items.map((item: { id: string; options?: string[] }) => [
        item.id,
        item.options?.[0] ?? 'x',
      ]),
    );
    const result = (await student.post(`/api/quizzes/${quiz.quizId}/attempts`, { answers })).body;
    expect(result.max).toBe(3);
    const [after] = (await student.get('/api/me/mastery')).body.concepts;
    expect(after.evidence).toBe(3);
    expect(after.probability).toBeCloseTo((1 + result.score) / 5);
    await expect.poll(() => platform.scores.length, { timeout: 10_000 }).toBe(1);
    expect(platform.scores[0]).toMatchObject({
      path: '/items/1/scores?type=7',
      userId: 'student-2',
      scoreMaximum: 100,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
    expect(platform.scores[0]?.scoreGiven).toBeCloseTo((100 * result.score) / 3, 1);
  });
});
