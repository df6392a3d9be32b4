import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import {
  launch,
  scoreScopes,
  startPlatform,
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

const agsClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

let app: TestApp;
let platform: Platform;
let teacher: Client;

beforeEach(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
  await teacher.put('/api/course/settings', { passback: { quizzes: true } });
});

afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const enter = async (tweaks: LaunchTweaks = {}): Promise<Client> =>
  clientOf(app, await launch(app, platform, tweaks));

/** Solutions are read from storage, as no student could. */
async function takeQuiz(
  student: Client,
  right: boolean,
): Promise<{ quizId: string; score: number; max: number }> {
  const { quizId } = (await student.post('/api/quizzes', {})).body;
  const [{ items } = { items: [] }] = await app.composed.ground.withTenant(
    platform.tenantId,
    (tx) =>
      tx.query<{ items: { id: string; solution: string }[] }>(
        'select items from quizzes where id = $1',
        [quizId],
      ),
  );
  const answers = Object.fromEntries(
    items.map(({ id, solution }) => [id, right ? solution : 'nonsense']),
  );
  const { body } = await student.post(`/api/quizzes/${quizId}/attempts`, { answers });
  return { quizId, ...body };
}

const posted = (count: number) =>
  expect.poll(() => platform.scores.length, { timeout: 15_000 }).toBe(count);
const grades = async () => (await teacher.get('/api/course/documents')).body.grades;

// features: P08, B08
describe('a grade', () => {
  it('goes to the column of the link that was launched, when it has one', async () => {
    const lineitem = `${platform.issuer}/items/of-the-link?type=7`;
    const claims = {
      [agsClaim]: {
        scope: scoreScopes,
        lineitems: `${platform.issuer}/lineitems?type=7`,
        lineitem,
      },
    };
    const { score, max } = await takeQuiz(await enter({ claims }), true);
    expect([score, max]).toEqual([3, 3]);
    await posted(1);
    expect(platform.scores[0]).toMatchObject({
      path: '/items/of-the-link/scores?type=7',
      scoreGiven: 100,
    });
    expect(platform.lineItems).toEqual([]);
  });

  it('goes to one column of its own, found again instead of made twice', async () => {
    platform.lineItems.push({
      id: `${platform.issuer}/items/copied?type=7`,
      resourceId: 'preceptor-quizzes',
    });
    await takeQuiz(await enter(), true);
    await takeQuiz(await enter({ sub: 'student-2' }), false);
    await posted(2);
    expect(platform.lineItems).toHaveLength(1);
    expect(new Set(platform.scores.map(({ path }) => path))).toEqual(
      new Set(['/items/copied/scores?type=7']),
    );
  });

  // features: B13
  it('counts the first attempt at a quiz only: later ones have seen the solutions', async () => {
    const student = await enter();
    const { quizId } = await takeQuiz(student, false);
    await posted(1);
    const { body } = await student.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    expect(body).toMatchObject({ counted: false, score: 0 });
    const [concept] = (await student.get('/api/me/mastery')).body.concepts;
    expect(concept.evidence).toBe(3);
  });

  it('is tried again while the LMS is down, and arrives once', async () => {
    platform.scoreStatuses.push(503, 500);
    await takeQuiz(await enter(), true);
    await expect
      .poll(async () => (await grades()).reason, { timeout: 10_000 })
      .toMatch(/busy or has a problem/);
    await app.composed.ground.db.query(
      `update pgboss.job set start_after = now() where name = 'grade.post'`,
    );
    await expect
      .poll(
        async () => {
          await app.composed.ground.db.query(
            `update pgboss.job set start_after = now() where name = 'grade.post' and state = 'retry'`,
          );
          return platform.scores.length;
        },
        { timeout: 25_000, interval: 500 },
      )
      .toBe(1);
    await expect.poll(grades).toMatchObject({ posted: 1, waiting: 0 });
  });

  const hurry = async (count: number): Promise<void> => {
    await expect
      .poll(
        async () => {
          await app.composed.ground.db.query(
            `update pgboss.job set start_after = now() where name = 'grade.post' and state = 'retry'`,
          );
          return platform.scores.length >= count ? (await grades()).posted : 0;
        },
        { timeout: 25_000, interval: 250 },
      )
      .toBe(1);
  };

  // I10: one bug found: the score that had arrived was taken for a teacher's and held.
  it('whose answer was lost is known as ours at the next try, and not posted twice', async () => {
    platform.scoreStatuses.push(0);
    await takeQuiz(await enter(), true);
    await hurry(1);
    expect(platform.scores).toHaveLength(1);
    expect(await grades()).toMatchObject({ posted: 1, held: 0 });
  });

  it('keeps the time of its change through every retry (I10)', async () => {
    const claims = {
      [agsClaim]: {
        scope: scoreScopes.filter((scope) => !scope.includes('result')),
        lineitems: `${platform.issuer}/lineitems?type=7`,
      },
    };
    platform.scoreStatuses.push(0, 409);
    await takeQuiz(await enter({ claims }), true);
    await hurry(1);
    // The second try told the same time, which the LMS refused as not newer: it has arrived.
    expect(platform.scores).toHaveLength(1);
    expect(await grades()).toMatchObject({ posted: 1, refused: 0 });
  });

  it('I10 that the LMS refused as not newer is not called posted when it is refused again', async () => {
    const claims = {
      [agsClaim]: {
        scope: scoreScopes.filter((scope) => !scope.includes('result')),
        lineitems: `${platform.issuer}/lineitems?type=7`,
      },
    };
    platform.scoreStatuses.push(409, 409);
    await takeQuiz(await enter({ claims }), true);
    const refused = { refused: 1, posted: 0, reason: expect.stringMatching(/newer/) };
    await expect.poll(grades, { timeout: 15_000 }).toMatchObject(refused);
    expect((await teacher.post('/api/course/grades/retry')).body).toEqual({ again: 1 });
    await expect.poll(() => platform.scoreStatuses, { timeout: 15_000 }).toEqual([]);
    await expect.poll(grades, { timeout: 15_000 }).toMatchObject({ waiting: 0 });
    expect(await grades()).toMatchObject(refused);
    expect(platform.scores).toEqual([]);
  });

  it('I10 is sent once by however many post it at the same moment, and its times only grow', async () => {
    await takeQuiz(await enter(), true);
    await posted(1);
    await expect.poll(grades, { timeout: 15_000 }).toMatchObject({ posted: 1, waiting: 0 });
    const { ground, learning } = app.composed;
    const { tenantId } = platform;
    for (const [at, score] of [0.25, 0.5, 0.75].entries()) {
      // A clock that was set back in between.
      const [entry] = await ground.withTenant(tenantId, (tx) =>
        tx.query<{ id: string }>(
          `update grade_outbox set state = 'waiting', version = version + 1, score = $1,
             changed_at = now() - interval '1 hour' returning id`,
          [score],
        ),
      );
      const job = { tenantId, entryId: entry?.id ?? '' };
      await Promise.all(Array.from({ length: 6 }, () => learning.postGrade(job)));
      expect(platform.scores).toHaveLength(at + 2);
    }
    const told = platform.scores.map(({ timestamp }) => Date.parse(timestamp));
    for (const [at, time] of told.slice(1).entries())
      expect(time - (told[at] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(platform.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([100, 25, 50, 75]);
  });

  it('makes one column, though twelve students finish at the same moment (I4)', async () => {
    const students = await Promise.all(
      Array.from({ length: 12 }, (_, at) => enter({ sub: `s-${at}` })),
    );
    await Promise.all(students.map((student) => takeQuiz(student, true)));
    await posted(12);
    expect(platform.lineItems).toHaveLength(1);
  });

  it('that the LMS refuses for good is kept with a reason the instructor can read', async () => {
    platform.scoreStatuses.push(412);
    await takeQuiz(await enter(), true);
    await expect
      .poll(grades, { timeout: 10_000 })
      .toMatchObject({ refused: 1, reason: expect.stringMatching(/another tool/) });
    expect(platform.scores).toEqual([]);
  });

  it('of an unpublished assignment is held, and follows at the instructor’s word or at the sweep', async () => {
    platform.scoreStatuses.push(422, 422);
    await takeQuiz(await enter(), true);
    const held = { held: 1, reason: expect.stringMatching(/not published/) };
    await expect.poll(grades, { timeout: 10_000 }).toMatchObject(held);
    expect((await teacher.post('/api/course/grades/retry')).body).toEqual({ again: 1 });
    await expect.poll(() => platform.scoreStatuses, { timeout: 10_000 }).toEqual([]);
    await expect.poll(grades, { timeout: 10_000 }).toMatchObject(held);
    const { ground, learning } = app.composed;
    await learning.retryGrades.due();
    expect(await grades()).toMatchObject({ held: 1 });
    await ground.withTenant(platform.tenantId, (tx) =>
      tx.query(`update grade_outbox set retry_at = now() - interval '1 second'`),
    );
    await learning.retryGrades.due();
    await posted(1);
  });

  it('is given another try by nobody but the instructor', async () => {
    expect((await (await enter()).post('/api/course/grades/retry')).status).toBe(403);
  });

  it('is posted with growing timestamps, at least a second apart', async () => {
    const student = await enter();
    await takeQuiz(student, false);
    await posted(1);
    await takeQuiz(student, true);
    await posted(2);
    const [first, second] = platform.scores.map(({ timestamp }) => Date.parse(timestamp));
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(second).toBeLessThanOrEqual(Date.now());
  });

  it('never overwrites what a teacher has put in its place', async () => {
    const student = await enter();
    await takeQuiz(student, false);
    await posted(1);
    platform.results.set('student-1', 88);
    await takeQuiz(student, true);
    await expect
      .poll(grades, { timeout: 10_000 })
      .toMatchObject({ held: 1, reason: expect.stringMatching(/left as it is/) });
    expect(platform.scores).toHaveLength(1);
    expect(platform.results.get('student-1')).toBe(88);
  });

  it('of a test student is never posted', async () => {
    const roles = [
      'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
      'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
    ];
    await takeQuiz(
      await enter({
        sub: 'tester',
        claims: { 'https://purl.imsglobal.org/spec/lti/claim/roles': roles },
      }),
      true,
    );
    await expect
      .poll(grades, { timeout: 10_000 })
      .toMatchObject({ refused: 1, reason: 'Test students get no grades.' });
    expect(platform.scores).toEqual([]);
  });

  it('stays here while passback is off, and is posted when it is switched on', async () => {
    await teacher.put('/api/course/settings', { passback: { quizzes: false } });
    await takeQuiz(await enter(), true);
    expect(await grades()).toMatchObject({ waiting: 0, posted: 0 });
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    await posted(1);
  });

  it('is the mean over the concepts asked about, and says so', async () => {
    const student = await enter();
    await takeQuiz(student, true);
    await posted(1);
    await takeQuiz(student, false);
    await posted(2);
    expect(platform.scores[1]).toMatchObject({
      scoreGiven: 50,
      comment: expect.stringMatching(/3 of 3; .*0 of 3|0 of 3; .*3 of 3/),
    });
  });
});

describe('a quiz', () => {
  it('shows no solution before it is answered', async () => {
    const student = await enter();
    const quiz = (await student.post('/api/quizzes', {})).body;
    for (const item of quiz.items) expect(Object.keys(item).toSorted()).not.toContain('solution');
    expect(JSON.stringify(quiz)).not.toContain('quote');
  });

  it('belongs to the one it was made for', async () => {
    const student = await enter();
    const { quizId } = (await student.post('/api/quizzes', {})).body;
    const stranger = await enter({ sub: 'stranger' });
    expect(await stranger.post(`/api/quizzes/${quizId}/attempts`, { answers: {} })).toMatchObject({
      status: 404,
      body: { code: 'quiz_not_found' },
    });
  });

  it('on a concept the course does not have, or in a course without material, says so', async () => {
    const student = await enter();
    const unknown = await student.post('/api/quizzes', {
      conceptId: '00000000-0000-4000-8000-000000000000',
    });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'concept_not_found' } });
    const empty = await enter({ contextId: 'empty-course' });
    expect(await empty.post('/api/quizzes', {})).toMatchObject({
      status: 409,
      body: { code: 'no_material' },
    });
  });

  it('counts once when the same answers arrive several times, at once or later', async () => {
    const student = await enter();
    const { quizId } = (await student.post('/api/quizzes', {})).body;
    const attempt = (answers: object) =>
      student.post(`/api/quizzes/${quizId}/attempts`, { answers });
    const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => attempt({})));
    expect(first?.body).toMatchObject({ counted: true, score: 0 });
    for (const { body } of [...others, await attempt({})]) expect(body).toEqual(first?.body);
    expect((await attempt({ a: 'something else' })).body).toMatchObject({ counted: false });
    const concepts = (await student.get('/api/me/mastery')).body.concepts as { evidence: number }[];
    expect(concepts.reduce((sum, { evidence }) => sum + evidence, 0)).toBe(3);
  });
});
