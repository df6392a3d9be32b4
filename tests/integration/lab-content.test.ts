import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LabFace } from '../../src/lab/index.ts';
import { openLabWorld, type LabWorld } from '../support/lab-world.ts';
import { rawRequest } from '../support/raw-request.ts';

let world: LabWorld;
let canvas: LabFace;
let moodle: LabFace;
beforeEach(async () => {
  world = await openLabWorld();
  ({ canvas, moodle } = world.lab.faces);
});
afterEach(() => world[Symbol.asyncDispose]());

const stringIds = 'application/json+canvas-string-ids';

async function rest(path: string, headers: Record<string, string> = {}) {
  const address = path.startsWith('http') ? path : `${canvas.apiBaseUrl}/api/v1${path}`;
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${canvas.apiToken}`, accept: stringIds, ...headers },
  });
  const text = await response.text();
  const json = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as unknown;
  return { status: response.status, headers: response.headers, text, json };
}

async function list<T = Record<string, unknown>>(path: string): Promise<T[]> {
  const rows: T[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { json, headers } = await rest(next);
    rows.push(...(json as T[]));
    next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  }
  return rows;
}

async function ws(name: string, params: Record<string, string> = {}) {
  const response = await fetch(`${moodle.apiBaseUrl}/webservice/rest/server.php`, {
    method: 'POST',
    body: new URLSearchParams({
      wstoken: moodle.apiToken,
      moodlewsrestformat: 'json',
      wsfunction: name,
      ...params,
    }),
  });
  return { status: response.status, json: (await response.json()) as unknown };
}

interface MoodleModule {
  name: string;
  visible: number;
  uservisible: boolean;
  availabilityinfo?: string;
  contents?: { fileurl: string; timemodified: number }[];
}

async function activities(): Promise<MoodleModule[]> {
  const { json } = await ws('core_course_get_contents', { courseid: '2' });
  return (json as { modules: MoodleModule[] }[]).flatMap(({ modules }) => modules);
}

// features: B01
describe('the Canvas REST API', () => {
  it('asks who is calling, and with what right', async () => {
    const url = `${canvas.apiBaseUrl}/api/v1/courses/17`;
    const unnamed = await rawRequest(url);
    expect(unnamed.status).toBe(403);
    const stranger = await fetch(url);
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('www-authenticate')).toBe('Bearer realm="canvas-lms"');
    const token = await world.tool.token(
      canvas,
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
    );
    const service = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(await service.json()).toEqual({ errors: [{ message: 'Invalid access token.' }] });
  });

  it('knows the course by number and by the context of a launch', async () => {
    const { json, headers } = await rest('/courses/17');
    expect(json).toMatchObject({ id: '17', name: 'Calculus I', course_code: 'CALC1' });
    expect(Number(headers.get('x-request-cost'))).toBeGreaterThan(0);
    expect(Number(headers.get('x-rate-limit-remaining'))).toBeGreaterThan(0);
    expect((await rest(`/courses/lti_context_id:${canvas.contextId}`)).json).toEqual(json);
    const missing = await rest('/courses/99');
    expect(missing.status).toBe(404);
    expect(missing.json).toEqual({
      errors: [{ message: 'The specified resource does not exist.' }],
    });
  });

  it('lists ten at a time and says only where the next are', async () => {
    const pages = await list<{ url: string }>('/courses/17/pages?per_page=2');
    expect(pages.map(({ url }) => url)).toEqual([
      'introduction-to-limits',
      'notes',
      'answer-key',
      'released-later',
      'draft-page',
    ]);
    expect(pages[0]).not.toHaveProperty('body');
  });

  it('gives the text of one page as HTML, however it was written', async () => {
    const { json } = await rest('/courses/17/pages/notes');
    expect(json).toMatchObject({ body: '<h1>Notes</h1>\n<p>A <em>limit</em> is a promise.</p>\n' });
  });

  it('has ids that only texts can hold', async () => {
    const [file] = await list<{ id: string }>('/courses/17/files');
    const { text } = await rest('/courses/17/files', { accept: 'application/json' });
    expect(text).toContain(`"id":${file?.id},`);
    const [rounded] = JSON.parse(text) as { id: number }[];
    expect(String(rounded?.id)).not.toBe(file?.id);
  });

  it('shows modules with their items and what is published', async () => {
    const modules = await list<{ name: string; published: boolean; items: object[] }>(
      '/courses/17/modules?include[]=items&include[]=content_details',
    );
    expect(modules.map(({ name, published }) => [name, published])).toEqual([
      ['Week 1: Limits', true],
      ['Week 2: Derivatives', true],
      ['Week 3: Draft', false],
    ]);
    expect(modules[0]?.items).toMatchObject([
      { type: 'Page', page_url: 'introduction-to-limits', published: true },
      { type: 'Page', page_url: 'notes' },
      { type: 'File', title: 'Syllabus (PDF)' },
      { type: 'Page', page_url: 'answer-key', published: false },
    ]);
    expect(modules[1]?.items).toMatchObject([
      { content_details: { unlock_at: '2100-01-01T00:00:00Z', locked_for_user: false } },
    ]);
    expect(modules[0]?.items[0]).not.toHaveProperty('content_id');
    expect((await rest('/courses/17/modules')).json).not.toHaveProperty([0, 'items']);
  });

  it('hides from a student what a teacher sees', async () => {
    world.lab.controls.setApiSeesHidden('canvas', false);
    const pages = await list<{ url: string; locked_for_user: boolean }>('/courses/17/pages');
    expect(pages.map(({ url, locked_for_user: locked }) => [url, locked])).toEqual([
      ['introduction-to-limits', false],
      ['notes', false],
      ['released-later', true],
    ]);
    expect((await rest('/courses/17/pages/released-later')).json).not.toHaveProperty('body');
    world.lab.controls.setItem('canvas', 'syllabus', { unlockAt: new Date('2100-01-01') });
    const [file] = await list<{ url: string }>('/courses/17/files');
    expect(file?.url).toBe('');
  });

  it('sends a download on to a store, with a secret that ends', async () => {
    const [file] = await list<{ url: string; size: number; 'content-type': string }>(
      '/courses/17/files',
    );
    const headers = { authorization: `Bearer ${canvas.apiToken}` };
    const first = await fetch(file?.url ?? '', { headers, redirect: 'manual' });
    const store = first.headers.get('location') ?? '';
    expect(first.status).toBe(302);
    expect(new URL(store).pathname).toMatch(/^\/inst-fs\//);
    const bytes = await fetch(store);
    expect(bytes.headers.get('content-type')).toBe(file?.['content-type']);
    expect(await bytes.text()).toBe('%PDF-1.4 syllabus of the course');
    expect((await fetch(store.replace(/token=.*/, 'token=guessed'))).status).toBe(403);
    expect((await fetch(file?.url ?? '')).status).toBe(401);
  });

  it('gives a replaced file a new number and a renamed page a new address', async () => {
    const [before] = await list<{ id: string; modified_at: string }>('/courses/17/files');
    world.lab.controls.setItem('canvas', 'syllabus', { bytes: Buffer.from('%PDF-1.4 second') });
    world.lab.controls.setItem('canvas', 'notes', { title: 'Reading notes' });
    const [after] = await list<{ id: string; modified_at: string; size: number }>(
      '/courses/17/files',
    );
    expect(after?.id).not.toBe(before?.id);
    expect(after?.modified_at).not.toBe(before?.modified_at);
    expect(after?.size).toBe(15);
    expect((await rest(`/files/${before?.id}`)).status).toBe(404);
    expect((await rest('/courses/17/pages/notes')).status).toBe(404);
    expect((await rest('/courses/17/pages/reading-notes')).status).toBe(200);
  });

  it('keeps files in a folder for each module', async () => {
    const folders = await list<{ full_name: string; id: string; files_count: number }>(
      '/courses/17/folders',
    );
    expect(folders.map(({ full_name: name, files_count: files }) => [name, files])).toEqual([
      ['course files', 0],
      ['course files/Week 1: Limits', 1],
      ['course files/Week 2: Derivatives', 0],
      ['course files/Week 3: Draft', 0],
    ]);
    expect(await list(`/folders/${folders[1]?.id}/files`)).toHaveLength(1);
  });

  it('says of a tab that is off what Canvas says', async () => {
    const { status, json } = await rest('/courses/17/quizzes');
    expect(status).toBe(404);
    expect(json).toEqual({ message: 'That page has been disabled for this course' });
  });
});

// features: B01
describe('Moodle content', () => {
  it('leaves hidden things out for the integration account, and names what is to come', async () => {
    const seen = await activities();
    expect(seen.map(({ name }) => name)).toEqual([
      'Announcements',
      'Introduction to limits',
      'Notes',
      'Syllabus (PDF)',
      'Released later',
    ]);
    expect(seen.at(-1)).toMatchObject({
      uservisible: false,
      availabilityinfo: 'Available from <strong>1 January 2100</strong>',
    });
    expect(seen.at(-1)).not.toHaveProperty('contents');
    world.lab.controls.setApiSeesHidden('moodle', true);
    const all = await activities();
    expect(all.filter(({ visible }) => visible === 0).map(({ name }) => name)).toEqual([
      'Answer key',
      'Draft page',
    ]);
  });

  it('follows what happens to the course', async () => {
    const { controls } = world.lab;
    const before = await activities();
    controls.setItem('moodle', 'answers', { published: true });
    controls.setItem('moodle', 'syllabus', { bytes: Buffer.from('new'), title: 'Syllabus II' });
    controls.removeItem('moodle', 'notes');
    const after = await activities();
    expect(after.map(({ name }) => name)).toEqual([
      'Announcements',
      'Introduction to limits',
      'Syllabus II',
      'Answer key',
      'Released later',
    ]);
    const time = (modules: MoodleModule[], name: string) =>
      modules.find((module) => module.name === name)?.contents?.[0]?.timemodified ?? 0;
    expect(time(after, 'Syllabus II')).toBeGreaterThan(time(before, 'Syllabus (PDF)'));
    const file = after.find(({ name }) => name === 'Syllabus II')?.contents?.[0]?.fileurl ?? '';
    expect(file).toContain('/content/2/');
    expect(await (await fetch(`${file}&token=${moodle.apiToken}`)).text()).toBe('new');
  });

  it('leaves the other face as it was', async () => {
    world.lab.controls.removeItem('moodle', 'notes');
    expect((await rest('/courses/17/pages/notes')).status).toBe(200);
  });

  it('speaks XML to whoever forgets to ask for JSON', async () => {
    const response = await fetch(`${moodle.apiBaseUrl}/webservice/rest/server.php`, {
      method: 'POST',
      body: new URLSearchParams({
        wstoken: moodle.apiToken,
        wsfunction: 'core_course_get_courses',
      }),
    });
    expect(response.headers.get('content-type')).toContain('xml');
    expect(await response.text()).toContain('<KEY name="fullname"><VALUE>Calculus I</VALUE>');
  });
});

// features: B01
describe('an LMS that misbehaves', () => {
  const canvasCall = () => rest('/courses/17');
  const moodleCall = () => ws('core_course_get_courses');

  it.each([
    ['throttled', 403],
    ['too-many-requests', 429],
    ['server-error', 500],
    ['token-expired', 401],
  ] as const)('answers %s on Canvas with %i, as often as planned', async (fault, status) => {
    world.lab.controls.addFault('canvas', { fault, on: 'content', times: 2 });
    const refused = await canvasCall();
    expect(refused.status).toBe(status);
    if (fault === 'throttled') expect(refused.text).toBe('403 Forbidden (Rate Limit Exceeded)');
    expect((await canvasCall()).status).toBe(status);
    expect((await canvasCall()).status).toBe(200);
  });

  it('tells an expired token from a lack of rights', async () => {
    world.lab.controls.addFault('canvas', { fault: 'token-expired', on: 'content' });
    const { headers, json } = await canvasCall();
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(json).toEqual({ errors: [{ message: 'Expired access token.' }] });
    world.lab.controls.addFault('moodle', { fault: 'token-expired', on: 'content' });
    expect(await moodleCall()).toMatchObject({ status: 200, json: { errorcode: 'invalidtoken' } });
  });

  it('drops the connection, or breaks off in the middle of a list', async () => {
    for (const fault of ['dropped', 'cut'] as const) {
      world.lab.controls.addFault('canvas', { fault, on: 'content' });
      world.lab.controls.addFault('moodle', { fault, on: 'content' });
      await expect(canvasCall(), fault).rejects.toThrow(/fetch failed|terminated/);
      await expect(moodleCall(), fault).rejects.toThrow(/fetch failed|terminated/);
      expect((await canvasCall()).status, fault).toBe(200);
    }
  });

  it('lets some requests through first, and keeps to the area', async () => {
    const { controls } = world.lab;
    controls.addFault('canvas', { fault: 'server-error', on: 'content', after: 1 });
    controls.addFault('canvas', { fault: 'server-error', on: 'token' });
    expect((await canvasCall()).status).toBe(200);
    expect((await canvasCall()).status).toBe(500);
    expect((await fetch(canvas.tokenUrl, { method: 'POST' })).status).toBe(500);
    expect((await fetch(canvas.keysUrl)).status).toBe(200);
  });

  it('remembers what the tool asked, without the secrets', async () => {
    await moodleCall();
    await fetch(`${moodle.apiBaseUrl}/webservice/pluginfile.php/33/x?token=${moodle.apiToken}`, {
      headers: { 'user-agent': 'tool/1' },
    });
    const [first, second] = world.lab.controls.lastToolRequests('moodle');
    expect(first).toMatchObject({ area: 'content', method: 'POST', status: 200 });
    expect(second).toMatchObject({ userAgent: 'tool/1', status: 404 });
    expect(second?.url).not.toContain(moodle.apiToken);
  });
});
