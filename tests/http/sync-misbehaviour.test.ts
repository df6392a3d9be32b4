import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbound } from '../../src/ground/net/index.ts';
import type { LabControls, LabCourse, LabFace } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labFile, labPage } from '../support/lab-items.ts';

type Name = 'canvas' | 'moodle';
type Fault = Parameters<LabControls['addFault']>[1];

const words = (key: string) => `# ${key}\n\nCalculus speaks of ${key} at length.`;
const item = (key: string, over: object = {}) => ({
  ...labFile(key, `About ${key}`, words(key)),
  ...over,
});
const page = (key: string, over: object = {}) => ({
  ...labPage(key, `About ${key}`, words(key)),
  ...over,
});

const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    { title: 'Week 1', published: true, items: [page('limits'), item('notes'), item('tables')] },
    { title: 'Week 2', published: true, items: [page('series'), item('vectors')] },
    { title: 'Drafts', published: false, items: [page('answers')] },
  ],
};
const open = ['limits', 'notes', 'series', 'tables', 'vectors'];

interface Material {
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly fileName: string;
    readonly moduleTitle: string | null;
    readonly state: string;
    readonly searchable: boolean;
    readonly failure: { readonly code: string; readonly reason: string } | null;
  }[];
  readonly sync: {
    readonly status: string;
    readonly failureCode: string | null;
    readonly failureReason: string | null;
    readonly changed: number;
    readonly removed: number;
  };
}

/** A course on a face of the lab, whose LMS is waited for in no time. */
interface World {
  readonly app: LabApp;
  readonly face: LabFace;
  readonly teacher: Client;
  readonly course: { tenantId: string; courseId: string; userId: string };
  /** How long it would have waited between tries, in milliseconds. */
  readonly waits: number[];
  /** How long an LMS may take to answer, in milliseconds. */
  readonly patience: { ms: number };
}

const patientMs = 20_000;
/** Nobody waits a minute here for an LMS that says nothing. */
const impatientMs = 1_500;

async function openWorld(name: Name): Promise<World> {
  const waits: number[] = [];
  const patience = { ms: patientMs };
  const reach = createOutbound({
    allowPrivateHosts: ['127.0.0.1'],
    userAgent: 'Preceptor-tests/1',
  });
  const app = await startLabApp({
    course,
    toLms: {
      outbound: (url, request) => reach(url, { ...request, timeoutMs: patience.ms }),
      sleep: async (ms) => void waits.push(ms),
    },
  });
  const face = app.lab.faces[name];
  const { client: teacher } = await app.enter(face, 'instructor');
  await app.enter(face, 'student1');
  const { db, withTenant } = app.app.composed.ground;
  const [tenant] = await db.query<{ id: string }>('select id from tenants');
  const tenantId = tenant?.id ?? '';
  const student = face.people.find(({ login }) => login === 'student1');
  const [row] = await withTenant(tenantId, (tx) =>
    tx.query<{ userId: string; courseId: string }>(
      `select e.user_id as "userId", e.course_id as "courseId" from enrolments e
       join users u on u.tenant_id = e.tenant_id and u.id = e.user_id where u.name = $1`,
      [student?.name],
    ),
  );
  if (!row) throw new Error('no student came');
  return { app, face, teacher, course: { tenantId, ...row }, waits, patience };
}

const material = async ({ teacher }: World): Promise<Material> =>
  (await teacher.get('/api/course/documents')).body;

/** Has the course read, and comes back when all that was begun is over. */
async function read(world: World): Promise<Material> {
  expect((await world.teacher.post('/api/course/sync')).status).toBe(202);
  return readingIsOver(world);
}

const readingIsOver = (world: World): Promise<Material> =>
  vi.waitUntil(
    async () => {
      const now = await material(world);
      const isOver = ['done', 'failed'].includes(now.sync?.status ?? '');
      const atRest = now.documents.every(({ state }) => state === 'ready' || state === 'failed');
      return isOver && atRest && now;
    },
    { timeout: 60_000, interval: 40 },
  );

/** Keys of what a student finds. */
async function found({ app, course: { tenantId, courseId, userId } }: World): Promise<string[]> {
  const request = { tenantId, courseId, userId, query: 'calculus at length', limit: 100 };
  const hits = await app.app.composed.tutor.search(request, AbortSignal.timeout(10_000));
  return [
    ...new Set(hits.map(({ fileName }) => fileName.replace(/^About |\.\w+$/g, ''))),
  ].toSorted();
}

/** Everything that is searched, passage by passage. */
const passages = ({ app, course: { tenantId } }: World): Promise<object[]> =>
  app.app.composed.ground.withTenant(tenantId, (tx) =>
    tx.query(`select document_id, revision, ordinal, content_hash from chunks order by 1, 2, 3`),
  );

/** Whatever a test before this one did, or broke off in the middle of. */
async function healthy(world: World, name: Name, { readAnyhow = true } = {}): Promise<Material> {
  const { controls } = world.app.lab;
  world.patience.ms = patientMs;
  controls.clearFaults(name);
  controls.restoreMaterial(name);
  const left = await readingIsOver(world);
  const now = readAnyhow || left.sync.status === 'failed' ? await read(world) : left;
  expect(now.sync).toMatchObject({ status: 'done', failureReason: null });
  expect(now.documents.filter(({ state }) => state !== 'ready')).toEqual([]);
  expect(await found(world)).toEqual(open);
  return now;
}

const listing: Record<Name, RegExp> = { canvas: /\/api\/v1\//, moodle: /server\.php/ };
const pageList: Record<Name, RegExp> = { canvas: /\/pages/, moodle: /server\.php/ };
const always = 10_000;

interface Trouble {
  readonly fault: Fault['fault'];
  readonly where?: Record<Name, RegExp>;
  readonly code: string;
  /** Cause, and what to do next. */
  readonly says: RegExp;
}

const reconnect = /no longer accepts .* Connect/;
const troubles: readonly (readonly [string, Trouble | Record<Name, Trouble>])[] = [
  ['the token was revoked', { fault: 'token-expired', code: 'reconnect', says: reconnect }],
  [
    'reading is throttled',
    {
      canvas: { fault: 'throttled', code: 'unavailable', says: /limiting how fast.*tries again/ },
      moodle: { fault: 'throttled', code: 'unavailable', says: /answered 503.*Try again later/ },
    },
  ],
  [
    'reading is throttled in the newer way',
    { fault: 'too-many-requests', code: 'unavailable', says: /limiting how fast.*tries again/ },
  ],
  [
    'a list is forbidden',
    {
      canvas: {
        fault: 'forbidden',
        where: pageList,
        code: 'forbidden',
        says: /does not let .* read the pages.*ask your Canvas administrator to allow url:GET/,
      },
      moodle: { fault: 'forbidden', code: 'forbidden', says: /Ask your Moodle administrator/ },
    },
  ],
  [
    'the LMS fails',
    {
      fault: 'server-error',
      where: pageList,
      code: 'unavailable',
      says: /answered 500.*Try again/,
    },
  ],
  [
    'the LMS says nothing',
    { fault: 'hang', where: pageList, code: 'unavailable', says: /in time.*Try again later/ },
  ],
  [
    'the connection drops before the answer',
    { fault: 'dropped', where: pageList, code: 'unavailable', says: /reached.*Try again later/ },
  ],
  [
    'the connection is cut in the middle of a list',
    { fault: 'cut', where: pageList, code: 'unavailable', says: /reached.*Try again later/ },
  ],
  [
    'half of a list comes as if it were all',
    { fault: 'short', where: pageList, code: 'unavailable', says: /not data.*Try again later/ },
  ],
  [
    'a page for people comes in place of a list',
    { fault: 'garbage', where: pageList, code: 'unavailable', says: /not data.*Try again later/ },
  ],
  [
    'a list leads to the page for logging in',
    {
      fault: 'log-in-page',
      where: pageList,
      code: 'unavailable',
      says: /\(302\).*Try again later|status 302.*try again later/,
    },
  ],
  [
    'a list leads into somebody’s network',
    {
      fault: 'inward',
      where: pageList,
      code: 'unavailable',
      says: /\(302\).*Try again later|status 302.*try again later/,
    },
  ],
];

describe.each(['canvas', 'moodle'] as const)('while %s lists the course', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(name);
  });
  afterAll(() => world.app[Symbol.asyncDispose]());
  beforeEach(() => healthy(world, name, { readAnyhow: false }));

  // features: A09
  it.each(troubles)(
    'and %s, nothing is lost, and the next reading mends it',
    async (_what, given) => {
      const { fault, where = listing, code, says } = 'fault' in given ? given : given[name];
      const before = await material(world);
      const held = await passages(world);
      const { controls } = world.app.lab;
      controls.addFault(name, { fault, on: 'content', where: where[name], times: always });
      if (fault === 'hang') world.patience.ms = impatientMs;
      const after = await read(world);
      world.patience.ms = patientMs;
      expect(after.sync).toMatchObject({ status: 'failed', failureCode: code });
      expect(after.sync.failureReason).toMatch(says);
      expect(after.documents).toEqual(before.documents);
      expect(await passages(world)).toEqual(held);
      expect(await found(world)).toEqual(open);
      controls.clearFaults(name);
      expect((await read(world)).sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
      expect(await found(world)).toEqual(open);
    },
  );

  it.each([
    ['as long as it asks', 7, 7_000],
    ['a while of our own', undefined, undefined],
  ])('and throttles for a moment, it waits %s and goes on', async (_how, retryAfter, waited) => {
    const { controls } = world.app.lab;
    world.waits.length = 0;
    const fault = { fault: 'too-many-requests', on: 'content', where: listing[name] } as const;
    controls.addFault(name, { ...fault, ...(retryAfter && { retryAfter }) });
    expect((await read(world)).sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
    expect(world.waits).toHaveLength(1);
    if (waited) expect(world.waits).toEqual([waited]);
    else expect(world.waits[0]).toBeGreaterThanOrEqual(500);
  });
});

describe('when canvas does not tell who is in which section', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('canvas');
    await healthy(world, 'canvas');
  });
  afterAll(() => world.app[Symbol.asyncDispose]());

  // features: B10
  it('a module that is for one section now is shown to nobody, and all else as before', async () => {
    expect(await found(world)).toEqual(open);
    const { controls } = world.app.lab;
    controls.setModule('canvas', 1, { audience: { sections: ['A', 'B', 'C'], students: [] } });
    const where = /enrollments/;
    controls.addFault('canvas', { fault: 'forbidden', on: 'content', where, times: always });
    expect((await read(world)).sync).toMatchObject({ status: 'done', failureReason: null });
    expect(await found(world)).toEqual(['series', 'vectors']);
    controls.clearFaults('canvas');
    await read(world);
    expect(await found(world)).toEqual(open);
  });
});

describe.each(['canvas', 'moodle'] as const)('while files of %s are fetched', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(name);
  });
  afterAll(() => world.app[Symbol.asyncDispose]());
  beforeEach(() => healthy(world, name));

  const files: Record<Name, RegExp> = { canvas: /\/files\/\d+\/|inst-fs/, moodle: /pluginfile/ };
  const rewrite = (key: string): void =>
    world.app.lab.controls.setItem(name, key, {
      bytes: Buffer.from(`# ${key}\n\nCalculus speaks of ${key} at length, and anew.`),
    });
  const named = ({ documents }: Material, key: string) =>
    documents.find(({ fileName }) => fileName === `${key}.md`);

  it.each<[string, Fault['fault'], RegExp]>([
    ['is throttled', 'too-many-requests', /limiting how fast.*tries again/],
    ['fails', 'server-error', /answered 500.*Try again later/],
    ['says nothing', 'hang', /in time.*Try again later/],
    ['drops the connection', 'dropped', /reached.*Try again later/],
    ['cuts the connection', 'cut', /reached.*Try again later/],
    [
      'sends half of one',
      'short',
      /lists this file with \d+ bytes but sent \d+\. The next reading/,
    ],
    ['sends the page for logging in', 'log-in-page', /bytes but sent|asks .* to log in/],
    ['sends a page for people', 'garbage', /bytes but sent .* upload the file/],
    [
      'leads into somebody’s network',
      'inward',
      /does not call 10\.11\.12\.13.*Ask the administrator/,
    ],
    ['refuses one', 'forbidden', /does not let|unexpected answer \(403\)/],
  ])('and it %s, the version before is used until it comes', async (_what, fault, says) => {
    const held = await passages(world);
    rewrite('notes');
    const { controls } = world.app.lab;
    controls.addFault(name, { fault, on: 'content', where: files[name], times: always });
    if (fault === 'hang') world.patience.ms = impatientMs;
    const after = await read(world);
    world.patience.ms = patientMs;
    expect(after.sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
    expect(named(after, 'notes')).toMatchObject({ state: 'failed', searchable: true });
    expect(named(after, 'notes')?.failure?.reason).toMatch(says);
    expect(await passages(world)).toEqual(held);
    expect(await found(world)).toEqual(open);
    controls.clearFaults(name);
    const mended = await read(world);
    expect(mended.sync).toMatchObject({ status: 'done', changed: 1, removed: 0 });
    expect(named(mended, 'notes')).toMatchObject({ state: 'ready', failure: null });
    expect(await found(world)).toEqual(open);
  });

  it('and the token is revoked, it asks to connect again and serves what it has', async () => {
    const held = await passages(world);
    rewrite('notes');
    const { controls } = world.app.lab;
    const fault = { fault: 'token-expired', on: 'content', where: files[name] } as const;
    controls.addFault(name, { ...fault, times: always });
    expect((await read(world)).sync).toMatchObject({ status: 'failed', failureCode: 'reconnect' });
    expect(await passages(world)).toEqual(held);
    expect(await found(world)).toEqual(open);
  });

  it('and it stops answering, the rest waits for the next reading', async () => {
    const held = await passages(world);
    for (const key of ['notes', 'tables', 'vectors']) rewrite(key);
    const { controls } = world.app.lab;
    const fault = { fault: 'server-error', on: 'content', where: files[name] } as const;
    controls.addFault(name, { ...fault, times: always });
    const { sync } = await read(world);
    expect(sync).toMatchObject({ status: 'failed', failureCode: 'unavailable' });
    expect(sync.failureReason).toMatch(/stopped answering.*kept.*next reading.*answered 500/);
    expect(await passages(world)).toEqual(held);
    controls.clearFaults(name);
    expect((await read(world)).sync).toMatchObject({ status: 'done', changed: 3 });
  });

  it('and several in a row cannot be taken, all others are', async () => {
    for (const key of ['notes', 'tables', 'series', 'vectors']) rewrite(key);
    const { controls } = world.app.lab;
    // Canvas lists files after one another; of Moodle's the page in between comes from there too.
    const where = name === 'canvas' ? /inst-fs/ : /mod_resource/;
    controls.addFault(name, { fault: 'short', on: 'content', where, times: 3 });
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'done', changed: 1 });
    expect(after.documents.filter(({ state }) => state === 'failed')).toHaveLength(3);
    expect(await found(world)).toEqual(open);
  });
});

describe.each(['canvas', 'moodle'] as const)('when the teacher in %s', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(name);
  });
  afterAll(() => world.app[Symbol.asyncDispose]());
  beforeEach(() => healthy(world, name));

  const named = ({ documents }: Material, fileName: string) =>
    documents.find((document) => document.fileName === fileName);
  const without = (key: string): string[] => open.filter((one) => one !== key);
  const leaveOut = async ({ documents }: Material): Promise<string> => {
    const id = documents.find(({ fileName }) => fileName === 'notes.md')?.id ?? '';
    await world.teacher.put(`/api/course/documents/${id}/choice`, { use: false });
    return id;
  };
  const takeBackIn = (id: string) =>
    world.teacher.put(`/api/course/documents/${id}/choice`, { use: true });

  it('renames a file, it goes on under its new name with what was chosen, and is not read again', async () => {
    const id = await leaveOut(await material(world));
    const held = await passages(world);
    world.app.lab.controls.setItem(name, 'notes', { fileName: 'remarks.md' });
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
    expect(named(after, 'remarks.md')).toMatchObject({ id, choice: { use: false } });
    expect(await passages(world)).toEqual(held);
    expect(await found(world)).toEqual(without('notes'));
    await takeBackIn(id);
  });

  it('replaces a file, its new words are found and its choice stays', async () => {
    const id = await leaveOut(await material(world));
    const bytes = Buffer.from('# notes\n\nCalculus speaks of tangents at length.');
    const { controls } = world.app.lab;
    if (name === 'canvas') controls.replaceItem(name, 'notes', bytes);
    else controls.setItem(name, 'notes', { bytes });
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'done', changed: 1, removed: 0 });
    expect(named(after, 'notes.md')).toMatchObject({ id, choice: { use: false } });
    await takeBackIn(id);
    expect(await found(world)).toEqual(open);
  });

  it('moves a file to another module, it stands there and is not read again', async () => {
    const held = await passages(world);
    world.app.lab.controls.moveItem(name, 'notes', 2);
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
    expect(named(after, 'notes.md')?.moduleTitle).toBe('Week 2');
    expect(await passages(world)).toEqual(held);
    expect(await found(world)).toEqual(open);
  });

  it('deletes a file, nothing of it is left', async () => {
    const id = named(await material(world), 'notes.md')?.id;
    world.app.lab.controls.removeItem(name, 'notes');
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'done', changed: 0, removed: 1 });
    expect(named(after, 'notes.md')).toBeUndefined();
    expect(JSON.stringify(await passages(world))).not.toContain(id);
    expect(await found(world)).toEqual(without('notes'));
  });

  // features: B10
  it('takes a file back from students, it is not found, and comes back as the tutor was told to take it', async () => {
    await leaveOut(await material(world));
    const { controls } = world.app.lab;
    controls.setItem(name, 'notes', { published: false });
    expect((await read(world)).sync).toMatchObject({ status: 'done', changed: 0 });
    expect(await found(world)).toEqual(without('notes'));
    controls.setItem(name, 'notes', { published: true });
    const back = named(await read(world), 'notes.md');
    expect(back).toMatchObject({ state: 'ready', choice: { use: false } });
    expect(await found(world)).toEqual(without('notes'));
    await takeBackIn(back?.id ?? '');
    expect(await found(world)).toEqual(open);
  });
});

describe('when the LMS suddenly lists nothing', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('canvas');
  });
  afterAll(() => world.app[Symbol.asyncDispose]());
  beforeEach(() => healthy(world, 'canvas'));

  it.each([
    ['pages and files', /\/courses\/\d+\/\w/],
    ['modules', /\/modules\?/],
    ['pages', /\/pages\?/],
    ['files', /\/files\?/],
  ])('no %s in Canvas, it is not believed at first, then it is', async (what, where) => {
    const before = await material(world);
    const held = await passages(world);
    const { controls } = world.app.lab;
    controls.addFault('canvas', { fault: 'empty', on: 'content', where, times: always });
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'failed', failureCode: 'doubtful_listing' });
    expect(after.sync.failureReason).toContain(`lists no ${what}`);
    expect(after.sync.failureReason).toMatch(/read the course again/);
    expect(after.documents).toEqual(before.documents);
    expect(await passages(world)).toEqual(held);
    // Nor does a draft come out because nobody knows any more which module holds it back.
    expect(await found(world)).toEqual(open);
    const { sync, documents } = await read(world);
    expect(sync).toMatchObject({ status: 'done' });
    expect(documents.length < before.documents.length).toBe(what !== 'modules');
  });
});

it('keeps what it has of a Moodle course that the account is shown nothing of', async () => {
  await using world = Object.assign(await openWorld('moodle'), {
    [Symbol.asyncDispose]: () => world.app[Symbol.asyncDispose](),
  });
  const before = await healthy(world, 'moodle');
  const { controls } = world.app.lab;
  controls.addFault('moodle', { fault: 'empty', on: 'content', times: always });
  for (const _time of [1, 2]) {
    const { sync, documents } = await read(world);
    expect(sync).toMatchObject({ status: 'failed', failureCode: 'forbidden' });
    expect(sync.failureReason).toMatch(/hidden.*viewhiddencourses/);
    expect(documents).toEqual(before.documents);
  }
  expect(await found(world)).toEqual(open);
});

describe('when the second page of a list of Canvas', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('canvas');
    world.app.lab.controls.setPageSize('canvas', 2);
  });
  afterAll(() => world.app[Symbol.asyncDispose]());
  beforeEach(() => healthy(world, 'canvas', { readAnyhow: false }));

  it.each<[string, Fault['fault'], string]>([
    ['fails', 'server-error', 'unavailable'],
    ['is cut', 'cut', 'unavailable'],
    ['is refused', 'forbidden', 'forbidden'],
    ['is a page for people', 'garbage', 'unavailable'],
  ])('%s, the first is no course', async (_what, fault, code) => {
    const before = await material(world);
    const where = /\/files\?.*page=bookmark/;
    const { controls } = world.app.lab;
    controls.addFault('canvas', { fault, on: 'content', where, times: always });
    const after = await read(world);
    expect(after.sync).toMatchObject({ status: 'failed', failureCode: code });
    expect(after.documents).toEqual(before.documents);
    controls.clearFaults('canvas');
    expect((await read(world)).sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
  });
});
