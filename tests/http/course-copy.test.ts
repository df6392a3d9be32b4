import { randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const settings = { passback: { quizzes: true }, citations: 'drop' };

/** What an instructor has set up and students have done, before the course is copied. */
async function fillCourse(teacher: Client, student: Client): Promise<{ quizId: string }> {
  await teacher.put('/api/course/settings', settings);
  const [concept] = (await teacher.get('/api/me/mastery')).body.concepts;
  const { body: quiz } = await teacher.post('/api/course/quizzes', {
    conceptId: concept.id,
    title: 'Week 1 check',
    count: 1,
  });
  const { body: own } = await student.post('/api/quizzes', {});
  await student.post(`/api/quizzes/${own.quizId}/attempts`, { answers: {} });
  await student.ask('What is a derivative?');
  return { quizId: quiz.id };
}

const conceptsOf = async (client: Client): Promise<{ name: string; evidence: number }[]> =>
  (await client.get('/api/me/mastery')).body.concepts.map(
    ({ name, evidence }: { name: string; evidence: number }) => ({ name, evidence }),
  );

// features: P01, B08
describe('a course that the LMS has copied', () => {
  let world: LabApp;
  beforeAll(async () => {
    world = await startLabApp();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each(['canvas', 'moodle'] as const)(
    'begins on %s with the settings and concepts of the original, and with nobody’s data',
    async (name) => {
      const enter = async (login: string): Promise<Client> =>
        (await world.enter(world.lab.faces[name], login)).client;
      const teacher = await enter('instructor');
      await expect
        .poll(async () => (await conceptsOf(teacher)).length, { timeout: 90_000 })
        .toBeGreaterThan(3);
      const before = await conceptsOf(teacher);
      const student = await enter('student1');
      await fillCourse(teacher, student);
      if (name === 'canvas')
        await expect
          .poll(() => world.lab.controls.lastToolRequests('canvas').map(({ url }) => url))
          .toContain('/api/lti/notice-handlers/1');

      const notice = await world.lab.controls.copyCourse(name);
      expect(notice !== undefined).toBe(name === 'canvas');
      const copy = await enter('instructor');
      expect((await copy.get('/api/course/settings')).body).toMatchObject(settings);
      // The original may still be being read: it can only have gained some.
      expect((await conceptsOf(copy)).map((one) => one.name)).toEqual(
        expect.arrayContaining(before.map((one) => one.name)),
      );
      const { quizzes } = (await copy.get('/api/course/quizzes')).body;
      expect(quizzes.map(({ title }: { title: string }) => title)).toEqual(
        name === 'canvas' ? ['Week 1 check'] : [],
      );
      expect((await copy.get('/api/course/documents')).body.grades).toMatchObject({
        posted: 0,
        waiting: 0,
      });
      const again = await enter('student1');
      expect((await again.get('/api/threads')).body.threads).toEqual([]);
      expect((await conceptsOf(again)).every(({ evidence }) => evidence === 0)).toBe(true);
      expect((await conceptsOf(student)).some(({ evidence }) => evidence > 0)).toBe(true);
      const people = (await copy.get('/api/course/people')).body.people;
      expect(people.map(({ role }: { role: string }) => role).toSorted()).toEqual([
        'instructor',
        'student',
      ]);
    },
    180_000,
  );
});

describe('what is said of a copy', () => {
  let app: TestApp;
  let platform: Platform;
  let quizId: string;

  beforeEach(async () => {
    app = await startApp();
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    const student = clientOf(app, await launch(app, platform));
    ({ quizId } = await fillCourse(await enter({ role: 'Instructor' }), student));
  });
  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const enter = async (tweaks: LaunchTweaks): Promise<Client> =>
    clientOf(app, await launch(app, platform, { sub: 'teacher', ...tweaks }));
  const copied = (contextId: string, history: string, tweaks: LaunchTweaks = {}) =>
    enter({
      role: 'Instructor',
      contextId,
      ...tweaks,
      claims: { [`${lti}custom`]: { context_history: history } },
    });
  const settingsOf = async (client: Client) => (await client.get('/api/course/settings')).body;
  const rows = (sql: string) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<{ id: string }>(sql));

  interface NoticeTweaks {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
    readonly key?: Platform['key'];
  }
  function signNotice({ claims, header, key }: NoticeTweaks = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: platform.issuer,
      aud: platform.clientId,
      iat: now,
      exp: now + 300,
      nonce: randomUUID(),
      [`${lti}version`]: '1.3.0',
      [`${lti}deployment_id`]: platform.deploymentId,
      [`${lti}notice`]: {
        id: 'n-1',
        timestamp: '2026-09-01T00:00:00Z',
        type: 'LtiContextCopyNotice',
      },
      [`${lti}context`]: { id: 'course-2', title: 'Calculus I, spring' },
      [`${lti}origin_contexts`]: ['course-1'],
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: platform.kid, ...header })
      .sign(key ?? platform.key);
  }
  const post = (body: unknown) =>
    fetch(`${app.url}/lti/notices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  const send = async (...tweaks: NoticeTweaks[]) =>
    post({
      notices: await Promise.all(tweaks.map(async (one) => ({ jwt: await signNotice(one) }))),
    });

  it('L2 in a notice counts before anybody opens the copy, quizzes included', async () => {
    const answer = await send({});
    expect([answer.status, await answer.json()]).toEqual([200, { taken: 1 }]);
    const copy = await enter({ role: 'Instructor', contextId: 'course-2' });
    expect(await settingsOf(copy)).toMatchObject(settings);
    const { quizzes } = (await copy.get('/api/course/quizzes')).body;
    expect(quizzes).toHaveLength(1);
    expect(quizzes[0].id).not.toBe(quizId);
  });

  it('L2 in a notice that comes twice is one, and what was chosen since stays', async () => {
    await send({});
    const copy = await enter({ role: 'Instructor', contextId: 'course-2' });
    await copy.put('/api/course/settings', { passback: { quizzes: false } });
    expect((await send({})).status).toBe(200);
    await copied('course-2', 'course-1');
    expect((await settingsOf(copy)).passback.quizzes).toBe(false);
    expect(await rows('select notice_id as id from platform_notices')).toHaveLength(1);
    expect((await copy.get('/api/course/quizzes')).body.quizzes).toHaveLength(1);
  });

  it('L2 in a notice is kept when nothing here is its origin, and other notices are too', async () => {
    const hello = { id: 'n-2', timestamp: '2026-09-01T00:00:00Z', type: 'LtiHelloWorldNotice' };
    const answer = await send(
      { claims: { [`${lti}origin_contexts`]: ['unheard-of'] } },
      { claims: { [`${lti}notice`]: hello, [`${lti}context`]: undefined } },
    );
    expect(await answer.json()).toEqual({ taken: 2 });
    expect(await rows('select notice_id as id from platform_notices order by 1')).toEqual([
      { id: 'n-1' },
      { id: 'n-2' },
    ]);
    expect(await rows('select course_id as id from course_copies')).toEqual([]);
  });

  it('L2 in a forged notice is refused, audited, and changes nothing', async () => {
    const stranger = (await generateKeyPair('RS256')).privateKey;
    const now = Math.floor(Date.now() / 1000);
    const forgeries: readonly (readonly [NoticeTweaks, number])[] = [
      [{ key: stranger }, 401],
      [{ header: { kid: 'other' } }, 401],
      [{ claims: { iss: 'https://elsewhere.example' } }, 400],
      [{ claims: { aud: 'other' } }, 400],
      [{ claims: { aud: [platform.clientId, 'other'] } }, 401],
      [{ claims: { azp: 'other' } }, 401],
      [{ claims: { exp: now - 120, iat: now - 300 } }, 401],
      [{ claims: { iat: now + 300 } }, 401],
      [{ claims: { nonce: undefined } }, 400],
      [{ claims: { [`${lti}version`]: '1.1' } }, 400],
      [{ claims: { [`${lti}notice`]: undefined } }, 400],
      [{ claims: { [`${lti}deployment_id`]: undefined } }, 400],
      [{ claims: { [`${lti}deployment_id`]: 'never seen' } }, 403],
    ];
    for (const [tweaks, status] of forgeries)
      expect([JSON.stringify(tweaks), (await send(tweaks)).status]).toEqual([
        JSON.stringify(tweaks),
        status,
      ]);
    expect((await post({ notices: [{ jwt: 'no token' }] })).status).toBe(400);
    expect((await post({ notices: 'none' })).status).toBe(400);
    expect(await rows('select notice_id as id from platform_notices')).toEqual([]);
    expect(await rows("select deployment_id as id from deployments where status = 'held'")).toEqual(
      [],
    );
    const audited = await app.composed.launch.refusals.list(platform.tenantId, 50);
    expect(audited.filter(({ door }) => door === 'notice').length).toBeGreaterThan(8);
  });

  it('C9 in a notice whose nonce was used before is refused; a good one beside it is taken', async () => {
    const nonce = randomUUID();
    const other = { [`${lti}notice`]: { id: 'n-9', type: 'LtiContextCopyNotice' } };
    await send({ claims: { nonce } });
    expect((await send({ claims: { nonce, ...other } })).status).toBe(401);
    const both = await send({ claims: { nonce } }, { claims: other });
    expect([both.status, await both.json()]).toEqual([200, { taken: 1 }]);
  });

  it('by a launch counts once; quizzes with their solutions wait for their links', async () => {
    const copy = await copied('course-2', 'course-0,course-1');
    expect(await settingsOf(copy)).toMatchObject(settings);
    expect((await conceptsOf(copy)).length).toBeGreaterThan(0);
    expect((await copy.get('/api/course/quizzes')).body.quizzes).toEqual([]);
    await copy.put('/api/course/settings', { citations: 'mark' });
    await copied('course-2', 'course-1');
    expect((await settingsOf(copy)).citations).toBe('mark');
  });

  it('leaves out what judges students or reads what they write: that is decided anew', async () => {
    const teacher = await enter({ role: 'Instructor' });
    const own = { conduct: true, moderation: true, learnFromChat: true };
    await teacher.put('/api/course/settings', own);
    expect(await settingsOf(teacher)).toMatchObject(own);
    const copy = await copied('course-2', 'course-1');
    expect(await settingsOf(copy)).toMatchObject({
      ...settings,
      conduct: false,
      moderation: false,
      learnFromChat: false,
    });
  });

  it('takes the latest of several ancestors, and leaves what was chosen before alone', async () => {
    const second = await enter({ role: 'Instructor', contextId: 'course-2' });
    await second.put('/api/course/settings', { mode: 'grounded_qa' });
    const third = await copied('course-3', 'course-2,course-1');
    expect(await settingsOf(third)).toMatchObject({ mode: 'grounded_qa' });
    await copied('course-2', 'course-1');
    expect(await settingsOf(second)).toMatchObject({ mode: 'grounded_qa', citations: 'mark' });
  });

  it('means nothing in another registration, though the ids are the same', async () => {
    const other = await startPlatform(app, 'Another school');
    const claims = { [`${lti}custom`]: { context_history: 'course-1' } };
    const boot = await launch(app, other, { role: 'Instructor', contextId: 'course-2', claims });
    expect((await clientOf(app, boot).get('/api/course/settings')).body).toMatchObject({
      passback: { quizzes: false },
      citations: 'mark',
    });
    await other[Symbol.asyncDispose]();
  });
});
