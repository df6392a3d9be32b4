import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabCourse, LabFace } from '../../src/lab/index.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labPage } from '../support/lab-items.ts';
import type { Client } from '../support/client.ts';
import { createPageBrowser } from '../support/page-browser.ts';

type LabLessonPage = NonNullable<
  LabCourse['modules'][number]['items'][number]['lesson']
>['pages'][number];

const pages: LabLessonPage[] = [
  {
    title: 'Layers',
    html: '<p>A xenolith is peeled layer by layer, gadolinium first.</p>',
    leadsTo: ['next', 3] as const,
  },
  { title: 'Detour', html: '<p>Gadolinium takes a detour.</p>', leadsTo: ['next'] as const },
  {
    title: 'Asked',
    html: '<p>Gadolinium asks which layer is inside.</p>',
    answers: ['the sine', 'the square'],
    leadsTo: ['next', 1],
  },
  { title: 'Solved', html: '<p>Gadolinium says it was the sine.</p>', leadsTo: ['end'] as const },
];

const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [
        {
          ...labPage('lesson', 'Gadolinium in steps', '<p>Gadolinium, in small steps.</p>'),
          kind: 'lesson',
          lesson: { pages },
        },
        {
          ...labPage('link', 'Gadolinium abroad', '<p>Gadolinium as others see it.</p>'),
          kind: 'link',
          address: 'https://example.org/gadolinium',
        },
        {
          ...labPage('homework', 'Gadolinium homework', '<p>Describe gadolinium.</p>'),
          kind: 'assignment',
        },
      ],
    },
  ],
};

describe('a course in Moodle that teaches by lessons', () => {
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;
  let student: Client;

  beforeAll(async () => {
    world = await startLabApp({ course });
    face = world.lab.faces.moodle;
    teacher = (await world.enter(face, 'instructor')).client;
    student = (await world.enter(face, 'student1')).client;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Reads the course again and tells its documents. */
  async function documents(): Promise<{ id: string; title: string; url: string }[]> {
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    const read = async () => (await teacher.get('/api/course/documents')).body;
    await expect
      .poll(
        async () => {
          const { sync, documents: all } = await read();
          return [sync?.status, ...all.map(({ state }: { state: string }) => state)];
        },
        { timeout: 55_000, interval: 50 },
      )
      .toSatisfy(
        ([sync, ...states]: string[]) => sync === 'done' && states.every((one) => one === 'ready'),
      );
    return (await read()).documents;
  }

  /** Titles of the documents that the student opens. */
  async function opened(): Promise<Set<string>> {
    const titles = new Set<string>();
    for (const { id, title } of await documents()) {
      if ((await student.get(`/api/documents/${id}`)).status === 200) titles.add(title);
    }
    return titles;
  }

  /** Titles of what the student reads in Moodle by pressing whatever can be pressed. */
  async function walked(): Promise<Set<string>> {
    const browser = createPageBrowser();
    const start = new URL(face.courseUrl);
    start.searchParams.set('as', 'student1');
    const ahead = [start.href];
    const titles = new Set<string>();
    const seen = new Set<string>();
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const { text } = await browser.open(next);
      if (!text.includes('adolinium')) continue;
      for (const [, title] of text.matchAll(/<h[12]>(.*?)<\/h[12]>/g)) titles.add(title ?? '');
      for (const [, href] of text.matchAll(/href="([^"]*\/mod\/(?:lesson|url|assign)\/[^"]*)"/g)) {
        ahead.push(new URL((href ?? '').replaceAll('&amp;', '&'), next).href);
      }
    }
    return titles;
  }

  // features: P02, B10
  it('lends the tutor what a student reads there without answering, and no more', async () => {
    const retrieved = await opened();
    expect(retrieved).toEqual(
      new Set([
        'Gadolinium in steps',
        'Layers',
        'Detour',
        'Gadolinium abroad',
        'Gadolinium homework',
      ]),
    );
    expect(retrieved.difference(await walked())).toEqual(new Set());
  });

  it('answers with the page of the lesson, where Moodle shows it', async () => {
    const all = await documents();
    const { events } = await student.ask('How is a xenolith peeled?');
    const cited = events.flatMap(({ data }) => (data.type === 'citation' ? [data] : []));
    const layers = all.find(({ title }) => title === 'Layers');
    expect(cited.map(({ documentId }) => documentId)).toContain(layers?.id);
    const { body } = await student.get(`/api/documents/${layers?.id}`);
    expect(JSON.stringify(body)).toContain('/mod/lesson/view.php?id=11&pageid=1001');
  });

  // features: P02, B10
  it('keeps a lesson that cannot be read, shows it to nobody meanwhile, and reads the rest', async () => {
    const before = await documents();
    const change = (lesson: { pages: LabLessonPage[] }) =>
      world.lab.controls.setItem('moodle', 'lesson', { lesson });
    change({ pages: [{ ...pages[0]!, html: {} as string }, ...pages.slice(1)] });
    const during = await opened();
    const kept = await documents();
    change({ pages });
    expect(during).toEqual(new Set(['Gadolinium abroad', 'Gadolinium homework']));
    const idsOf = (all: typeof before) => all.map(({ id }) => id).toSorted();
    expect(idsOf(kept)).toEqual(idsOf(before));
    expect(await opened()).toContain('Layers');
  });

  it('takes a page back at once when a question is put before it', async () => {
    await documents();
    const [first, ...rest] = pages;
    const change = (lesson: { pages: LabLessonPage[] }) =>
      world.lab.controls.setItem('moodle', 'lesson', { lesson });
    change({ pages: [{ ...first!, answers: ['yes'] }, ...rest] });
    const after = await opened();
    change({ pages });
    expect(after).toEqual(
      new Set(['Gadolinium in steps', 'Gadolinium abroad', 'Gadolinium homework']),
    );
    expect(await opened()).toContain('Detour');
  });
});
