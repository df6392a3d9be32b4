import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { gradeWorld, type GradeWorld, type Person } from '../support/grades.ts';
import { scoreScopes, startPlatform, type Platform } from '../support/platform.ts';

let app: TestApp;
let platform: Platform;
let world: GradeWorld;
let student: Person;

beforeEach(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  world = await gradeWorld(app, platform);
  await world.switchTo({ quizzes: true });
  student = await world.enter();
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const name = 'student-1';
const given = () => platform.scores.map(({ scoreGiven }) => scoreGiven);

async function post(right: boolean, concept = 0): Promise<void> {
  const before = platform.scores.length;
  await world.takeQuiz(student, right, concept);
  await expect.poll(() => platform.scores.length, { timeout: 15_000 }).toBe(before + 1);
  await world.settled(name, 'same');
}

async function undo(): Promise<void> {
  expect((await world.decide('undo', [await world.lineOf(name)])).body.done).toBe(1);
  await world.settled(name, 'undone');
}

// features: B08, I8, I10
describe('a grade that a teacher takes back', () => {
  it('is cleared where nothing stood before, at a later time than it was posted', async () => {
    await post(true);
    await undo();
    expect(given()).toEqual([100, undefined]);
    expect(platform.scores[1]).toMatchObject({
      activityProgress: 'Initialized',
      gradingProgress: 'NotReady',
    });
    const [posted, cleared] = platform.scores.map(({ timestamp }) => Date.parse(timestamp));
    expect((cleared ?? 0) - (posted ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(platform.results.size).toBe(0);
    expect(await world.lineOf(name)).toMatchObject({ was: null, canUndo: false });
  });

  it('gives way to the one of ours that stood there before, step by step', async () => {
    await post(true);
    await post(false, 1);
    await post(false, 0);
    expect(given()).toEqual([100, 50, 0]);
    await undo();
    await undo();
    await undo();
    expect(given()).toEqual([100, 50, 0, 50, 100, undefined]);
    expect(platform.scores[3]?.comment).toBe(platform.scores[1]?.comment);
  });

  it('stays away: by no switch, sweep or second job, but by newer work', async () => {
    await post(true);
    await undo();
    await world.switchTo({ quizzes: false });
    await world.switchTo({ quizzes: true });
    await app.composed.learning.retryGrades.due();
    await world.teacher.post('/api/course/grades/retry', {});
    const [entry] = await world.rows<{ id: string }>('select id from grade_outbox');
    const job = { tenantId: platform.tenantId, entryId: entry?.id ?? '' };
    await Promise.all([1, 2, 3].map(() => app.composed.learning.postGrade(job)));
    expect(given()).toEqual([100, undefined]);
    expect((await world.lineOf(name)).outlook).toBe('undone');
    // The same score, by newer work.
    await post(true);
    expect(given()).toEqual([100, undefined, 100]);
  });

  it('takes with it all work that came to the same grade', async () => {
    await post(true);
    // The same concept, right once more: nothing new to post.
    await world.takeQuiz(student, true);
    await undo();
    await world.switchTo({ quizzes: false });
    await world.switchTo({ quizzes: true });
    await expect.poll(world.counts, { timeout: 15_000 }).toMatchObject({ waiting: 0, undone: 1 });
    expect(given()).toEqual([100, undefined]);
  });

  it('comes back at the teacher’s word', async () => {
    await post(true);
    await undo();
    const line = await world.lineOf(name);
    expect((await world.decide('retry', [line])).body).toEqual({ again: 1 });
    expect((await world.decide('retry', [line])).body).toEqual({ again: 0 });
    await world.settled(name, 'same');
    expect(given()).toEqual([100, undefined, 100]);
  });

  it('is left alone where a teacher has changed it since', async () => {
    await post(true);
    const line = await world.lineOf(name);
    platform.results.set(name, 88);
    expect(await world.lineOf(name)).toMatchObject({ trouble: 'teacher_grade', canUndo: false });
    await world.decide('undo', [line]);
    await world.settled(name, 'undone');
    expect(await world.lineOf(name)).toMatchObject({ trouble: 'teacher_grade', was: 0.88 });
    expect(given()).toEqual([100]);
    expect(platform.results.get(name)).toBe(88);
  });

  it('gives way to nothing where a teacher had emptied the cell before it was posted', async () => {
    await post(true);
    platform.results.delete(name);
    await post(false, 1);
    await undo();
    expect(given()).toEqual([100, 50, undefined]);
    expect(await world.lineOf(name)).toMatchObject({ was: null, canUndo: false });
  });

  it('is not taken back blindly where the LMS shows no grades', async () => {
    await post(true);
    const line = await world.lineOf(name);
    await world.enter({
      sub: 'teacher',
      role: 'Instructor',
      claims: {
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
          scope: scoreScopes.filter((scope) => !scope.includes('result')),
          lineitems: `${platform.issuer}/lineitems?type=7`,
        },
      },
    });
    await world.decide('undo', [line]);
    await world.settled(name, 'left_out');
    expect((await world.lineOf(name)).trouble).toBe('unreadable');
    // Trying again tries to take it back again, and does not post it.
    await world.teacher.post('/api/course/grades/retry', {});
    await world.settled(name, 'left_out');
    expect(given()).toEqual([100]);
  });

  it('is taken back once, by however many presses and jobs, also when the answer is lost', async () => {
    await post(true);
    const line = await world.lineOf(name);
    platform.scoreStatuses.push(0);
    const presses = await Promise.all([1, 2, 3].map(() => world.decide('undo', [line])));
    expect(presses.map(({ body }) => body.done as number).toSorted((a, b) => a - b)).toEqual([
      0, 0, 1,
    ]);
    const [entry] = await world.rows<{ id: string }>('select id from grade_outbox');
    const job = { tenantId: platform.tenantId, entryId: entry?.id ?? '' };
    await expect.poll(() => platform.results.size, { timeout: 10_000 }).toBe(0);
    await expect
      .poll(
        async () => {
          await app.composed.learning.postGrade(job).catch(() => undefined);
          return (await world.lineOf(name)).outlook;
        },
        { timeout: 15_000 },
      )
      .toBe('undone');
    expect(given()).toEqual([100, undefined]);
  });

  it('does not lose what the student does while it is on its way', async () => {
    await post(true);
    const line = await world.lineOf(name);
    platform.scoreStatuses.push(503);
    await world.decide('undo', [line]);
    await expect.poll(() => platform.scoreStatuses, { timeout: 10_000 }).toEqual([]);
    await world.takeQuiz(student, false, 1);
    expect((await world.lineOf(name)).outlook).toBe('undoing');
    const [entry] = await world.rows<{ id: string }>('select id from grade_outbox');
    const job = { tenantId: platform.tenantId, entryId: entry?.id ?? '' };
    await expect
      .poll(
        async () => {
          await app.composed.learning.postGrade(job).catch(() => undefined);
          return given();
        },
        { timeout: 15_000 },
      )
      .toEqual([100, undefined, 50]);
    await world.settled(name, 'same');
  });
});

// features: B08, P08
describe('the columns of a course', () => {
  it('are named and spoken of in the language of those who teach it, and keep the names they have', async () => {
    const presentation = 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation';
    const german = { [presentation]: { locale: 'de-DE' } };
    await world.enter({ sub: 'teacher', role: 'Instructor', claims: german });
    expect((await world.column()).newTitle).toBe('Preceptor-Quiz');
    await post(true);
    expect(platform.lineItems).toMatchObject([
      { label: 'Preceptor-Quiz', resourceId: 'preceptor-quizzes' },
    ]);
    expect(platform.scores[0]?.comment).toMatch(/^Preceptor-Quiz\. .+: 3 von 3$/);
    // Spoken of in another language later, the same work is no other grade.
    const french = { [presentation]: { locale: 'fr' } };
    await world.enter({ sub: 'teacher', role: 'Instructor', claims: french });
    await world.switchTo({ quizzes: false });
    await world.switchTo({ quizzes: true });
    await world.settled(name, 'same');
    expect(platform.scores).toHaveLength(1);
    expect(platform.lineItems).toHaveLength(1);
  });

  it('may be one for a single concept, which then counts in no other, or none', async () => {
    const [own, none] = await world.rows<{ slug: string }>(
      'select slug from concepts where not retired order by position, slug',
    );
    await world.switchTo({ quizzes: false, mastery: true });
    await world.takeQuiz(student, true, 0);
    await world.takeQuiz(student, false, 1);
    await world.settled(name, 'same', 'mastery');
    // This platform tells one result for all columns of a student.
    platform.results.clear();
    const concepts = [
      { slug: own?.slug, to: 'own' },
      { slug: none?.slug, to: 'none' },
    ];
    expect((await world.switchTo({ concepts })).status).toBe(200);
    const purpose = `concept-${own?.slug}`;
    await world.settled(name, 'same', purpose);
    expect(platform.lineItems.map(({ resourceId }) => resourceId)).toEqual([
      'preceptor-mastery',
      `preceptor-${purpose}`,
    ]);
    expect(platform.lineItems[1]?.['label']).toMatch(/^Preceptor mastery: .+/);
    const [last] = platform.scores.slice(-1);
    expect(last).toMatchObject({ scoreGiven: 80, comment: expect.stringMatching(/80% \(3\)$/) });
    await world.switchTo({ concepts: [] });
    expect(await world.column(purpose)).toMatchObject({ isOn: false });
    const many = Array.from({ length: 13 }, (_, at) => ({ slug: `c${at}`, to: 'own' }));
    expect((await world.switchTo({ concepts: many })).status).toBe(400);
  });
});
