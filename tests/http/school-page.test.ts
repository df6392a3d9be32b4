import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { checkLog, createProbeIsolation, type LogFile } from '../../src/isolation/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const rolesClaim = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const asAdministrator = {
  sub: 'admin-1',
  claims: { [rolesClaim]: [`${institution}Administrator`] },
};

// features: B02
describe('the page about the school', () => {
  let app: TestApp;
  let here: Platform;
  let there: Platform;

  beforeAll(async () => {
    app = await startApp();
    here = await startPlatform(app, 'Here University');
    there = await startPlatform(app, 'There College');
  });
  afterAll(async () => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const enter = async (platform: Platform, tweaks: Parameters<typeof launch>[2]) => {
    const boot = await launch(app, platform, tweaks);
    return { boot, client: clientOf(app, boot) };
  };
  const administrator = (platform: Platform) => enter(platform, asAdministrator);
  const probe = () => app.composed.isolation.probe(AbortSignal.timeout(60_000));

  it('says plainly that nothing is there yet', async () => {
    const { boot, client } = await administrator(here);
    expect(boot).toMatchObject({ view: 'admin', user: { role: 'visitor' } });
    const { status, body } = await client.get('/api/school');
    expect(status).toBe(200);
    expect(body).toEqual({
      probes: [],
      courses: { opened: 1, connected: 0, students: 0 },
      spentMicros: 0,
      caps: [],
      models: [],
      teachersSee: 'named',
    });
  });

  it('tells what the probes found of this school, and what it uses', async () => {
    await ingestFiles(app, here, calculusPages);
    const student = await enter(here, {});
    await student.client.ask('What is the chain rule?');
    await probe();
    await probe();
    await app.composed.ground.withTenant(here.tenantId, async (tx) => {
      const cap = { kind: 'cap', scope: 'tenant', scopeId: null, whenReached: 'bend' } as const;
      await setRule(tx, here.tenantId, { ...cap, period: 'month', amount: 50_000_000 });
      const { courseId, userId } = (await app.composed.launch.findSession(student.boot.session))!;
      await tx.query(
        `insert into usage_entries (tenant_id, reservation_id, course_id, user_id, task, provider, model,
           input_tokens, output_tokens, cost_micros, estimated, is_open)
         values ($1, gen_random_uuid(), $2, $3, 'chat_tutor', 'p', 'm', 1, 1, 1234567, false, false)`,
        [here.tenantId, courseId, userId],
      );
    });
    const { body } = await (await administrator(here)).client.get('/api/school');
    expect(body.probes).toHaveLength(2);
    expect(body.probes[0]).toMatchObject({ asked: 5, askedForOurs: 5, leaks: [], blind: false });
    expect(body).toMatchObject({
      courses: { opened: 1, students: 1 },
      spentMicros: 1_234_567,
      caps: [{ period: 'month', amount: 50_000_000 }],
    });
    const other = await (await administrator(there)).client.get('/api/school');
    expect(other.body).toMatchObject({
      courses: { opened: 1, students: 0 },
      spentMicros: 0,
      caps: [],
    });
  });

  it('hands out a signed log that holds without us and names no other school', async () => {
    const { client } = await administrator(here);
    const { body, headers } = await client.get('/api/school/isolation-log');
    expect(headers.get('content-disposition')).toContain('isolation-log.json');
    expect(checkLog(body)).toMatchObject({ entries: 2, faults: [] });
    const text = JSON.stringify(body);
    expect(text).not.toContain(there.tenantId);
    expect(text).not.toContain('There College');
    const theirs = (await (await administrator(there)).client.get('/api/school/isolation-log'))
      .body;
    expect(JSON.stringify(theirs)).not.toContain(here.tenantId);
    expect(checkLog(theirs)).toMatchObject({ faults: [] });
  });

  it('tells a school of its own leaks only, and each side its own half', async () => {
    const third = await startPlatform(app, 'Third Academy');
    const { ground, material, tutor, isolation } = app.composed;
    const leaky = createProbeIsolation({
      sql: ground.db,
      withTenant: ground.withTenant,
      blobs: ground.blobs,
      ingestDocument: material.ingestDocument,
      ingestRequests: material.ingestRequests,
      search: tutor.search,
      followTurn: tutor.followTurn,
      watchLog: () => () => {},
      isolationLog: isolation.log,
      // Whoever asks from "here" is shown what is "there".
      readSource: async (course, documentId, wanted) =>
        (await material.readSource(course, documentId, wanted)) ??
        (course.tenantId === here.tenantId
          ? material.readSource({ ...course, tenantId: there.tenantId }, documentId, wanted)
          : undefined),
    });
    await leaky(AbortSignal.timeout(60_000));
    const newest = async (platform: Platform) =>
      (await (await administrator(platform)).client.get('/api/school')).body.probes[0];
    expect((await newest(here)).leaks).toEqual([
      { path: 'source', direction: 'others_shown_here' },
    ]);
    expect((await newest(there)).leaks).toEqual([{ path: 'source', direction: 'ours_shown' }]);
    expect((await newest(third)).leaks).toEqual([]);
    const whole: LogFile = await isolation.log.write(null);
    expect(checkLog(whole)).toMatchObject({ entries: 3, faults: [] });
    expect(whole.entries.at(-1)?.statement.leaks).toEqual([
      { path: 'source', asker: here.tenantId, other: there.tenantId },
    ]);
    await third[Symbol.asyncDispose]();
  });

  it.each([
    ['a student', {}],
    ['an instructor', { role: 'Instructor' }],
    ['an assistant', { role: 'TeachingAssistant' }],
    // Of a course, not of the institution.
    ['an administrator of a course', { role: 'Administrator' }],
    ['somebody whose LMS says it in short', { claims: { [rolesClaim]: ['Administrator'] } }],
  ])('D7: is closed to %s', async (_who, tweaks) => {
    const { boot, client } = await enter(here, { sub: crypto.randomUUID(), ...tweaks });
    expect(boot.view).not.toBe('admin');
    for (const path of ['/api/school', '/api/school/isolation-log']) {
      const { status, body } = await client.get(path);
      expect([status, body.code]).toEqual([403, 'role_not_allowed']);
    }
  });

  // features: B03
  it('hands out the papers of a procurement as one page, to those who run the LMS alone', async () => {
    const { client } = await administrator(here);
    const { status, headers, body } = await client.get('/api/school/trust-pack');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('trust-pack.html');
    for (const title of ['Security questionnaire', 'Data map', 'Note on the EU AI Act'])
      expect(body).toContain(title);
    expect(body).toContain('known to the operator');
    expect(body).not.toMatch(/<script|here university|there college/i);
    const teacher = await enter(here, { sub: 't', role: 'Instructor' });
    for (const other of [teacher, await enter(here, {})])
      expect((await other.client.get('/api/school/trust-pack')).status).toBe(403);
  });

  it('leaves an administrator who also teaches what teachers have, and gives one who does not nothing of it', async () => {
    const teaching = { [rolesClaim]: [`${institution}Administrator`, `${membership}Instructor`] };
    const both = await enter(here, { sub: 'admin-2', claims: teaching });
    expect(both.boot).toMatchObject({ view: 'instructor', administers: true });
    expect((await both.client.get('/api/school')).status).toBe(200);
    expect((await both.client.get('/api/course/people')).status).toBe(200);
    const { client } = await administrator(here);
    expect((await client.get('/api/course/people')).status).toBe(403);
  });

  it('does not open by a session of an earlier launch without the role', async () => {
    const before = await enter(here, { sub: 'admin-3' });
    await enter(here, { ...asAdministrator, sub: 'admin-3' });
    expect((await before.client.get('/api/school')).status).toBe(403);
  });
});
