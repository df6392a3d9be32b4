import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setVisibility, type VisibilityLevel } from '../../src/courses/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const rolesClaim = `${lti}roles`;
const answered = 'an answer that one alone gave';

let app: TestApp;
let platform: Platform;
let teacher: Client;
let classQuizId: string;

beforeAll(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
  const [concept] = (await teacher.get('/api/me/mastery')).body.concepts;
  const ask = { conceptId: concept.id, title: 'Week 1 check', count: 2 };
  classQuizId = (await teacher.post('/api/course/quizzes', ask)).body.id;
  for (const name of ['Ada', 'Bea']) {
    const student = clientOf(app, await enter(name));
    const { body: own } = await student.post('/api/quizzes/assigned');
    const answers = { [own.items[0].id]: name === 'Ada' ? answered : 'x' };
    await student.post(`/api/quizzes/${own.quizId}/attempts`, { answers });
  }
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
beforeEach(() => decide('named'));

const link = () => ({
  [`${lti}custom`]: { preceptor_item: 'quiz', preceptor_id: classQuizId },
});
const enter = (name: string): Promise<Boot> =>
  launch(app, platform, {
    sub: name.toLowerCase(),
    claims: { ...link(), name, given_name: name },
  });
const decide = (level: VisibilityLevel) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) =>
    setVisibility(tx, platform.tenantId, level),
  );
const reviewBy = async (who: object, of = 'ada') => {
  const boot = await launch(app, platform, {
    sub: 'teacher',
    role: 'Instructor',
    ...who,
    claims: {
      ...link(),
      [`${lti}message_type`]: 'LtiSubmissionReviewRequest',
      [`${lti}for_user`]: { user_id: of },
    },
  });
  return (await clientOf(app, boot).get('/api/review')).body;
};

// features: B09
describe('what those who teach may see of a single student', () => {
  it('is what it was, by name, until the school says otherwise', async () => {
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('delete from visibility_policies'),
    );
    const work = await reviewBy({});
    expect(work.student).toEqual({ name: 'Ada' });
    expect(JSON.stringify(work.attempts)).toContain(answered);
    const { people, showsVisits } = (await teacher.get('/api/course/people')).body;
    expect(showsVisits).toBe(true);
    const ada = people.find(({ name }: { name: string }) => name === 'Ada');
    expect(ada.lastLaunchAt).toEqual(expect.any(String));
    expect((await enter('Ada')).teachersSee).toBe('named');
  });

  it('is under a pseudonym, the same each time and another for each student, where the school says so', async () => {
    await decide('pseudonymous');
    const [work, again, bea] = [await reviewBy({}), await reviewBy({}), await reviewBy({}, 'bea')];
    expect(work.student).toEqual({
      name: null,
      pseudonym: expect.stringMatching(/^[A-Z2-9]{5}$/),
    });
    expect(again.student).toEqual(work.student);
    expect(bea.student.pseudonym).not.toBe(work.student.pseudonym);
    expect(JSON.stringify(work)).not.toContain('Ada');
    expect(JSON.stringify(work.attempts)).toContain(answered);
  });

  it('is nothing where the school says so, and everybody still sees their own', async () => {
    await decide('aggregate');
    const work = await reviewBy({});
    expect(work).toMatchObject({ student: { name: null }, attempts: [], withheld: true });
    expect(JSON.stringify(work)).not.toMatch(/Ada|one alone gave/);
    const own = await reviewBy({ sub: 'ada', role: 'Learner' });
    expect(JSON.stringify(own.attempts)).toContain(answered);
    expect(own.withheld).toBe(undefined);
    const { body } = await clientOf(app, await enter('Ada')).get('/api/me/learned');
    expect(body.teachersSee).toBe('aggregate');
  });

  it.each(['aggregate', 'pseudonymous'] as const)(
    'tells at %s nobody when a student was here, and nobody’s name on any page but the list of members',
    async (level) => {
      await decide(level);
      const { people, showsVisits } = (await teacher.get('/api/course/people')).body;
      expect(showsVisits).toBe(false);
      const students = people.filter(({ role }: { role: string }) => role === 'student');
      expect(students).toHaveLength(2);
      for (const { lastLaunchAt } of students) expect(lastLaunchAt).toBe(null);
      const taught = people.find(({ role }: { role: string }) => role === 'instructor');
      expect(taught.lastLaunchAt).toEqual(expect.any(String));
      for (const path of [
        'course/misconceptions',
        'course/misconceptions/weeks',
        'course/misconceptions/places',
        'course/quizzes',
        'course/questions',
        'course/documents',
        'course/settings',
        'course/usage',
        'course/reserve',
        'course/open-work',
        'course/verdicts',
        'course/gates',
        'me/learned',
        'me/mastery',
        'threads',
      ]) {
        const { status, body } = await teacher.get(`/api/${path}`);
        expect(status, path).toBe(200);
        expect(JSON.stringify(body), path).not.toMatch(/Ada|Bea/);
      }
    },
  );

  it('is told to the student with the page, and to those who run the LMS', async () => {
    await decide('pseudonymous');
    expect((await enter('Ada')).teachersSee).toBe('pseudonymous');
    const role = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
    const admin = await launch(app, platform, { sub: 'admin', claims: { [rolesClaim]: [role] } });
    const school = (await clientOf(app, admin).get('/api/school')).body;
    expect(school.teachersSee).toBe('pseudonymous');
  });

  it('is each school’s own decision', async () => {
    await decide('aggregate');
    await using other = await startPlatform(app);
    expect((await launch(app, other, { sub: 'somebody' })).teachersSee).toBe('named');
  });
});
