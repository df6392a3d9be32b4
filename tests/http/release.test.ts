import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LabControls, LabCourse, LabFace } from '../../src/lab/index.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import type { Client } from '../support/client.ts';

const now = Date.now();
const hours = (count: number): Date => new Date(now + count * 3_600_000);

const pages = [
  ['limits', 'derivatives', 'homework'],
  ['integrals', 'series', 'debate'],
  ['vectors', 'matrices'],
] as const;
const keys = pages.flat();

type Kind = Pick<LabCourse['modules'][number]['items'][number], 'kind' | 'isDiscussion'>;
const kinds = new Map<string, Kind>([
  ['series', { kind: 'file' }],
  ['homework', { kind: 'assignment' }],
  ['debate', { kind: 'assignment', isDiscussion: true }],
  ['matrices on canvas', { kind: 'quiz' }],
]);

const courseOn = (face: 'canvas' | 'moodle'): LabCourse => ({
  title: 'Calculus I',
  label: 'CALC1',
  modules: pages.map((names, at) => ({
    title: `Week ${at + 1}`,
    published: true,
    items: names.map((key) => ({
      key,
      title: `About ${key}`,
      ...(kinds.get(`${key} on ${face}`) ?? kinds.get(key) ?? { kind: 'page' as const }),
      fileName: key === 'series' ? 'About series' : `${key}.html`,
      mediaType: 'text/html',
      bytes: Buffer.from(`<h1>${key}</h1><p>Calculus speaks of ${key} at length.</p>`),
      published: true,
      updatedAt: hours(-100),
    })),
  })),
});

const logins = ['student1', 'student2', 'student3'] as const;

/** Something a teacher or the registrar does, on any face. */
type Change = (controls: LabControls, face: 'canvas' | 'moodle') => void;

const when = fc.option(fc.constantFrom(hours(-2), hours(-1), hours(1), hours(2)), {
  nil: undefined,
});
const item = fc.record({
  key: fc.constantFrom(...keys),
  published: fc.boolean(),
  unlockAt: when,
  lockAt: when,
});
const letters = fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { maxLength: 2 });
const module = fc.record({
  number: fc.constantFrom(1, 2, 3),
  published: fc.boolean(),
  unlockAt: when,
  audience: fc.option(
    fc.record({
      sections: letters,
      students: fc.uniqueArray(fc.constantFrom(...logins), { maxLength: 1 }),
    }),
    { nil: undefined },
  ),
  isAfter: fc.boolean(),
});
const change: fc.Arbitrary<Change> = fc.oneof(
  item.map(
    ({ key, ...patch }): Change =>
      (controls, face) =>
        controls.setItem(face, key, patch),
  ),
  module.map(
    ({ number, audience, isAfter, ...patch }): Change =>
      (controls, face) =>
        controls.setModule(face, number, {
          ...patch,
          // Canvas takes a module that is assigned to nobody for one that is for everybody.
          audience:
            audience && audience.sections.length + audience.students.length > 0
              ? audience
              : undefined,
          after: isAfter && number > 1 ? [number - 1] : [],
        }),
  ),
  fc.record({ login: fc.constantFrom(...logins), section: fc.constantFrom('A', 'B', 'C') }).map(
    ({ login, section }): Change =>
      (controls, face) =>
        controls.setSection(face, login, section),
  ),
  fc.record({ login: fc.constantFrom(...logins), number: fc.constantFrom(1, 2) }).map(
    ({ login, number }): Change =>
      (controls, face) =>
        controls.completeModule(face, login, number),
  ),
);

describe.each([
  { name: 'canvas', seesHidden: true, tellsAll: true },
  { name: 'moodle', seesHidden: true, tellsAll: false },
  { name: 'moodle', seesHidden: false, tellsAll: false },
] as const)('what $name releases, its API account seeing hidden things: $seesHidden', (setting) => {
  const { name, seesHidden, tellsAll } = setting;
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;
  let courseId: string;
  let tenantId: string;
  const students = new Map<string, { client: Client; userId: string }>();
  const ids = new Map<string, string>();

  const sync = async (): Promise<void> => {
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await vi.waitUntil(
      async () => {
        const { body } = await teacher.get('/api/course/documents');
        const states: string[] = body.documents.map(({ state }: { state: string }) => state);
        for (const { id, title } of body.documents) ids.set(id, title);
        if (body.sync.status === 'failed') throw new Error(body.sync.failureReason);
        if (states.includes('failed')) throw new Error(JSON.stringify(body.documents));
        return body.sync.status === 'done' && states.every((state) => state === 'ready');
      },
      { timeout: 30_000, interval: 40 },
    );
  };

  const found = async (userId: string): Promise<Set<string>> => {
    const request = { tenantId, courseId, userId, query: 'calculus at length', limit: 100 };
    const hits = await world.app.composed.tutor.search(request, AbortSignal.timeout(10_000));
    return new Set(hits.map(({ title }) => title));
  };

  const opened = async (client: Client): Promise<Set<string>> => {
    const titles = new Set<string>();
    for (const [id, title] of ids) {
      if ((await client.get(`/api/documents/${id}`)).status === 200) titles.add(title);
    }
    return titles;
  };

  beforeAll(async () => {
    world = await startLabApp({ course: courseOn(name) });
    world.lab.controls.setApiSeesHidden(name, seesHidden);
    face = world.lab.faces[name];
    teacher = (await world.enter(face, 'instructor')).client;
    for (const login of logins) {
      const { client } = await world.enter(face, login);
      students.set(login, { client, userId: '' });
    }
    const { db, withTenant } = world.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    tenantId = tenant?.id ?? '';
    const rows = await withTenant(tenantId, (tx) =>
      tx.query<{ userId: string; courseId: string; name: string }>(
        `select e.user_id as "userId", e.course_id as "courseId", u.name
         from enrolments e join users u on u.tenant_id = e.tenant_id and u.id = e.user_id`,
      ),
    );
    for (const login of logins) {
      const person = face.people.find((one) => one.login === login);
      const row = rows.find((one) => one.name === person?.name);
      const known = students.get(login);
      if (row && known) students.set(login, { ...known, userId: row.userId });
      courseId = row?.courseId ?? '';
    }
    await sync();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B10, S24
  it('is all that a student finds and opens, whatever teachers and registrar do', async () => {
    const { standings } = world.app.composed.material;
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const apply of changes) apply(world.lab.controls, name);
        await sync();
        for (const [login, { client, userId }] of students) {
          await standings.refresh({ tenantId, courseId, userId }, AbortSignal.timeout(5_000));
          const shown = world.lab.controls.shownTo(name, login);
          const retrieved = await found(userId);
          const viewed = await opened(client);
          expect(retrieved.difference(shown)).toEqual(new Set());
          expect(viewed.difference(shown)).toEqual(new Set());
          // Canvas tells everything there is to know, so nothing is withheld without need.
          if (tellsAll) expect(retrieved).toEqual(shown);
          seen += retrieved.size;
        }
      }),
      { numRuns: 15, interruptAfterTimeLimit: 90_000 },
    );
    expect(seen).toBeGreaterThan(0);
  }, 120_000);

  it('is taken back at the next question, without the document being read again', async () => {
    const reset = { published: true, unlockAt: undefined, audience: undefined, after: [] };
    for (const number of [1, 2, 3]) world.lab.controls.setModule(name, number, reset);
    const open = { published: true, unlockAt: undefined, lockAt: undefined };
    for (const key of keys) world.lab.controls.setItem(name, key, open);
    world.lab.controls.setSection(name, 'student1', 'A');
    world.lab.controls.setSection(name, 'student2', 'B');
    await sync();
    const [first, second] = [students.get('student1'), students.get('student2')];
    if (!first || !second) throw new Error('no students');
    expect(await found(first.userId)).toEqual(world.lab.controls.shownTo(name, 'student1'));
    const { body: before } = await teacher.get('/api/course/documents');
    world.lab.controls.setModule(name, 1, { audience: { sections: ['B'], students: [] } });
    world.lab.controls.setModule(name, 3, { published: false });
    await sync();
    const { body: after } = await teacher.get('/api/course/documents');
    expect(after.sync).toMatchObject({ changed: 0 });
    const inWeekTwo = pages[1].map((key) => `About ${key}`);
    expect(await found(first.userId)).toEqual(new Set(inWeekTwo));
    // Moodle tells no account how a section is restricted: it stays closed to everybody.
    if (seesHidden && name === 'canvas')
      expect(await found(second.userId)).toContain('About limits');
    const limits = before.documents.find(
      ({ title }: { title: string }) => title === 'About limits',
    );
    expect((await first.client.get(`/api/documents/${limits.id}`)).status).toBe(404);
  });

  it('shows to a whole class only what everybody may see', async () => {
    const { search } = world.app.composed.tutor;
    const request = { tenantId, courseId, query: 'calculus limits', limit: 100 };
    const hits = await search(request, AbortSignal.timeout(10_000));
    expect(hits.map(({ title }) => title)).not.toContain('About limits');
    expect(hits.length).toBeGreaterThan(0);
  });
});
