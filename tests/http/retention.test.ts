import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabFace } from '../../src/lab/index.ts';
import {
  createErasureNotes,
  createEraseStudent,
  createReapplyErasures,
  createRunRetention,
  listErasures,
  readPolicy,
  setCoursePolicy,
  setPolicy,
  dropPolicy,
  type NightOutcome,
  type Rules,
} from '../../src/privacy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const day = 24 * 3_600_000;
const none: Rules = { courseEnd: null, left: null, inactivity: null };
const rolesClaim = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const administrator = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';

const done = { kind: 'done' } as const;
const total = (outcomes: readonly NightOutcome[]) => {
  const nights = outcomes.filter((one) => one.kind === 'done');
  return {
    people: nights.reduce((sum, { people }) => sum + people, 0),
    courses: nights.reduce((sum, { courses }) => sum + courses, 0),
  };
};

// features: B04
describe('a school with rules about how long things are kept', () => {
  let app: TestApp;
  let clock = Date.now();
  const platforms: Platform[] = [];

  beforeAll(async () => {
    app = await startApp({ now: () => clock });
  });
  afterAll(async () => {
    for (const platform of platforms) await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  async function school(rules?: Partial<Rules>) {
    clock = Date.now();
    const platform = await startPlatform(app);
    platforms.push(platform);
    const { tenantId } = platform;
    const { withTenant } = app.composed.ground;
    await ingestFiles(app, platform, calculusPages);
    if (rules) await withTenant(tenantId, (tx) => setPolicy(tx, tenantId, { ...none, ...rules }));
    const enter = async (sub: string, more: Parameters<typeof launch>[2] = {}) => {
      const boot = await launch(app, platform, { sub, ...more });
      return { boot, client: clientOf(app, boot) };
    };
    const night = (now = clock) =>
      app.composed.privacy.runRetention(tenantId, { now: new Date(now) });
    /** One after the other, each day's. */
    const nights = async (count: number): Promise<NightOutcome[]> => {
      const outcomes: NightOutcome[] = [];
      for (let at = 0; at < count; at += 1) {
        clock += day;
        outcomes.push(await night());
      }
      return outcomes;
    };
    const sql = (text: string, values: readonly unknown[] = []) =>
      withTenant(tenantId, (tx) => tx.query<{ id: string }>(text, [tenantId, ...values]));
    const isThere = async (userId: string) =>
      (await sql('select id from users where tenant_id = $1 and id = $2', [userId])).length === 1;
    const erasures = () => withTenant(tenantId, (tx) => listErasures(tx, tenantId));
    return { ...platform, enter, night, nights, sql, isThere, erasures };
  }

  it('erases nothing as long as it has none', async () => {
    const { enter, nights, isThere, erasures } = await school();
    const { boot, client } = await enter('ada');
    expect((await client.get('/api/me/kept')).body.until).toEqual([]);
    expect(await nights(2)).toEqual([{ kind: 'off' }, { kind: 'off' }]);
    expect(await isThere(boot.user.id)).toBe(true);
    expect(await erasures()).toEqual([]);
  });

  it('announces a course’s end to its teachers and students, erases what belongs to it, and a person only with their last course', async () => {
    const here = await school({ courseEnd: 30 });
    const teacher = await here.enter('teacher', { role: 'Instructor' });
    const only = await here.enter('only');
    await only.client.ask('What is the chain rule?');
    const both = await here.enter('both');
    await both.client.ask('What is the chain rule?');
    const elsewhere = await here.enter('both', { contextId: 'course-2' });
    await ingestFiles(app, { tenantId: here.tenantId, contextId: 'course-2' }, calculusPages);
    await elsewhere.client.ask('What is the product rule?');
    const { tenantId } = here;
    const course = { tenantId, courseId: only.boot.course.id };
    const other = { tenantId, courseId: elsewhere.boot.course.id };
    const begun = Date.now();
    await app.composed.ground.withTenant(tenantId, async (tx) => {
      await setCoursePolicy(tx, course, { endsAt: new Date(begun + 5 * day) });
      await setCoursePolicy(tx, other, { endsAt: new Date(begun + 400 * day) });
    });
    expect((await teacher.client.get('/api/course/erasure')).body).toEqual({ erasure: null });
    expect((await only.client.get('/api/course/erasure')).status).toBe(403);

    expect(total(await here.nights(10))).toEqual({ people: 0, courses: 0 });
    const told = (await teacher.client.get('/api/course/erasure')).body.erasure;
    expect(told).toEqual({ at: new Date(begun + 35 * day).toISOString(), timeZone: 'UTC' });
    const { until } = (await both.client.get('/api/me/kept')).body;
    expect(until).toMatchObject([
      { at: told.at, reason: 'course_end', courseTitle: 'Calculus I' },
      { reason: 'course_end' },
    ]);
    expect(total(await here.nights(24))).toEqual({ people: 0, courses: 0 });
    expect(total(await here.nights(3))).toEqual({ people: 1, courses: 1 });

    expect(await here.isThere(only.boot.user.id)).toBe(false);
    expect(await here.isThere(both.boot.user.id)).toBe(true);
    expect(await here.isThere(teacher.boot.user.id)).toBe(true);
    expect((await both.client.get('/api/threads')).status).toBe(401);
    expect((await elsewhere.client.get('/api/threads')).body.threads).toHaveLength(1);
    const of = (table: string) =>
      here.sql(`select 1 as id from ${table} where tenant_id = $1 and course_id = $2`, [
        course.courseId,
      ]);
    for (const table of ['turns', 'threads', 'evidence', 'retention_plans'])
      expect(await of(table)).toEqual([]);
    const receipts = await here.sql(
      `select receipt->'statement'->>'reason' as reason, receipt->'statement'->>'course' as course
       from erasures where tenant_id = $1 order by course_id nulls first`,
    );
    expect(receipts).toEqual([
      { reason: 'course_end', course: null },
      { reason: 'course_end', course: course.courseId },
    ]);
    // In their only other course nothing is due for a year.
    expect(total(await here.nights(5))).toEqual({ people: 0, courses: 0 });
  });

  it('has everybody wait whose grade is on its way, who cried for help, or about whom somebody must decide, and the dry run says why', async () => {
    const here = await school({ inactivity: 20 });
    const { tenantId } = here;
    const names = ['grade', 'crisis', 'conduct', 'free'] as const;
    const people = new Map<string, string>();
    let courseId = '';
    for (const name of names) {
      const { boot, client } = await here.enter(name);
      const { turnId } = await client.ask('What is the chain rule?');
      people.set(name, boot.user.id);
      courseId = boot.course.id;
      const inserts: Record<string, string> = {
        grade: `insert into grade_outbox (tenant_id, course_id, user_id, purpose, score, comment)
          values ($1, $2, $3, 'p', 1, case when $4::text = '' then '' else '' end)`,
        crisis: `insert into oncall_notices (tenant_id, course_id, user_id, turn_id, chain, raised_at)
          values ($1, $2, $3, $4::uuid, '[]', now())`,
        conduct: `insert into incidents (tenant_id, course_id, user_id, turn_id, category, severity, found_by, standing, at)
          values ($1, $2, $3, $4::uuid, 'harassment', 'low', 'model', 'waits', now())`,
      };
      const insert = inserts[name];
      if (insert) await here.sql(insert, [courseId, boot.user.id, turnId]);
    }
    const outcomes = await here.nights(21);
    expect(total(outcomes)).toEqual({ people: 1, courses: 0 });
    expect(outcomes.at(-1)).toMatchObject({ ...done, waiting: 3 });
    expect(await here.isThere(people.get('free')!)).toBe(false);

    const plansBefore = await here.sql(
      'select user_id, due_at from retention_plans where tenant_id = $1',
    );
    const foreseen = (await app.composed.privacy.foreseeErasures(tenantId))!.foreseen;
    const why = new Map(foreseen.map(({ userId, waitsFor }) => [userId, waitsFor]));
    expect(why.get(people.get('grade')!)).toEqual(['grades']);
    expect(why.get(people.get('crisis')!)).toEqual(['crisis']);
    expect(why.get(people.get('conduct')!)).toEqual(['conduct']);
    expect(
      await here.sql('select user_id, due_at from retention_plans where tenant_id = $1'),
    ).toEqual(plansBefore);

    await here.sql(`update grade_outbox set state = 'refused' where tenant_id = $1`);
    await here.sql(`update oncall_notices set state = 'acknowledged' where tenant_id = $1`);
    await here.sql(`update incidents set standing = 'struck_out' where tenant_id = $1`);
    expect(total(await here.nights(1))).toEqual({ people: 3, courses: 0 });
  });

  /** People of a course who were last there a year ago. */
  async function oldPeople(here: Awaited<ReturnType<typeof school>>, count: number): Promise<void> {
    const { boot } = await here.enter('somebody');
    await here.sql(
      `with born as (
         insert into users (tenant_id, registration_id, sub, last_seen_at)
         select $1, u.registration_id, 'old-' || n, now() - interval '1 year'
         from users u, generate_series(1, $3::int) n where u.tenant_id = $1 and u.id = $2 returning id)
       insert into enrolments (tenant_id, course_id, user_id, role, last_launch_at)
       select $1, $4, id, 'student', now() - interval '1 year' from born`,
      [boot.user.id, count, boot.course.id],
    );
  }

  it('is stopped by a rule that suddenly reaches many, changes nothing until a person says so, and gives a week even then', async () => {
    const here = await school({ inactivity: 100 });
    await oldPeople(here, 14);
    const { tenantId } = here;
    const stopped = { kind: 'stopped', people: 14, of: 15 };
    expect(await here.nights(3)).toEqual([stopped, stopped, stopped]);
    expect(await here.sql('select 1 as id from retention_plans where tenant_id = $1')).toEqual([]);
    expect(
      (await app.composed.ground.withTenant(tenantId, (tx) => readPolicy(tx, tenantId)))?.stopped,
    ).toEqual({ people: 14, of: 15 });
    const { runRetention } = app.composed.privacy;
    const fewer = await runRetention(tenantId, { now: new Date(clock), allowed: 13 });
    expect(fewer).toEqual(stopped);
    const allowed = await runRetention(tenantId, { now: new Date(clock), allowed: 14 });
    expect(allowed).toMatchObject({ ...done, people: 0, announced: 14 });
    expect(total(await here.nights(6))).toEqual({ people: 0, courses: 0 });
    expect(total(await here.nights(1))).toEqual({ people: 14, courses: 0 });
  });

  it('is stopped in a small school as well where most of it is suddenly reached', async () => {
    const here = await school({ inactivity: 180 });
    const { tenantId } = here;
    await oldPeople(here, 4);
    const stopped = { kind: 'stopped', people: 4, of: 5 };
    expect(await here.nights(1)).toEqual([stopped]);
    expect(
      await app.composed.privacy.runRetention(tenantId, { now: new Date(clock), allowed: 4 }),
    ).toMatchObject({ ...done, people: 0, announced: 4 });
  });

  it('is stopped as well where lists of members suddenly leave out many, before anybody is announced', async () => {
    const here = await school({ left: 30 });
    await oldPeople(here, 14);
    expect(total(await here.nights(1))).toEqual({ people: 0, courses: 0 });
    await here.sql(
      `update enrolments set left_at = $2 where tenant_id = $1 and last_launch_at < now() - interval '1 day'`,
      [new Date(clock)],
    );
    expect(await here.nights(1)).toEqual([{ kind: 'stopped', people: 14, of: 15 }]);
    await here.sql('update enrolments set left_at = null where tenant_id = $1');
    expect(await here.nights(1)).toMatchObject([{ ...done, announced: 0 }]);
  });

  it('loses nobody to a clock that leaps ahead or falls back', async () => {
    const here = await school({ inactivity: 40 });
    const { boot } = await here.enter('ada');
    expect(total(await here.nights(15))).toEqual({ people: 0, courses: 0 });
    const leapt = clock + 300 * day;
    expect(await here.night(leapt)).toMatchObject({ ...done, people: 0 });
    expect(await here.night(leapt + day)).toMatchObject({ ...done, people: 0 });
    expect(await here.night(clock)).toMatchObject({ ...done, people: 0 });
    expect(await here.isThere(boot.user.id)).toBe(true);
    expect(total(await here.nights(24))).toEqual({ people: 0, courses: 0 });
    expect(total(await here.nights(3))).toEqual({ people: 1, courses: 0 });
  });

  it('keeps whoever comes back between the announcement and the night', async () => {
    const here = await school({ inactivity: 20 });
    const { boot } = await here.enter('ada');
    await here.nights(19);
    // The launch is at the true time; what counts is that the visit is later than the plan knew.
    await here.sql(`update enrolments set last_launch_at = $2 where tenant_id = $1`, [
      new Date(clock),
    ]);
    expect(total(await here.nights(10))).toEqual({ people: 0, courses: 0 });
    expect(await here.isThere(boot.user.id)).toBe(true);
  });

  it('erases once where two nights run at the same time, and ends after a kill what was begun before it', async () => {
    const here = await school({ inactivity: 20 });
    const { boot, client } = await here.enter('ada');
    await client.ask('What is the chain rule?');
    const { ground, tutor } = app.composed;
    await here.nights(19);
    clock += 2 * day;
    for (const deadAt of [3, 8, 20]) {
      let left = deadAt;
      const eraseStudent = createEraseStudent({
        withTenant: async (tenantId, work) => {
          left -= 1;
          if (left <= 0) throw new Error('killed');
          return ground.withTenant(tenantId, work);
        },
        keys: ground.signingKeys,
        blobs: ground.blobs,
        live: ground.live,
        notes: createErasureNotes(ground),
        cancelTurn: tutor.cancelTurn,
        countersOf: () => [],
      });
      const run = createRunRetention({
        withTenant: ground.withTenant,
        eraseStudent,
        logger: ground.logger,
      });
      await run(here.tenantId, { now: new Date(clock) });
      expect(await here.erasures()).toMatchObject([{ userId: boot.user.id, reason: 'inactivity' }]);
    }
    await Promise.all([here.night(), here.night()]);
    expect(await here.isThere(boot.user.id)).toBe(false);
    expect(await here.erasures()).toMatchObject([{ userId: null, reason: 'inactivity' }]);
  });

  it('says that somebody is erased only when that is noted outside of the database as well', async () => {
    const here = await school({ inactivity: 20 });
    const { boot } = await here.enter('ada');
    await here.nights(19);
    clock += 2 * day;
    const { ground, tutor } = app.composed;
    const away = async () => {
      throw new Error('the bucket is away');
    };
    const eraseStudent = createEraseStudent({
      ...ground,
      keys: ground.signingKeys,
      notes: { keep: away },
      cancelTurn: tutor.cancelTurn,
      countersOf: () => [],
    });
    const run = createRunRetention({ ...ground, eraseStudent });
    expect(await run(here.tenantId, { now: new Date(clock) })).toMatchObject({
      people: 0,
      waiting: 1,
    });
    expect(await here.erasures()).toMatchObject([{ userId: boot.user.id, finishedAt: null }]);
    await here.night();
    expect(await here.erasures()).toMatchObject([{ userId: null }]);
    expect(await ground.blobs.listNotes(here.tenantId)).toHaveLength(1);
  });

  it('believes no end of a course that lies before the course was first opened, as a copied or a garbled date does', async () => {
    const here = await school({ courseEnd: 30 });
    const { boot } = await here.enter('ada');
    await here.sql(`update courses set ends_at = '2001-01-01' where tenant_id = $1`);
    expect(total(await here.nights(20))).toEqual({ people: 0, courses: 0 });
    expect(await here.isThere(boot.user.id)).toBe(true);
    // As where nobody says when it ends.
    expect(total(await here.nights(12))).toEqual({ people: 1, courses: 0 });
  });

  it('believes no end of a course that learners came to after it, as one that is used again every year', async () => {
    const here = await school({ courseEnd: 60 });
    const { boot } = await here.enter('ada');
    const teacher = await here.enter('teacher', { role: 'Instructor' });
    // Opened two years ago, and its LMS still says when that year's ended.
    await here.sql(
      `update courses set created_at = now() - interval '2 years', ends_at = now() - interval '1 year'
       where tenant_id = $1`,
    );
    expect(total(await here.nights(30))).toEqual({ people: 0, courses: 0 });
    expect(await here.isThere(boot.user.id)).toBe(true);
    // Teachers who look in make no year of it, and no end of the learners' last one.
    await here.sql(
      `update enrolments set last_launch_at = $2 where tenant_id = $1 and user_id = $3`,
      [new Date(clock), teacher.boot.user.id],
    );
    await here.sql(`update courses set ends_at = $2 where tenant_id = $1`, [
      new Date(clock - 5 * day),
    ]);
    const { foreseen } = (await app.composed.privacy.foreseeErasures(here.tenantId))!;
    expect(foreseen).toEqual([]);
    expect(total(await here.nights(54))).toEqual({ people: 0, courses: 0 });
    expect(total(await here.nights(2))).toEqual({ people: 1, courses: 0 });
  });

  it('is reached by its notes although those of another school cannot be read, and once by two programs that start together', async () => {
    const here = await school({ courseEnd: 20 });
    const other = await school();
    const { boot } = await here.enter('ada');
    await here.enter('ada', { contextId: 'course-2' });
    const { tenantId } = here;
    const { ground, tutor } = app.composed;
    const needs = { ...ground, keys: ground.signingKeys, cancelTurn: tutor.cancelTurn };
    const notes = createErasureNotes(ground);
    const eraseStudent = createEraseStudent({ ...needs, notes, countersOf: () => [] });
    const part = { tenantId, userId: boot.user.id, courseId: boot.course.id };
    // The database is from before it.
    const note = { reason: 'left', at: new Date().toISOString(), receipt: 'signed' } as const;
    await notes.keep(tenantId, { ...note, ...part, erasure: randomUUID() });
    const failing = {
      list: async (asked: string) => {
        if (asked === other.tenantId) throw new Error('denied');
        return notes.list(asked);
      },
    };
    const read: typeof notes.read = (...asked) => notes.read(...asked);
    const reapply = (reading = read) =>
      createReapplyErasures({ ...needs, notes: { ...failing, read: reading }, eraseStudent })();
    const one = reapply();
    // The other has its list already, and comes to it when the first is done.
    const two = reapply(async (...asked) => {
      await one;
      return read(...asked);
    });
    expect([await one, await two]).toEqual([
      { again: 1, failed: 1 },
      { again: 0, failed: 1 },
    ]);
    expect(await here.erasures()).toMatchObject([{ userId: null, reason: 'left' }]);
    // Who comes back is not erased by it once more.
    await here.enter('ada');
    expect(await reapply()).toEqual({ again: 0, failed: 1 });
  });

  it('counts from the last visit of a learner where one looked back after the end, however long teachers look in', async () => {
    const here = await school({ courseEnd: 60 });
    await here.enter('ada');
    await here.enter('teacher', { role: 'Instructor' });
    await here.sql(
      `update courses set created_at = now() - interval '2 years', ends_at = now() - interval '100 days'
       where tenant_id = $1`,
    );
    await here.sql(
      `update enrolments set last_launch_at = now() - interval '90 days' where tenant_id = $1 and role = 'student'`,
    );
    expect(total(await here.nights(10))).toEqual({ people: 1, courses: 0 });
  });

  it('reads the note of somebody whom its restored database never knew once, and not every quarter of an hour', async () => {
    const here = await school();
    const { boot } = await here.enter('ada');
    const { tenantId } = here;
    const { ground, tutor } = app.composed;
    const needs = { ...ground, keys: ground.signingKeys, cancelTurn: tutor.cancelTurn };
    const notes = createErasureNotes(ground);
    const eraseStudent = createEraseStudent({ ...needs, notes, countersOf: () => [] });
    const note = { courseId: null, reason: 'student', receipt: null } as const;
    const keep = (userId: string) =>
      notes.keep(tenantId, {
        ...note,
        userId,
        erasure: randomUUID(),
        at: new Date().toISOString(),
      });
    await keep(randomUUID());
    let readings = 0;
    const reapply = createReapplyErasures({
      ...needs,
      notes: {
        list: async (of) => notes.list(of),
        read: async (of, erasure) => {
          readings += of === tenantId ? 1 : 0;
          return notes.read(of, erasure);
        },
      },
      eraseStudent,
    });
    const often = { thorough: false };
    for (let round = 0; round < 3; round += 1) expect((await reapply(often)).again).toBe(0);
    expect(readings).toBe(1);
    // One that is new is read, and a start reads them all: somebody may have restored a part by hand.
    await keep(boot.user.id);
    expect((await reapply(often)).again).toBe(1);
    expect(readings).toBe(2);
    expect(await here.isThere(boot.user.id)).toBe(false);
    expect((await reapply()).again).toBe(0);
    expect(readings).toBe(3);
  });

  it('forgets plans with its rules', async () => {
    const here = await school({ inactivity: 20 });
    await here.enter('ada');
    await here.nights(3);
    const { tenantId } = here;
    await app.composed.ground.withTenant(tenantId, (tx) => dropPolicy(tx, tenantId));
    expect(await here.sql('select 1 as id from retention_plans where tenant_id = $1')).toEqual([]);
    expect(await here.night()).toEqual({ kind: 'off' });
  });

  it('lets whoever runs its LMS erase one person by the LMS’s own id, once what is open is settled, and nobody else', async () => {
    const here = await school();
    const there = await school();
    const student = await here.enter('sub-42');
    const { turnId } = await student.client.ask('What is the chain rule?');
    await there.enter('sub-42');
    const teacher = await here.enter('teacher', { role: 'Instructor' });
    const admin = await here.enter('boss', { claims: { [rolesClaim]: [administrator] } });
    const path = '/api/school/erasures';
    for (const { client } of [student, teacher]) {
      expect((await client.post(`${path}/plan`, { person: 'sub-42' })).status).toBe(403);
      expect((await client.post(path, { person: 'sub-42', confirm: 'sub-42' })).status).toBe(403);
    }
    const { client } = admin;
    const plan = await client.post(`${path}/plan`, { person: ' sub-42 ' });
    expect(plan.body.waitsFor).toEqual([]);
    expect(plan.body.kept).toMatchObject({ account: 1, conversations: 1, pictures: 0 });
    expect((await client.post(`${path}/plan`, { person: 'sub-43' })).status).toBe(404);
    expect((await client.post(path, { person: 'boss', confirm: 'boss' })).body.code).toBe(
      'person_yourself',
    );
    expect((await client.post(path, { person: 'sub-42', confirm: 'sub-43' })).status).toBe(400);

    await here.sql(
      `insert into oncall_notices (tenant_id, course_id, user_id, turn_id, chain, raised_at) values ($1, $2, $3, $4, '[]', now())`,
      [student.boot.course.id, student.boot.user.id, turnId],
    );
    expect((await client.post(`${path}/plan`, { person: 'sub-42' })).body.waitsFor).toEqual([
      'crisis',
    ]);
    const early = await client.post(path, { person: 'sub-42', confirm: 'sub-42' });
    expect(early).toMatchObject({ status: 409, body: { code: 'person_must_wait' } });
    expect(await here.isThere(student.boot.user.id)).toBe(true);

    await here.sql(`update oncall_notices set state = 'acknowledged' where tenant_id = $1`);
    const { status, body } = await client.post(path, { person: 'sub-42', confirm: 'sub-42' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      format: 'preceptor receipt',
      receipt: {
        statement: { reason: 'administrator', by: `LMS administrator ${admin.boot.user.id}` },
      },
    });
    expect(await here.isThere(student.boot.user.id)).toBe(false);
    const logged = app.logs.find(({ msg }) => msg === 'erased by an LMS administrator');
    expect(logged).toMatchObject({ administrator: admin.boot.user.id });
    expect(JSON.stringify(logged)).not.toContain('sub-42');
    const [still] = await there.sql(`select id from users where tenant_id = $1 and sub = 'sub-42'`);
    expect(still).toBeDefined();
  });
});

// features: B04, P01
describe.each(['canvas', 'moodle'] as const)(
  'whoever leaves a course of the %s-shaped lab',
  (name) => {
    let world: LabApp;
    let face: LabFace;
    let clock = Date.now();

    beforeAll(async () => {
      world = await startLabApp();
      face = world.lab.faces[name];
    });
    afterAll(() => world[Symbol.asyncDispose]());

    it('is kept through the grace, also by a list that failed or named nobody, and after a return; then erased', async () => {
      const teacher = (await world.enter(face, 'instructor')).client;
      const { boot } = await world.enter(face, 'student1');
      const stays = await world.enter(face, 'student2');
      const { tenantId } = (await world.app.composed.launch.findSession(boot.session))!;
      const { withTenant } = world.app.composed.ground;
      await withTenant(tenantId, (tx) => setPolicy(tx, tenantId, { ...none, left: 14 }));
      const sync = async (): Promise<void> => {
        await teacher.post('/api/course/people/sync');
        const status = async () => (await teacher.get('/api/course/people')).body.sync?.status;
        await expect.poll(status).toMatch(/done|failed/);
      };
      const nights = async (count: number) => {
        const outcomes: NightOutcome[] = [];
        for (let at = 0; at < count; at += 1) {
          clock += day;
          outcomes.push(
            await world.app.composed.privacy.runRetention(tenantId, { now: new Date(clock) }),
          );
        }
        return total(outcomes).people + total(outcomes).courses;
      };
      const isThere = async () =>
        (
          await withTenant(tenantId, (tx) =>
            tx.query('select 1 from users where id = $1', [boot.user.id]),
          )
        ).length;

      const { controls } = world.lab;
      await sync();
      controls.setEnrolment(name, 'student1', 'removed');
      await sync();
      expect(await nights(10)).toBe(0);
      controls.setEnrolment(name, 'student1', 'active');
      await sync();
      expect(await nights(10)).toBe(0);
      expect(await isThere()).toBe(1);

      controls.setEnrolment(name, 'student1', 'removed');
      await sync();
      await withTenant(tenantId, (tx) =>
        tx.query(`update roster_syncs set status = 'failed' where tenant_id = $1`, [tenantId]),
      );
      expect(await nights(9)).toBe(0);
      expect(await isThere()).toBe(1);
      await withTenant(tenantId, (tx) =>
        tx.query(`update roster_syncs set status = 'done' where tenant_id = $1`, [tenantId]),
      );
      expect(await nights(1)).toBe(1);
      expect(await isThere()).toBe(0);
      expect((await stays.client.get('/api/threads')).status).toBe(200);
      expect(await nights(40)).toBe(0);
    });
  },
);
