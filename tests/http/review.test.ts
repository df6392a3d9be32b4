import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import {
  beginLogin,
  launch,
  postLaunch,
  scoreScopes,
  signToken,
  startPlatform,
  type Boot,
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const agsClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

let app: TestApp;
let platform: Platform;
let classQuizId: string;
let solutions: string[];

beforeAll(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  const teacher = clientOf(
    app,
    await launch(app, platform, { sub: 'teacher', role: 'Instructor' }),
  );
  await teacher.put('/api/course/settings', { passback: { quizzes: true } });
  const [concept] = (await teacher.get('/api/me/mastery')).body.concepts;
  const { body: quiz } = await teacher.post('/api/course/quizzes', {
    conceptId: concept.id,
    title: 'Week 1 check',
    count: 2,
  });
  classQuizId = quiz.id;
  solutions = quiz.items.map(({ solution }: { solution: string }) => solution);
  const student = await openQuiz('ada', 'Ada');
  const { body: own } = await student.post('/api/quizzes/assigned');
  const [first, second] = own.items;
  const answers = { [first.id]: solutions[0], [second.id]: 'nonsense' };
  await student.post(`/api/quizzes/${own.quizId}/attempts`, { answers });
  await vi.waitFor(() => {
    if (platform.scores.length === 0) throw new Error('the score is not posted yet');
  }, 60_000);
});

afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const link = () => ({
  [`${lti}custom`]: { preceptor_item: 'quiz', preceptor_id: classQuizId },
  [agsClaim]: {
    scope: scoreScopes,
    lineitems: `${platform.issuer}/lineitems?type=7`,
    lineitem: `${platform.issuer}/items/of-the-quiz?type=7`,
  },
});

async function openQuiz(sub: string, name: string): Promise<Client> {
  const claims = { ...link(), name, given_name: name };
  return clientOf(app, await launch(app, platform, { sub, claims }));
}

const reviewClaims = (forUser: unknown) => ({
  ...link(),
  [`${lti}message_type`]: 'LtiSubmissionReviewRequest',
  [`${lti}for_user`]: forUser,
});

const review = (of: string, tweaks: LaunchTweaks = {}): Promise<Boot> =>
  launch(app, platform, {
    sub: 'teacher',
    role: 'Instructor',
    ...tweaks,
    claims: { ...reviewClaims({ user_id: of }), ...tweaks.claims },
  });
const workIn = async (boot: Boot) => (await clientOf(app, boot).get('/api/review')).body;

async function refused(tweaks: LaunchTweaks): Promise<{ status: number; page: string }> {
  const login = await beginLogin(app, platform);
  const token = await signToken(app, platform, login, tweaks);
  const answer = await postLaunch(app, { id_token: token, state: login.state }, login.cookie);
  return { status: answer.status, page: await answer.text() };
}

// features: P01, P08
describe('a review from the gradebook', () => {
  it('L1 shows the student’s answers, what was right, the score, and when it was posted', async () => {
    const boot = await review('ada');
    expect(boot.view).toBe('review');
    const work = await workIn(boot);
    expect(work.student).toEqual({ name: 'Ada' });
    expect(work.attempts).toMatchObject([
      {
        title: 'Week 1 check',
        score: 1,
        max: 2,
        counted: true,
        items: [
          { answer: solutions[0], solution: solutions[0], correct: true },
          { answer: 'nonsense', solution: solutions[1], correct: false },
        ],
      },
    ]);
    expect(work.grade).toMatchObject({ state: 'posted', score: 0.5, postedScore: 0.5 });
    expect(Date.parse(work.grade.postedAt)).toBe(Date.parse(platform.scores[0]?.timestamp ?? ''));
  });

  it('L1 works without a resource link, by the column alone', async () => {
    const boot = await review('ada', {
      without: [`${lti}resource_link`, `${lti}custom`],
    });
    expect((await workIn(boot)).attempts).toHaveLength(1);
  });

  it('counts later tries as practice and changes nothing by being looked at', async () => {
    const student = await openQuiz('ada', 'Ada');
    const { body: own } = await student.post('/api/quizzes/assigned');
    await student.post(`/api/quizzes/${own.quizId}/attempts`, { answers: {} });
    const scores = platform.scores.length;
    const { attempts, grade } = await workIn(await review('ada'));
    expect(attempts.map(({ counted }: { counted: boolean }) => counted)).toEqual([true, false]);
    expect(attempts[1].items[0]).toMatchObject({ answer: null, correct: false });
    expect(grade.score).toBe(0.5);
    expect(platform.scores).toHaveLength(scores);
  });

  it('says so when the student has handed in nothing, or was never here', async () => {
    await openQuiz('idle', 'Idle');
    expect(await workIn(await review('idle'))).toMatchObject({
      student: { name: 'Idle' },
      attempts: [],
      grade: null,
    });
    expect(await workIn(await review('stranger'))).toEqual({
      student: null,
      attempts: [],
      grade: null,
    });
  });

  it('tells nothing of students of another course, their names neither', async () => {
    await launch(app, platform, { sub: 'elsewhere', contextId: 'course-9' });
    expect((await workIn(await review('elsewhere'))).student).toBeNull();
    const away = await workIn(await review('ada', { sub: 'other', contextId: 'course-9' }));
    expect(away).toEqual({ student: null, attempts: [], grade: null });
  });

  it('opens for assistants, and for students on their own work alone', async () => {
    const roles = [
      'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant',
    ];
    const assistant = await review('ada', { sub: 'helper', claims: { [`${lti}roles`]: roles } });
    expect((await workIn(assistant)).student).toEqual({ name: 'Ada' });
    const own = await review('ada', { sub: 'ada', role: 'Learner', claims: { name: 'Ada' } });
    expect((await workIn(own)).attempts.length).toBeGreaterThan(0);
    for (const role of ['Learner', 'Mentor', 'Alumni']) {
      const claims = reviewClaims({ user_id: 'ada' });
      const answer = await refused({ sub: 'mallory', role, claims });
      expect(answer.status).toBe(403);
      expect(answer.page).toContain('Only those who teach this course');
      expect(answer.page).not.toContain('Ada');
    }
  });

  it('L1 is refused when it names nobody', async () => {
    for (const forUser of [undefined, {}, { user_id: 7 }, 'ada']) {
      const answer = await refused({ role: 'Instructor', claims: reviewClaims(forUser) });
      expect(answer.status).toBe(400);
      expect(answer.page).toContain('left out something');
    }
  });

  it('asks for a review, not for somebody’s id: other sessions see nothing', async () => {
    const teacher = clientOf(app, await launch(app, platform, { role: 'Instructor' }));
    expect(await teacher.get('/api/review?user=ada')).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_review' },
    });
  });
});

// features: P08
describe('a review where the LMS has no message for it', () => {
  const address = async (sub: string) => {
    const { tenantId } = platform;
    const [user] = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ id: string }>('select id from users where sub = $1', [sub]),
    );
    return `${app.url}/lti/launch?review=${user?.id}`;
  };

  it('is the launch that was handed in with the score', async () => {
    const target = { [`${lti}target_link_uri`]: await address('ada') };
    const claims = { ...link(), ...target };
    const boot = await launch(app, platform, { sub: 'teacher', role: 'Instructor', claims });
    expect(boot.view).toBe('review');
    expect((await workIn(boot)).student).toEqual({ name: 'Ada' });
    expect((await refused({ sub: 'mallory', claims })).status).toBe(403);
  });

  it('means nothing when the address names nobody', async () => {
    const claims = { [`${lti}target_link_uri`]: `${app.url}/lti/launch?review=' or 1=1` };
    const boot = await launch(app, platform, { role: 'Instructor', claims });
    expect(boot.view).toBe('instructor');
  });
});

// features: B08, P08
describe('a review of a grade that waits for approval', () => {
  it('tells no grade of a single student where the school shows none, before it is in the gradebook', async () => {
    const teacher = clientOf(
      app,
      await launch(app, platform, { sub: 'teacher', role: 'Instructor' }),
    );
    await teacher.put('/api/course/settings', { passback: { approval: true } });
    const student = await openQuiz('bea', 'Bea');
    const { body: own } = await student.post('/api/quizzes/assigned');
    const [first] = own.items;
    await student.post(`/api/quizzes/${own.quizId}/attempts`, {
      answers: { [first.id]: solutions[0] },
    });
    expect((await workIn(await review('bea'))).grade).toMatchObject({
      state: 'proposed',
      score: 0.5,
    });
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query(`insert into visibility_policies (tenant_id, level) values ($1, 'aggregate')`, [
        platform.tenantId,
      ]),
    );
    expect(await workIn(await review('bea'))).toMatchObject({
      withheld: true,
      grade: { state: 'proposed', score: null, postedScore: null },
    });
    // What stands in the gradebook, everybody who teaches reads there.
    expect((await workIn(await review('ada'))).grade).toMatchObject({ score: 0.5 });
  });
});
