import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabCourse } from '../../src/lab/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { engines } from '../support/databases.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labPage } from '../support/lab-items.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly moduleTitle: string | null;
  readonly state: string;
  readonly choice: { readonly use: boolean; readonly cite: boolean; readonly link: boolean };
}

const documentsOf = async (teacher: Client): Promise<Listed[]> =>
  (await teacher.get('/api/course/documents')).body.documents;
const leftOutOf = async (teacher: Client): Promise<(string | null)[]> =>
  (await teacher.get('/api/course/documents')).body.leftOut;
/** What is switched off, by title: "u" use, "c" cite, "l" link; with the module where that tells. */
const switchedOff = async (teacher: Client, withModules = false) =>
  Object.fromEntries(
    (await documentsOf(teacher)).map(({ title, moduleTitle, choice }) => [
      withModules ? `${moduleTitle}/${title}` : title,
      `${choice.use ? '' : 'u'}${choice.cite ? '' : 'c'}${choice.link ? '' : 'l'}`,
    ]),
  );
async function choose(teacher: Client, isIt: (document: Listed) => boolean, choice: object) {
  const document = (await documentsOf(teacher)).find(isIt);
  const answer = await teacher.put(`/api/course/documents/${document?.id}/choice`, choice);
  expect(answer.status).toBe(200);
}
const called = (title: string) => (document: Listed) => document.title === title;

const text = (about: string) => `# ${about}\n\nThis page speaks of ${about} and of nothing else.`;
const files = {
  'limits.md': text('limits'),
  'answer-key.md': text('the answers'),
  'week 1/overview.md': text('week one'),
  'week 2/overview.md': text('week two'),
  'week 3/integrals.md': text('integrals'),
};

// features: P01, B10
describe.each(engines)('what was chosen for the documents of a course, on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;
  let original: Client;

  beforeEach(async () => {
    app = await startApp({ engine });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, files);
    original = await teach('course-1');
    await choose(original, called('answer key'), { use: false });
    await choose(original, called('limits'), { cite: false, link: false });
    await choose(original, ({ moduleTitle }) => moduleTitle === 'week 1', { link: false });
    await original.put('/api/course/modules', { title: 'week 3', use: false });
  });
  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const teach = async (contextId: string, history?: string): Promise<Client> => {
    const claims = history && {
      'https://purl.imsglobal.org/spec/lti/claim/custom': { context_history: history },
    };
    const tweaks = { role: 'Instructor', sub: 'teacher', contextId, ...(claims && { claims }) };
    return clientOf(app, await launch(app, platform, tweaks));
  };
  const fill = (contextId: string, content: Readonly<Record<string, string>> = files) =>
    ingestFiles(app, { tenantId: platform.tenantId, contextId }, content);

  it('waits for the documents of its copy, and holds as soon as they are there', async () => {
    const copy = await teach('course-2', 'course-1');
    expect(await documentsOf(copy)).toEqual([]);
    await fill('course-2');
    expect(await switchedOff(copy, true)).toEqual({
      'null/answer key': 'u',
      'null/limits': 'cl',
      'week 1/overview': 'l',
      'week 2/overview': '',
      'week 3/integrals': '',
    });
    expect(await leftOutOf(copy)).toEqual(['week 3']);
    const student = clientOf(app, await launch(app, platform, { contextId: 'course-2' }));
    const opens = async (title: string) => {
      const id = (await documentsOf(copy)).find(called(title))?.id;
      return (await student.get(`/api/documents/${id}`)).status;
    };
    expect([await opens('answer key'), await opens('limits')]).toEqual([404, 404]);
    expect(await opens('overview')).toBe(200);
  });

  it('is taken at once by what the copy holds already, but for what was chosen there', async () => {
    const copy = await teach('course-2');
    await fill('course-2');
    await choose(copy, called('limits'), { cite: true });
    await teach('course-2', 'course-1');
    expect(await switchedOff(copy)).toMatchObject({ 'answer key': 'u', limits: '' });
  });

  it('finds a document that the copy calls otherwise by its content', async () => {
    const copy = await teach('course-2', 'course-1');
    await fill('course-2', {
      'solutions.md': files['answer-key.md'],
      'limits.md': text('limits, told anew'),
    });
    expect(await switchedOff(copy)).toEqual({ solutions: 'u', limits: 'cl' });
  });

  it('finds one that was moved to another module, if the original had no other of that name', async () => {
    const copy = await teach('course-2', 'course-1');
    await fill('course-2', {
      'week 4/limits.md': text('limits'),
      'week 4/overview.md': text('week four'),
    });
    expect(await switchedOff(copy)).toEqual({ limits: 'cl', overview: '' });
  });

  it('goes on from a copy that was never read to the copy of the copy', async () => {
    await teach('course-2', 'course-1');
    const third = await teach('course-3', 'course-2,course-1');
    await fill('course-3');
    expect(await switchedOff(third)).toMatchObject({ 'answer key': 'u', limits: 'cl' });
    expect(await leftOutOf(third)).toEqual(['week 3']);
  });

  it('gives way to what the copy’s instructor says, also when the file is put there anew', async () => {
    const copy = await teach('course-2', 'course-1');
    await fill('course-2');
    await choose(copy, called('answer key'), { use: true });
    await choose(copy, called('limits'), { use: false, cite: true });
    await fill('course-2', { 'week 2/overview.md': files['week 2/overview.md'] });
    await fill('course-2');
    expect(await switchedOff(copy)).toMatchObject({ 'answer key': '', limits: 'ul' });
    expect(await switchedOff(original)).toMatchObject({ 'answer key': 'u', limits: 'cl' });
  });

  it('stays with the course: one that is no copy of it begins with everything switched on', async () => {
    const other = await teach('course-9', 'unheard-of');
    await fill('course-9');
    expect(Object.values(await switchedOff(other)).every((off) => off === '')).toBe(true);
    expect(await leftOutOf(other)).toEqual([]);
  });
});

const page = (key: string, title: string, words: string) => labPage(key, title, `<p>${words}</p>`);
const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [
        page('one', 'Exercises', 'Exercises to be done in class.'),
        page('two', 'Exercises', 'Exercises with their solutions.'),
        page('three', 'Limits', 'A limit is what a function comes close to.'),
      ],
    },
    {
      title: 'Week 2',
      published: true,
      items: [page('four', 'Series', 'A series is a sum without an end.')],
    },
  ],
};

// features: P01
describe.each(['canvas', 'moodle'] as const)('a course copied on %s', (name) => {
  let world: LabApp;
  beforeEach(async () => {
    world = await startLabApp({ course });
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const ready = async (teacher: Client): Promise<Listed[]> =>
    vi.waitUntil(
      async () => {
        const documents = await documentsOf(teacher);
        const isReady = documents.every(({ state }) => state === 'ready');
        return documents.length === 4 && isReady && documents;
      },
      { timeout: 90_000, interval: 100 },
    );

  it('lets the tutor do what it might do with each document there, alike in name or not', async () => {
    const { client: teacher } = await world.enter(world.lab.faces[name], 'instructor');
    const before = await ready(teacher);
    // Of two pages called alike, the second.
    const solutions = before.filter(called('Exercises'))[1];
    await choose(teacher, ({ id }) => id === solutions?.id, { use: false });
    await choose(teacher, called('Limits'), { cite: false });
    await teacher.put('/api/course/modules', { title: 'Week 2', use: false });

    await world.lab.controls.copyCourse(name);
    const { client: copy } = await world.enter(world.lab.faces[name], 'instructor');
    const after = await ready(copy);
    expect(after.map(({ title, choice }) => [title, choice.use, choice.cite])).toEqual([
      ['Exercises', true, true],
      ['Exercises', false, true],
      ['Limits', true, false],
      ['Series', true, true],
    ]);
    expect(after.some(({ id }) => before.some((one) => one.id === id))).toBe(false);
    expect(await leftOutOf(copy)).toEqual(['Week 2']);
  });
});
