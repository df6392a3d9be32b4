import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCoursesByContext } from '../../src/courses/index.ts';
import { createReadWeeks, type ReadWeeks } from '../../src/learner/index.ts';
import { draws } from '../../src/learner/weeks.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const idea = 'That the derivative of a product is the product of both derivatives';

let app: TestApp;
let platform: Platform;
let teacher: Client;
let courseId: string;
let conceptId: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
  const [found] = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
    findCoursesByContext(tx, platform.tenantId, 'course-1'),
  );
  courseId = found?.id ?? '';
  const { concepts } = (await teacher.get('/api/me/mastery')).body;
  conceptId = concepts.find(({ name }: { name: string }) => name === 'product rule').id;
  await rows(`update courses set created_at = '2026-09-08T10:00:00Z'`);
  return () => platform[Symbol.asyncDispose]();
});

const rows = <Row extends object>(text: string) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));

/** Students of the course, and which of them have the idea open since when. */
async function students(from: number, to: number, seenAt: string | null): Promise<void> {
  await rows(
    `with people as (
       insert into users (tenant_id, registration_id, sub, name)
       select tenant_id, registration_id, 'mate-' || n, 'Mate Number ' || n
       from (select * from users limit 1) u, generate_series(${from}, ${to}) n returning tenant_id, id),
     enrolled as (
       insert into enrolments (tenant_id, course_id, user_id, role)
       select tenant_id, '${courseId}', id, 'student' from people)
     insert into misconceptions (tenant_id, course_id, user_id, concept_id, description, essence, severity,
       first_seen_at, last_seen_at)
     select p.tenant_id, '${courseId}', p.id, '${conceptId}', '${idea}', 'e', 'low', s.at, s.at
     from people p, (select ${seenAt === null ? 'null' : `'${seenAt}'`}::timestamptz as at) s
     where s.at is not null`,
  );
}

const weeksOn = (day: string, draw: () => number = () => draws - 1): ReadWeeks =>
  createReadWeeks(app.composed.ground.withTenant, { now: () => new Date(day), draw });
const course = () => ({ tenantId: platform.tenantId, courseId });
const never = () => {
  throw new Error('nothing may be drawn a second time');
};

// features: B09, S04
describe('how a class moved week by week', () => {
  it('is told once a week is over, drawn once, and stands whatever becomes of its students', async () => {
    await students(1, 12, '2026-09-16T12:00:00Z');
    expect(await weeksOn('2026-09-20T23:00:00Z')(course())).toEqual([]);
    const told = await weeksOn('2026-09-21T01:00:00Z')(course());
    expect(told).toEqual([
      {
        conceptId,
        name: 'product rule',
        weeks: [{ monday: '2026-09-14', came: 15, went: null }],
      },
    ]);
    await rows(`update misconceptions set status = 'dismissed'
      where user_id in (select id from users where name ~ 'Number [1-4]$')`);
    await rows(`update enrolments set left_at = now() where user_id in
      (select id from users where name ~ 'Number [5-8]$')`);
    await students(13, 13, '2026-09-17T12:00:00Z');
    expect(await weeksOn('2026-09-21T02:00:00Z', never)(course())).toEqual(told);
    await rows(`delete from users where name like 'Mate%'`);
    expect(await weeksOn('2026-09-27T02:00:00Z', never)(course())).toEqual(told);
  });

  it('never tells of one who came between two weeks, nor of the same students again when they slip back', async () => {
    await students(1, 11, '2026-09-10T12:00:00Z');
    const first = await weeksOn('2026-09-14T01:00:00Z')(course());
    expect(first[0]?.weeks).toEqual([{ monday: '2026-09-07', came: 10, went: null }]);
    await students(12, 12, '2026-09-16T12:00:00Z');
    await rows(
      `update misconceptions set status = 'resolved', last_seen_at = '2026-09-17T12:00:00Z'`,
    );
    const second = await weeksOn('2026-09-21T01:00:00Z')(course());
    expect(second[0]?.weeks).toEqual([
      { monday: '2026-09-07', came: 10, went: null },
      { monday: '2026-09-14', came: null, went: 15 },
    ]);
    await rows(
      `update misconceptions set status = 'active', last_seen_at = '2026-09-23T12:00:00Z'`,
    );
    await rows(
      `update misconceptions set status = 'resolved', last_seen_at = '2026-09-24T12:00:00Z'`,
    );
    const third = await weeksOn('2026-09-28T01:00:00Z', never)(course());
    expect(third[0]?.weeks.at(-1)).toEqual({ monday: '2026-09-21', came: null, went: null });
  });

  it('is closed once when two look at the same time', async () => {
    await students(1, 12, '2026-09-16T12:00:00Z');
    let drawn = 0;
    const read = weeksOn('2026-09-21T01:00:00Z', () => drawn++ % draws);
    const [one, other] = await Promise.all([read(course()), read(course())]);
    expect(other).toEqual(one);
    expect(drawn).toBe(1);
  });

  it('is told of a concept that was merged under the one that stays, and of nobody a second time', async () => {
    await students(1, 12, '2026-09-10T12:00:00Z');
    expect(await weeksOn('2026-09-14T01:00:00Z')(course())).toMatchObject([{ conceptId }]);
    await rows(`update concepts m set merged_into = k.id, retired = true from concepts k
      where m.id = '${conceptId}' and k.course_id = m.course_id and k.name = 'chain rule'`);
    expect(await weeksOn('2026-09-14T02:00:00Z', never)(course())).toEqual([]);
    await students(13, 24, '2026-09-16T12:00:00Z');
    const [told, ...others] = await weeksOn('2026-09-21T01:00:00Z')(course());
    expect(told).toMatchObject({
      name: 'chain rule',
      weeks: [{ monday: '2026-09-14', came: 15, went: null }],
    });
    expect(others).toEqual([]);
  });

  it('is for those who teach, and is read in the time zone of the course', async () => {
    const student = clientOf(app, await launch(app, platform, { sub: 'somebody' }));
    for (const path of ['weeks', 'places', `${conceptId}/card`])
      expect((await student.get(`/api/course/misconceptions/${path}`)).status).toBe(403);
    expect((await teacher.get('/api/course/misconceptions/weeks')).body).toEqual({ concepts: [] });
    await rows(`update courses set time_zone = 'America/New_York'`);
    await rows('delete from misconception_closings');
    await students(1, 12, '2026-09-21T03:00:00Z');
    const told = await weeksOn('2026-09-22T12:00:00Z')(course());
    expect(told[0]?.weeks).toEqual([{ monday: '2026-09-14', came: 15, went: null }]);
  });
});

// features: B09, S68
describe('what can be done about what a class has open', () => {
  beforeEach(async () => {
    await students(1, 7, new Date().toISOString());
    await students(8, 14, null);
  });

  it('begins with the places where it is taught, and five minutes made of the course’s own sentences', async () => {
    const { places } = (await teacher.get('/api/course/misconceptions/places')).body;
    expect(Object.keys(places)).toEqual([conceptId]);
    const { documents } = (await teacher.get('/api/course/documents')).body;
    const ids = documents.map(({ id }: { id: string }) => id);
    for (const place of places[conceptId]) expect(ids).toContain(place.documentId);
    const { status, body: card } = await teacher.get(
      `/api/course/misconceptions/${conceptId}/card`,
    );
    expect(status).toBe(200);
    expect(card.thinks).toEqual([idea]);
    expect(card.says.length).toBeGreaterThan(0);
    const { body: source } = await teacher.get(`/api/documents/${card.says[0].documentId}`);
    expect(JSON.stringify(source)).toContain(JSON.stringify(card.says[0].quote).slice(1, -1));
    expect(JSON.stringify([places, card])).not.toContain('Mate');
    expect((await teacher.get(`/api/course/misconceptions/${conceptId}/card`)).body).toEqual(card);
  });

  it('holds no card on what is not told of the class', async () => {
    await rows(`update misconceptions set status = 'dismissed'`);
    expect((await teacher.get(`/api/course/misconceptions/${conceptId}/card`)).status).toBe(404);
    expect((await teacher.get('/api/course/misconceptions/places')).body).toEqual({ places: {} });
  });

  it('ends with a practice set that stands chosen in the LMS’s picker until it is placed, or a day has passed', async () => {
    const make = async () =>
      (
        await teacher.post('/api/course/quizzes', {
          conceptId,
          title: 'Practice: product rule',
          toPlace: true,
        })
      ).body;
    const made = await make();
    expect(made.items.length).toBeGreaterThan(0);
    const picker = await pick();
    const offered = async () => (await picker.get('/api/deep-linking')).body.toPlace;
    expect(await offered()).toBe(made.id);
    await picker.post('/api/deep-linking/answer', { items: [] });
    expect(await offered()).toBe(made.id);
    const link = { kind: 'quiz', title: 'Practice', quizId: made.id };
    const answer = await picker.post('/api/deep-linking/answer', { items: [link] });
    expect(answer.status).toBe(200);
    expect(await offered()).toBe(null);
    const second = await make();
    expect(await offered()).toBe(second.id);
    await rows(`update class_quizzes set to_place_since = to_place_since - interval '25 hours'`);
    expect(await offered()).toBe(null);
  });

  it('is another course’s and another school’s in nothing', async () => {
    const { body: made } = await teacher.post('/api/course/quizzes', { conceptId, toPlace: true });
    expect(made.id).toEqual(expect.any(String));
    const elsewhere = await pick('course-2');
    expect((await elsewhere.get('/api/deep-linking')).body.toPlace).toBe(null);
    await using other = await startPlatform(app);
    const stranger = clientOf(app, await launch(app, other, { sub: 't', role: 'Instructor' }));
    expect((await stranger.get(`/api/course/misconceptions/${conceptId}/card`)).status).toBe(404);
  });

  async function pick(contextId = 'course-1'): Promise<Client> {
    const boot = await launch(app, platform, {
      sub: 'teacher',
      role: 'Instructor',
      contextId,
      without: [`${lti}resource_link`],
      claims: {
        [`${lti}message_type`]: 'LtiDeepLinkingRequest',
        [`${dl}deep_linking_settings`]: {
          deep_link_return_url: 'https://lms.example/return',
          accept_types: ['ltiResourceLink'],
          accept_presentation_document_targets: ['iframe'],
          accept_multiple: true,
        },
      },
    });
    return clientOf(app, boot);
  }
});
