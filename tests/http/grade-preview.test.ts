import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { gradeWorld, type GradeWorld } from '../support/grades.ts';
import { scoreScopes, startPlatform, type Platform } from '../support/platform.ts';

let app: TestApp;
let platform: Platform;
let world: GradeWorld;

beforeEach(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  world = await gradeWorld(app, platform);
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

/** The course from now on, as a launch tells it. */
const grant = (without: string) =>
  world.enter({
    sub: 'teacher',
    role: 'Instructor',
    claims: {
      [ags]: {
        scope: scoreScopes.filter((scope) => !scope.endsWith(without)),
        lineitems: `${platform.issuer}/lineitems?type=7`,
      },
    },
  });

// features: B08, P08
describe('what would be posted', () => {
  it('is shown before posting is switched on, changes nothing, and is then what is posted', async () => {
    await world.takeQuiz(await world.enter(), true);
    await world.enter({ sub: 'idle' });
    const { teachersSee, asksFirst, readsBack } = await world.preview();
    expect([teachersSee, asksFirst, readsBack]).toEqual(['named', false, true]);
    expect(await world.column()).toMatchObject({
      isOn: false,
      newTitle: 'Preceptor quizzes',
      points: 100,
      trouble: null,
    });
    expect(await world.lineOf('student-1')).toMatchObject({
      outlook: 'post',
      was: null,
      will: 1,
      seen: null,
    });
    expect((await world.lineOf('student-1', 'mastery')).will).toBeCloseTo(0.8);
    expect(await world.lineOf('idle')).toMatchObject({
      outlook: 'left_out',
      trouble: 'no_evidence',
    });
    expect(await world.rows('select 1 from grade_outbox')).toEqual([]);
    expect(await world.rows('select 1 from line_items')).toEqual([]);
    expect([platform.lineItems, platform.scores]).toEqual([[], []]);

    await world.switchTo({ quizzes: true });
    await world.settled('student-1', 'same');
    expect(platform.scores.map(({ userId, scoreGiven }) => [userId, scoreGiven])).toEqual([
      ['student-1', 100],
    ]);
    expect(await world.column()).toMatchObject({ isOn: true, newTitle: null });
    expect(await world.lineOf('student-1')).toMatchObject({ was: 1, will: 1, canUndo: true });
  });

  it('names who is left out, and why: by a teacher’s grade, by having left, by teaching', async () => {
    platform.lineItems.push({
      id: `${platform.issuer}/items/copied?type=7`,
      resourceId: 'preceptor-quizzes',
    });
    platform.results.set('graded', 42);
    for (const sub of ['graded', 'gone', 'plain'])
      await world.takeQuiz(await world.enter({ sub }), true);
    await world.takeQuiz(world.teacher, true);
    await world.rows(
      `update enrolments set left_at = now() where user_id = (select id from users where sub = 'gone')`,
    );
    const { newTitle, lines } = await world.column();
    expect(newTitle).toBeNull();
    const told = lines.map(({ student, outlook, trouble, was }) => [
      student?.name,
      outlook,
      trouble,
      was,
    ]);
    expect(told).toEqual([
      ['gone', 'left_out', 'left_course', null],
      ['graded', 'left_out', 'teacher_grade', 0.42],
      ['plain', 'post', null, null],
      ['teacher', 'left_out', 'not_a_student', null],
    ]);
    await world.switchTo({ quizzes: true });
    await world.settled('plain', 'same');
    await expect.poll(world.counts, { timeout: 15_000 }).toMatchObject({ waiting: 0 });
    expect(platform.scores.map(({ userId }) => userId)).toEqual(['plain']);
    expect(platform.results.get('graded')).toBe(42);
  });

  it('is honest about rights that the LMS does not give', async () => {
    await world.takeQuiz(await world.enter(), true);
    await grant('result.readonly');
    expect(await world.preview()).toMatchObject({ readsBack: false });
    platform.lineItems.push({
      id: `${platform.issuer}/items/1?type=7`,
      resourceId: 'preceptor-quizzes',
    });
    expect(await world.lineOf('student-1')).toMatchObject({ outlook: 'post', was: 'unread' });
    await grant('lineitem');
    expect(await world.column()).toMatchObject({ trouble: 'scope_column' });
    expect(await world.lineOf('student-1')).toMatchObject({ trouble: 'scope_column' });
    await grant('scope/score');
    expect(await world.lineOf('student-1')).toMatchObject({ trouble: 'scope_score' });
  });

  it('tells as much of single students as the school lets teachers see', async () => {
    await world.takeQuiz(await world.enter(), true);
    const see = (level: string) =>
      world.rows(
        `insert into visibility_policies (tenant_id, level) values ($1, $2)
         on conflict (tenant_id) do update set level = excluded.level`,
        [platform.tenantId, level],
      );
    await see('pseudonymous');
    const [line] = (await world.column()).lines;
    expect(line).toMatchObject({ student: { name: null }, will: 1 });
    expect(line?.student?.pseudonym).toMatch(/^[A-Z2-9]{5}$/);
    await see('aggregate');
    const [hidden] = (await world.column()).lines;
    expect(hidden).toMatchObject({ student: null, was: 'withheld', will: null, outlook: 'post' });
    expect(JSON.stringify(await world.preview())).not.toMatch(/student-1|Ada/);
  });

  it('is for those who teach, and decided by instructors alone', async () => {
    const student = await world.enter();
    const assistant = await world.enter({ sub: 'helper', role: 'TeachingAssistant' });
    expect((await student.get('/api/course/grades')).status).toBe(403);
    for (const who of [student, assistant])
      for (const deed of ['approve', 'undo', 'retry'])
        expect((await who.post(`/api/course/grades/${deed}`, {})).status).toBe(403);
    expect((await world.teacher.post('/api/course/grades/undo', {})).status).toBe(400);
  });
});

// features: B08
describe('grades that a teacher approves first', () => {
  beforeEach(() => world.switchTo({ quizzes: true, approval: true }));

  it('wait, and are posted once by however many presses', async () => {
    await world.takeQuiz(await world.enter(), true);
    await world.takeQuiz(await world.enter({ sub: 'other' }), true);
    expect(await world.counts()).toMatchObject({ proposed: 2, waiting: 0 });
    const line = await world.lineOf('student-1');
    expect(line).toMatchObject({ outlook: 'proposed', was: null, will: 1 });
    expect(platform.scores).toEqual([]);
    const presses = await Promise.all([1, 2, 3].map(() => world.decide('approve', [line])));
    expect(presses.map(({ body }) => body.done as number).toSorted((a, b) => a - b)).toEqual([
      0, 0, 1,
    ]);
    await world.settled('student-1', 'same');
    expect(platform.scores).toHaveLength(1);
    expect(await world.counts()).toMatchObject({ proposed: 1, posted: 1 });
  });

  it('are replaced by newer ones, which wait again, also after approval', async () => {
    const student = await world.enter();
    await world.takeQuiz(student, true);
    const first = await world.lineOf('student-1');
    const since = (await world.preview()).waitsSince;
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    await world.takeQuiz(student, false, 1);
    expect((await world.counts()).proposed).toBe(1);
    expect((await world.preview()).waitsSince).toBe(since);
    const second = await world.lineOf('student-1');
    expect(second).toMatchObject({ will: 0.5 });
    // What was seen is not there any more.
    expect((await world.decide('approve', [first])).body).toEqual({ done: 0, changed: 1 });
    await world.decide('approve', [second]);
    await world.settled('student-1', 'same');
    await world.takeQuiz(student, false, 0);
    expect(await world.lineOf('student-1')).toMatchObject({
      outlook: 'proposed',
      was: 0.5,
      will: 0,
    });
    expect(platform.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([50]);
  });

  it('are posted as they were seen, also where the same evidence comes to another grade by now', async () => {
    const student = await world.enter();
    await world.switchTo({ quizzes: false, mastery: true });
    await world.takeQuiz(student, true, 0);
    await world.takeQuiz(student, false, 1);
    const [, second] = await world.conceptIds(student);
    // The concept is not taught any more: that posts nothing by itself.
    await world.rows('update concepts set retired = true where id = $1', [second]);
    const line = await world.lineOf('student-1', 'mastery');
    expect(line).toMatchObject({ outlook: 'proposed', will: 0.5 });
    await world.decide('approve', [line]);
    await expect.poll(() => platform.scores.length, { timeout: 15_000 }).toBe(1);
    expect(platform.scores[0]?.scoreGiven).toBe(50);
  });

  it('are those too that were on their way when it was switched on', async () => {
    await world.switchTo({ approval: false });
    platform.scoreStatuses.push(503);
    await world.takeQuiz(await world.enter(), true);
    await expect
      .poll(async () => (await world.counts()).reason, { timeout: 10_000 })
      .toMatch(/busy/);
    // Never sent, as far as anybody knows.
    await world.rows('update grade_outbox set sent_version = null');
    await world.switchTo({ approval: true });
    const [entry] = await world.rows<{ id: string }>('select id from grade_outbox');
    await app.composed.learning.postGrade({
      tenantId: platform.tenantId,
      entryId: entry?.id ?? '',
    });
    expect(await world.counts()).toMatchObject({ proposed: 1, waiting: 0 });
    expect(platform.scores).toEqual([]);
  });

  it('of another course cannot be let go', async () => {
    await world.takeQuiz(await world.enter(), true);
    const line = await world.lineOf('student-1');
    const stranger = await world.enter({
      sub: 'stranger',
      role: 'Instructor',
      contextId: 'another',
    });
    const grades = [line.seen];
    expect((await stranger.post('/api/course/grades/approve', { grades })).body.done).toBe(0);
    expect((await world.lineOf('student-1')).outlook).toBe('proposed');
  });
});
