import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findCoursesByContext } from '../../src/courses/index.ts';
import { labApiKey, type LabFace } from '../../src/lab/index.ts';
import { canvasScopes } from '../../src/lms/index.ts';
import type { Client } from '../support/client.ts';
import { labFile, labPage } from '../support/lab-items.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { smallCourse } from '../support/lab-world.ts';
import { createPageBrowser, type BrowserPage, type PageBrowser } from '../support/page-browser.ts';

const recording = {
  ...labFile('lecture', 'Lecture on limits', 'not really a film'),
  fileName: 'lecture.mp4',
  mediaType: 'video/mp4',
  captions: [
    {
      locale: 'en',
      text: 'WEBVTT\n\n01:02.000 --> 01:09.000\nA manatee swims towards its limit.\n',
    },
    { locale: 'de', text: 'WEBVTT\n\n01:02.000 --> 01:09.000\nEine Seekuh schwimmt zur Grenze.\n' },
  ],
};

const warmUp = {
  ...labPage('warm-up', 'Warm-up', '<p>Three questions about narwhals, for practice.</p>'),
  kind: 'quiz' as const,
};

const readable = {
  ...smallCourse,
  modules: smallCourse.modules.map((module, at) => ({
    ...module,
    items: [
      ...module.items.filter(({ kind }) => kind === 'page'),
      ...(at === 0 ? [recording, warmUp] : []),
    ],
  })),
};

let world: LabApp;
let face: LabFace;
let teacher: Client;
let student: Client;

beforeAll(async () => {
  world = await startLabApp({ course: readable });
  face = world.lab.faces.canvas;
  // What an administrator had entered by hand is gone: the course lives by its teacher's consent.
  const { ground, launch } = world.app.composed;
  const [registration] = await launch.registrations.find(face.issuer, face.clientId);
  if (!registration) throw new Error('the lab is not registered');
  await ground.withTenant(registration.tenantId, (tx) => tx.query('delete from lms_connections'));
  await launch.canvasKeys.save(registration.tenantId, registration.id, {
    baseUrl: face.apiBaseUrl,
    ...labApiKey,
  });
  teacher = (await world.enter(face, 'instructor')).client;
  student = (await world.enter(face, 'student1')).client;
});
afterAll(() => world[Symbol.asyncDispose]());

const material = async () => (await teacher.get('/api/course/documents')).body;
const begin = async (client = teacher): Promise<string> =>
  (await client.post('/api/course/connection', {})).body.url;

/** A tab in which that person is signed in to Canvas, and has no cookie of ours. */
async function tabOf(login: string): Promise<PageBrowser> {
  const tab = createPageBrowser();
  await tab.open(`${face.courseUrl}?as=${login}`);
  return tab;
}

async function consent(url: string, login = 'instructor'): Promise<BrowserPage> {
  const tab = await tabOf(login);
  const asked = await tab.press(await tab.open(url));
  return tab.press(asked, 'accept');
}

async function syncEnds(): Promise<{
  status: string;
  failureCode: string | null;
  changed: number;
}> {
  return vi.waitUntil(
    async () => {
      const { sync, documents } = await material();
      const isRead = documents.every(({ state }: { state: string }) => state === 'ready');
      return ['done', 'failed'].includes(sync?.status) && isRead && sync;
    },
    { timeout: 55_000, interval: 50 },
  );
}

async function syncAgain() {
  expect((await teacher.post('/api/course/sync')).status).toBe(202);
  return syncEnds();
}

const asked = (grant: 'token' | 'content', since: number) =>
  world.lab.controls
    .lastToolRequests('canvas')
    .slice(since)
    .filter(({ area }) => area === grant);

describe('a course that its instructor connects to Canvas', () => {
  // features: A04, P01
  it('names on the way what it will read, and Canvas asks for no more than the documented scopes', async () => {
    expect(await material()).toMatchObject({ connected: false, mayConnect: true });
    const tab = await tabOf('instructor');
    const page = await tab.open(await begin());
    expect(page.text).toContain('reads, and never writes');
    expect(page.headers.getSetCookie()).toEqual([]);
    const canvas = await tab.press(page);
    expect(canvas.headers.get('x-frame-options')).toBe('sameorigin');
    for (const scope of canvasScopes) expect(canvas.text).toContain(scope);
    const address = new URL(canvas.url);
    expect(address.searchParams.get('scope')?.split(' ')).toEqual(canvasScopes);
    for (const scope of canvasScopes) expect(scope).toMatch(/^url:GET\|\/api\/(quiz\/)?v1\//);
    expect(canvasScopes.filter((scope) => /questions|submissions|items$/.test(scope))).toEqual([
      'url:GET|/api/v1/courses/:course_id/modules/:module_id/items',
    ]);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.href).not.toContain(labApiKey.secret);
  });

  it('names on the way everything that Canvas is asked for, and nothing else', async () => {
    const tab = await tabOf('instructor');
    const page = await tab.open(await begin());
    const listed = [...page.text.matchAll(/<li>(.*?)<\/li>/g)].map(([, words]) => words).join(' ');
    const wordsFor: Readonly<Record<string, string>> = {
      courses: 'syllabus',
      pages: 'pages',
      files: 'files',
      folders: 'folders',
      modules: 'modules',
      items: 'items',
      assignment_overrides: 'whom they are assigned to',
      enrollments: 'sections',
      assignments: 'assignments',
      quizzes: 'quizzes',
      date_details: 'their dates and whom they are for',
      media_tracks: 'captions',
    };
    const scopes = canvasScopes.map(
      (scope) =>
        scope
          .replace(/\/:\w+$/, '')
          .split('/')
          .at(-1) ?? '',
    );
    expect(new Set(scopes)).toEqual(new Set(Object.keys(wordsFor)));
    for (const words of Object.values(wordsFor)) expect(listed).toContain(words);
  });

  it('is offered to instructors only, with tickets that work once', async () => {
    expect((await student.post('/api/course/connection', {})).status).toBe(403);
    const url = await begin();
    const tab = await tabOf('instructor');
    const page = await tab.open(url);
    await tab.press(page);
    expect((await tab.press(page)).status).toBe(400);
    expect((await tab.open(url)).status).toBe(400);
    expect((await tab.open(`${world.app.url}/lms/connected?state=made-up&code=1`)).status).toBe(
      400,
    );
    expect(await material()).toMatchObject({ connected: false });
  });

  it('stays as it is when the instructor declines, or agrees as somebody else', async () => {
    const tab = await tabOf('instructor');
    const canvas = await tab.press(await tab.open(await begin()));
    const state = new URL(canvas.url).searchParams.get('state') ?? '';
    const declined = await tab.open(
      `${world.app.url}/lms/connected?error=access_denied&state=${encodeURIComponent(state)}`,
    );
    expect(declined.status).toBe(400);
    expect(declined.text).toContain('Canvas did not agree');
    const other = await consent(await begin(), 'admin');
    expect(other.status).toBe(400);
    expect(other.text).toContain('somebody else');
    expect(await material()).toMatchObject({ connected: false });
  });

  it('is read at once, with the tokens of its teacher, which no log and no row shows', async () => {
    const done = await consent(await begin());
    expect(done.text).toContain('The course is connected');
    expect(await syncEnds()).toMatchObject({ status: 'done' });
    const { connected, documents } = await material();
    expect(connected).toBe(true);
    expect(documents.length).toBeGreaterThan(2);
    const { withTenant, db } = world.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const rows = await withTenant(tenant?.id ?? '', (tx) =>
      tx.query('select * from course_connections'),
    );
    expect(JSON.stringify([rows, world.app.logs])).not.toMatch(/1~[\w-]{20}/);
    expect(JSON.stringify(world.app.logs)).not.toContain(labApiKey.secret);
  });

  it('renews a token that has run out, once for all who need it at the same time', async () => {
    world.lab.controls.endApiGrants('canvas', 'expired');
    const since = world.lab.controls.lastToolRequests('canvas').length;
    const { connections } = world.app.composed.launch;
    const [course] = await coursesOf();
    if (!course) throw new Error('no course');
    const lists = await Promise.all(
      [1, 2, 3].map(async () => {
        const connected = await connections.sourceOf(course);
        return connected?.source.list(connected.lmsCourseId, AbortSignal.timeout(20_000));
      }),
    );
    expect(lists.every((items) => (items?.length ?? 0) > 2)).toBe(true);
    expect(asked('token', since)).toHaveLength(1);
    expect(await syncAgain()).toMatchObject({ status: 'done', changed: 0 });
  });

  it.each([
    ['has another secret', /does not accept the developer key/, { secret: 'mistyped' }],
    ['is for another address', /another address/, { baseUrl: 'https://canvas.example.edu' }],
    ['is gone', /no longer has a developer key/, null],
  ])('waits, and stays connected, while the developer key %s', async (_what, says, over) => {
    const { ground, launch } = world.app.composed;
    const [registration] = await launch.registrations.find(face.issuer, face.clientId);
    if (!registration) throw new Error('the lab is not registered');
    const { tenantId, id } = registration;
    const right = { baseUrl: face.apiBaseUrl, ...labApiKey };
    if (over) await launch.canvasKeys.save(tenantId, id, { ...right, ...over });
    else await ground.withTenant(tenantId, (tx) => tx.query('delete from canvas_api_keys'));
    world.lab.controls.endApiGrants('canvas', 'expired');
    const waiting = await syncAgain();
    await launch.canvasKeys.save(tenantId, id, right);
    expect(waiting).toMatchObject({
      status: 'failed',
      failureCode: 'unavailable',
      failureReason: expect.stringMatching(says),
    });
    expect(await syncAgain()).toMatchObject({ status: 'done', changed: 0 });
  });

  it('asks to be connected again when the teacher took the leave back, and keeps what it has', async () => {
    const before = (await material()).documents;
    world.lab.controls.endApiGrants('canvas', 'revoked');
    expect(await syncAgain()).toMatchObject({ status: 'failed', failureCode: 'reconnect' });
    expect((await material()).documents).toEqual(before);
    const { answer } = await student.ask('What is close to L?');
    expect(answer).toContain('Introduction to limits');
    // Nobody knocks at Canvas again before somebody agrees.
    const since = world.lab.controls.lastToolRequests('canvas').length;
    expect(await syncAgain()).toMatchObject({ status: 'failed', failureCode: 'reconnect' });
    expect(asked('token', since).concat(asked('content', since))).toEqual([]);
    await consent(await begin());
    expect(await syncEnds()).toMatchObject({ status: 'done', changed: 0 });
  });

  // features: S02, S69
  it('knows what is said in its recordings, at which minute, in each of their languages', async () => {
    await consent(await begin());
    await syncEnds();
    const titles = (await material()).documents.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(expect.arrayContaining(['lecture.mp4 (en)', 'lecture.mp4 (de)']));
    const { events } = await student.ask('Where does the manatee swim?');
    const cited = events.flatMap(({ data }) => (data.type === 'citation' ? [data] : []));
    const citation = cited.find(({ title }) => title === 'lecture.mp4 (en)');
    expect(citation).toMatchObject({ time: 62 });
    const { body } = await student.get(`/api/documents/${citation?.documentId}`);
    expect(body.pieces).toEqual([
      expect.objectContaining({ content: expect.stringContaining('manatee'), timeFrom: 62 }),
    ]);
  });

  // features: B10
  it('shows what is said in a recording to nobody whom Canvas does not show it', async () => {
    await consent(await begin());
    world.lab.controls.setItem('canvas', 'lecture', { published: false });
    await syncAgain();
    const { events } = await student.ask('Where does the manatee swim?');
    world.lab.controls.setItem('canvas', 'lecture', { published: true });
    await syncAgain();
    expect(events.filter(({ event }) => event === 'citation')).toEqual([]);
  });

  it('is connected by a key made before captions were read, and says what that key lacks', async () => {
    const { controls } = world.lab;
    const caption = canvasScopes.find((scope) => scope.includes('media_tracks'));
    controls.setApiKeyScopes(canvasScopes.filter((scope) => scope !== caption));
    const done = await consent(await begin());
    expect(done.text).toContain('The course is connected');
    const ends = await vi.waitUntil(
      async () => {
        const { sync, documents } = await material();
        const said = documents.find(({ title }: { title: string }) => title === 'lecture.mp4');
        return sync?.status === 'done' && said?.state === 'failed' && { documents, said };
      },
      { timeout: 55_000, interval: 50 },
    );
    controls.setApiKeyScopes(undefined);
    expect(JSON.stringify(ends.said)).toContain(caption);
    const others = ends.documents.filter(({ title }: { title: string }) => title !== 'lecture.mp4');
    expect(others.length).toBeGreaterThan(2);
    expect(others.every(({ state }: { state: string }) => state === 'ready')).toBe(true);
  });

  it.each([
    ['before quizzes were read', canvasScopes.filter((scope) => !/quizzes/.test(scope)), []],
    [
      'for a Canvas without New Quizzes',
      canvasScopes.filter((scope) => !/quiz\/v1/.test(scope)),
      ['Warm-up'],
    ],
  ])('is connected by a key made %s, and reads all the rest', async (_when, scopes, quizzes) => {
    world.lab.controls.setApiKeyScopes(scopes);
    expect((await consent(await begin())).text).toContain('The course is connected');
    expect(await syncAgain()).toMatchObject({ status: 'done', failureCode: null });
    world.lab.controls.setApiKeyScopes(undefined);
    const { documents } = await material();
    const titles = documents.map(({ title }: { title: string }) => title);
    expect(titles.filter((title: string) => title === 'Warm-up')).toEqual(quizzes);
    expect(titles.filter((title: string) => title.startsWith('lecture.mp4'))).toHaveLength(2);
  });

  it('is not connected by a key that does not even allow to read the course', async () => {
    world.lab.controls.setApiKeyScopes(canvasScopes.slice(1));
    const tab = await tabOf('instructor');
    const page = await tab.press(await tab.open(await begin()));
    world.lab.controls.setApiKeyScopes(undefined);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Canvas did not agree');
  });

  it('is forgotten, at Canvas too, when the instructor ends it', async () => {
    const authorization = {
      authorization: `Bearer ${(await world.enter(face, 'instructor')).boot.session}`,
    };
    const ended = await fetch(`${world.app.url}/api/course/connection`, {
      method: 'DELETE',
      headers: authorization,
    });
    expect(ended.status).toBe(204);
    expect(await material()).toMatchObject({ connected: false });
  });
});

async function coursesOf() {
  const { withTenant, db } = world.app.composed.ground;
  const [tenant] = await db.query<{ id: string }>('select id from tenants');
  const tenantId = tenant?.id ?? '';
  return withTenant(tenantId, (tx) => findCoursesByContext(tx, tenantId, face.contextId));
}

it('needs the scopes that the page for administrators names', async () => {
  const page = await readFile(new URL('../../docs/admin-canvas.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/url:GET\|\S+/g)].map(([scope]) => scope);
  expect(named).toEqual(canvasScopes);
});
