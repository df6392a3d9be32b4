import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LabCourse, LabFace } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labPage } from '../support/lab-items.ts';
import { createPageBrowser } from '../support/page-browser.ts';

const practice = {
  ...labPage(
    'practice',
    'Practice: ptarmigans',
    '<p>Before the quiz about ptarmigans read both chapters; ptarmigan feathers count twice.</p>',
  ),
  kind: 'quiz' as const,
  questions: [
    { text: 'Which colour is a quokka?', answers: ['heliotrope', 'vermilion'] },
    { text: 'How many zebus does it take?', answers: ['seventeen score', 'none'] },
  ],
};
const hidden = {
  ...labPage('draft', 'Draft quiz', '<p>Ptarmigan secrets of next week.</p>'),
  kind: 'quiz' as const,
  published: false,
};

const course: LabCourse = {
  title: 'Birds I',
  label: 'BIRD1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [labPage('owls', 'Owls', '<p>Owls hunt by night.</p>'), practice, hidden],
    },
  ],
};

describe('a practice quiz in a Canvas course', () => {
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;
  let student: Client;

  beforeAll(async () => {
    world = await startLabApp({ course });
    face = world.lab.faces.canvas;
    teacher = (await world.enter(face, 'instructor')).client;
    student = (await world.enter(face, 'student1')).client;
    await sync();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const material = async () => (await teacher.get('/api/course/documents')).body;
  async function sync(): Promise<void> {
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await vi.waitUntil(
      async () => {
        const { sync: last, documents } = await material();
        const states = documents.map(({ state }: { state: string }) => state);
        return last?.status === 'done' && states.every((state: string) => state === 'ready');
      },
      { timeout: 55_000, interval: 50 },
    );
  }
  const cited = async (question: string) =>
    (await student.ask(question)).events.flatMap(({ data }) =>
      data.type === 'citation' ? [data.documentId] : [],
    );
  const called = async (title: string): Promise<string> => {
    const { documents } = await material();
    return documents.find((one: { title: string }) => one.title === title)?.id ?? '';
  };

  // features: P02, B10
  it('lends the tutor what introduces it, cited where Canvas shows it', async () => {
    const id = await called('Practice: ptarmigans');
    expect(await cited('What should I read before the quiz about ptarmigans?')).toEqual([id]);
    const { body } = await student.get(`/api/documents/${id}`);
    const [address = ''] = /https?:[^"]*\/quizzes\/\d+/.exec(JSON.stringify(body)) ?? [];
    const browser = createPageBrowser();
    await browser.open(`${face.courseUrl}?as=student1`);
    const shown = await browser.open(address);
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('count twice')]);
  });

  it('never lends a question or an answer: they are in no passage, and nobody asked for them', async () => {
    const { db, withTenant } = world.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const chunks = await withTenant(tenant?.id ?? '', (tx) =>
      tx.query<{ content: string }>('select content from chunks'),
    );
    const all = JSON.stringify(chunks);
    expect(all).toContain('feathers count twice');
    for (const { text, answers } of practice.questions)
      for (const words of [text, ...answers.filter((one) => one !== 'none')])
        expect(all).not.toContain(words);
    const asked = JSON.stringify(world.lab.controls.lastToolRequests('canvas'));
    expect(asked).toContain('/quizzes');
    expect(asked).not.toContain('questions');
  });

  it('is shown to students while Canvas shows it to them, and at no other time', async () => {
    const open = async (title: string): Promise<number> =>
      (await student.get(`/api/documents/${await called(title)}`)).status;
    expect(await open('Draft quiz')).toBe(404);
    world.lab.controls.setItem('canvas', 'practice', { lockAt: new Date(Date.now() - 1_000) });
    await sync();
    expect(await open('Practice: ptarmigans')).toBe(404);
    world.lab.controls.setItem('canvas', 'practice', { lockAt: undefined });
    world.lab.controls.setItem('canvas', 'draft', { published: true });
    await sync();
    expect(await open('Practice: ptarmigans')).toBe(200);
    expect(await open('Draft quiz')).toBe(200);
  });
});
