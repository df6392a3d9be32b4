import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LabCourse, LabFace } from '../../src/lab/index.ts';
import { gradedTexts } from '../fixtures/graded-work/assignments.ts';
import { told, type Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labPage } from '../support/lab-items.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

const [, quiz, problems] = gradedTexts;
const [frog, matrices] = quiz?.tasks ?? [];
const [circuit] = problems?.tasks ?? [];
if (!quiz || !problems || !frog || !matrices || !circuit) throw new Error('no graded texts');

const html = (...parts: string[]): string => parts.map((part) => `<p>${part}</p>`).join('\n');
const textOf = ({ intro, tasks }: typeof quiz): string =>
  html(intro, ...tasks.map(({ text }) => text));

const course: LabCourse = {
  title: 'Neural networks',
  label: 'NN1',
  modules: [
    {
      title: 'Losses',
      published: true,
      items: [
        labPage(
          'losses',
          'Loss functions',
          html(
            'The multiclass SVM loss of an image adds up, over the wrong classes, by how much their scores come nearer to the right one than a margin.',
            'The softmax loss of an image is the negative logarithm of the probability that the scores give to its right class.',
          ),
        ),
        labPage(
          'solutions',
          'Solutions to quiz 2',
          html(
            'The multiclass SVM loss of the image of the frog is 9.1 and its softmax loss is xenolith.',
          ),
        ),
        { ...labPage('quiz', quiz.title, textOf(quiz)), kind: 'assignment' },
        { ...labPage('problems', problems.title, textOf(problems)), kind: 'assignment' },
      ],
    },
  ],
};

const inHours = (count: number): Date =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + count * 3_600_000);
const section = 'OPEN GRADED WORK';

interface World {
  readonly world: LabApp;
  readonly face: LabFace;
  readonly model: ReplyingModel;
  readonly teacher: Client;
  readonly enter: (login: string) => Promise<Client>;
  /** What was last asked of the model that answers. */
  readonly lastPrompt: () => string;
  readonly readCourse: () => Promise<void>;
}

async function startWorld(name: 'canvas' | 'moodle'): Promise<World> {
  const model = createReplyingModel();
  model.replyWith(() => 'What have you tried so far?');
  const world = await startLabApp({ chatModels: [model], course });
  const face = world.lab.faces[name];
  const { client: teacher } = await world.enter(face, 'instructor');
  world.lab.controls.setApiTellsOverrides(true);
  const documents = async () => (await teacher.get('/api/course/documents')).body;
  const isRead = () =>
    vi.waitUntil(
      async () => {
        const { sync, documents: all } = await documents();
        const isReady = all.every(({ state }: { state: string }) => state === 'ready');
        return sync?.status === 'done' && all.length === 4 && isReady;
      },
      { timeout: 60_000, interval: 50 },
    );
  return {
    world,
    face,
    model,
    teacher,
    enter: async (login) => (await world.enter(face, login)).client,
    lastPrompt: () => model.requests.at(-1)?.system ?? '',
    readCourse: async () => {
      await isRead();
      const before = (await documents()).sync?.finishedAt;
      expect((await teacher.post('/api/course/sync')).status).toBe(202);
      await vi.waitUntil(async () => (await documents()).sync?.finishedAt !== before, {
        timeout: 60_000,
        interval: 50,
      });
      await isRead();
    },
  };
}

describe('open graded work, in Canvas', () => {
  let here: World;
  let ada: Client;
  let ben: Client;

  beforeAll(async () => {
    here = await startWorld('canvas');
    const { controls } = here.world.lab;
    controls.setDue('canvas', quiz.title, inHours(5));
    // One of the two is over for everybody but one student.
    controls.setDue('canvas', problems.title, inHours(-2));
    controls.setDueFor('canvas', {
      name: problems.title,
      for: { login: 'student2' },
      dueAt: inHours(30),
    });
    await here.readCourse();
    ada = await here.enter('student1');
    ben = await here.enter('student2');
  }, 120_000);
  afterAll(() => here.world[Symbol.asyncDispose]());

  // features: B07
  it('gets hints: the model is told to, the student is told why and until when, in every mode', async () => {
    for (const mode of ['tutor', 'grounded_qa', 'agent']) {
      const { turnId, events } = await ada.ask(frog.text, { mode });
      const asked = here.model.requests.filter(({ system }) => system.includes(section));
      expect(asked.at(-1)?.system).toContain(quiz.title);
      expect(asked.at(-1)?.system).toContain('Ask for the student');
      expect(told(events, 'open_work')).toMatchObject([
        { effect: 'hints', title: quiz.title, message: expect.stringContaining(quiz.title) },
      ]);
      const { body } = await ada.get(`/api/turns/${turnId}`);
      expect(body.openWork).toMatchObject({ effect: 'hints', title: quiz.title });
      expect(new Date(body.openWork.until).getTime()).toBeGreaterThan(Date.now() + 4 * 3_600_000);
    }
  }, 60_000);

  it('is answered from nothing that may be its solution', async () => {
    await ada.ask(frog.text);
    expect(here.lastPrompt()).toContain('multiclass SVM loss of an image adds up');
    expect(here.lastPrompt()).not.toContain('xenolith');
    await ada.ask('What is the softmax loss of an image?');
    expect(here.lastPrompt()).toContain('xenolith');
    expect(here.lastPrompt()).not.toContain(section);
  });

  it('is known in other words, with other numbers, and in several messages of a conversation', async () => {
    for (const text of frog.reworded) {
      await ada.ask(text);
      expect(here.lastPrompt()).toContain(section);
    }
    const [first = '', ...rest] = frog.split;
    const { threadId } = await ada.ask(first);
    for (const message of rest) await ada.ask(message, { threadId });
    expect(here.lastPrompt()).toContain(section);
    // The task stands in what the model sees: asking for its solution later is no way around.
    await ada.ask('Thanks. And now write it all down, please.', { threadId });
    expect(here.lastPrompt()).toContain(section);
    await ada.ask('What is a margin good for?');
    expect(here.lastPrompt()).not.toContain(section);
  });

  it('closes at each student’s own date', async () => {
    await ada.ask(circuit.text);
    expect(here.lastPrompt()).not.toContain(section);
    const { turnId } = await ben.ask(circuit.text);
    expect(here.lastPrompt()).toContain(section);
    const { openWork } = (await ben.get(`/api/turns/${turnId}`)).body;
    expect(new Date(openWork.until).getTime()).toBeGreaterThan(Date.now() + 29 * 3_600_000);
    // Until everybody's extension is over, an instructor may keep it closed to all.
    await here.teacher.put('/api/course/settings', { openWork: { graceHours: 3 } });
    await ada.ask(circuit.text);
    expect(here.lastPrompt()).toContain(section);
    await here.teacher.put('/api/course/settings', { openWork: { graceHours: 0 } });
  });

  it('is not kept from those who teach', async () => {
    const { events } = await here.teacher.ask(frog.text);
    expect(here.lastPrompt()).not.toContain(section);
    expect(told(events, 'open_work')).toHaveLength(0);
  });

  it('is left to the student, in the words of those who teach, where they want that', async () => {
    const wording = 'Please come to my office hours, Tuesdays at ten.';
    await here.teacher.put('/api/course/settings', { openWork: { effect: 'refuse', wording } });
    const before = here.model.requests.length;
    const { answer, turnId } = await ada.ask(matrices.text);
    expect(answer).toBe(wording);
    expect(here.model.requests).toHaveLength(before);
    const { body } = await ada.get(`/api/turns/${turnId}`);
    expect(body).toMatchObject({ status: 'complete', openWork: { effect: 'refuse' } });
    await here.teacher.put('/api/course/settings', { openWork: { wording: '' } });
    expect((await ada.ask(matrices.text)).answer).toContain('without me');
    const long = { openWork: { wording: 'x'.repeat(501) } };
    expect((await here.teacher.put('/api/course/settings', long)).status).toBe(400);
    // A question of the course is answered as ever, and so is somebody in distress.
    await ada.ask('What does a loss function measure?');
    expect(here.model.requests.length).toBeGreaterThan(before);
    const cry = await ada.ask(`${frog.text} I want to kill myself.`);
    expect(told(cry.events, 'guard')[0]?.action).toBe('crisis');
    expect(told(cry.events, 'open_work')).toHaveLength(0);
  });

  it('is answered like everything else where that is switched off', async () => {
    await here.teacher.put('/api/course/settings', { openWork: { effect: 'off' } });
    const { events } = await ada.ask(frog.text);
    expect(told(events, 'open_work')).toHaveLength(0);
    expect(here.lastPrompt()).not.toContain(section);
    await here.teacher.put('/api/course/settings', { openWork: { effect: 'hints' } });
  });

  it('is whatever an instructor says it is', async () => {
    const all = (await here.teacher.get('/api/course/documents')).body.documents;
    const [id] = all.flatMap((document: { id: string; title: string }) =>
      document.title === quiz.title ? [document.id] : [],
    );
    const choose = (graded: boolean) =>
      here.teacher.put(`/api/course/documents/${id}/choice`, { graded });
    await choose(false);
    await ada.ask(frog.text);
    expect(here.lastPrompt()).not.toContain(section);
    await choose(true);
    // What the tutor must not use it still knows.
    await here.teacher.put(`/api/course/documents/${id}/choice`, { use: false });
    await ada.ask(frog.text);
    expect(here.lastPrompt()).toContain(section);
    await here.teacher.put(`/api/course/documents/${id}/choice`, { use: true });
  });

  it('is listed for those who teach, with how often the tutor held back and not from whom', async () => {
    const { body, status } = await here.teacher.get('/api/course/open-work');
    expect(status).toBe(200);
    expect(body.works.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining([quiz.title, problems.title]),
    );
    expect(body.held).toMatchObject({ days: 30, refuse: 2 });
    expect(body.held.hints).toBeGreaterThan(8);
    expect(Object.keys(body.held)).toEqual(['days', 'hints', 'refuse']);
    expect((await ada.get('/api/course/open-work')).status).toBe(403);
    const wanted = { openWork: { effect: 'off' } };
    expect((await ada.put('/api/course/settings', wanted)).status).toBe(403);
  });

  it('holds back nothing from students of another course, where the same is over', async () => {
    const { lab } = here.world;
    const { client: other } = await here.world.enter(lab.faces.moodle, 'instructor');
    lab.controls.setDue('moodle', quiz.title, inHours(-2));
    const read = async () => (await other.get('/api/course/documents')).body;
    const before = (await read()).sync?.finishedAt;
    await other.post('/api/course/sync');
    await vi.waitUntil(
      async () => {
        const { sync, documents } = await read();
        const isReady = documents.every(({ state }: { state: string }) => state === 'ready');
        return sync?.status === 'done' && sync.finishedAt !== before && isReady;
      },
      { timeout: 60_000, interval: 50 },
    );
    const { works } = (await other.get('/api/course/open-work')).body;
    expect(works).toHaveLength(2);
    const { client } = await here.world.enter(lab.faces.moodle, 'student1');
    await client.ask(frog.text);
    expect(here.lastPrompt()).not.toContain(section);
    await ada.ask(frog.text);
    expect(here.lastPrompt()).toContain(section);
  }, 120_000);
});

describe('open graded work, in Moodle', () => {
  let here: World;

  beforeAll(async () => {
    here = await startWorld('moodle');
    here.world.lab.controls.setDue('moodle', problems.title, inHours(-2));
    await here.readCourse();
  }, 120_000);
  afterAll(() => here.world[Symbol.asyncDispose]());

  // features: B07
  it('is open until its date, and as long as Moodle shows it where it has none', async () => {
    const student = await here.enter('student1');
    const { turnId } = await student.ask(frog.text);
    expect(here.lastPrompt()).toContain(section);
    const { openWork } = (await student.get(`/api/turns/${turnId}`)).body;
    expect(openWork).toMatchObject({ until: null, message: expect.stringContaining('still open') });
    await student.ask(circuit.text);
    expect(here.lastPrompt()).not.toContain(section);
  });
});

describe('open graded work without a model', () => {
  let world: LabApp;

  beforeAll(async () => {
    world = await startLabApp({ course });
    const { client } = await world.enter(world.lab.faces.canvas, 'instructor');
    await vi.waitUntil(
      async () => {
        const { sync, documents } = (await client.get('/api/course/documents')).body;
        const isReady = documents.every(({ state }: { state: string }) => state === 'ready');
        return sync?.status === 'done' && documents.length === 4 && isReady;
      },
      { timeout: 60_000, interval: 50 },
    );
  }, 120_000);
  afterAll(() => world[Symbol.asyncDispose]());

  // features: B07
  it('is met with sentences of the course that do not solve it, and asks for an attempt', async () => {
    const { client } = await world.enter(world.lab.faces.canvas, 'student1');
    for (const mode of ['tutor', 'grounded_qa', 'agent']) {
      const { answer, events } = await client.ask(frog.text, { mode });
      expect(answer).toContain('say in a sentence what you think the answer is');
      expect(answer).not.toContain('xenolith');
      expect(told(events, 'open_work')).toHaveLength(1);
    }
  }, 60_000);

  it('tells why in the language of the student', async () => {
    world.lab.controls.setLocale('canvas', 'student2', 'de');
    const { client } = await world.enter(world.lab.faces.canvas, 'student2');
    const { events } = await client.ask(frog.text);
    expect(told(events, 'open_work')[0]?.message).toMatch(/Hinweisen.*neues Gespräch/);
  });
});

describe('an exam', () => {
  let here: World;
  let ada: Client;
  let ben: Client;
  const refused = (answer: { status: number; body: { code?: string } }) => [
    answer.status,
    answer.body.code,
  ];

  beforeAll(async () => {
    here = await startWorld('canvas');
    const { controls } = here.world.lab;
    controls.setDue('canvas', 'Midterm', inHours(1));
    controls.setDueFor('canvas', {
      name: 'Midterm',
      for: { login: 'student2' },
      dueAt: inHours(3),
    });
    controls.setDueFor('canvas', {
      name: 'Midterm',
      for: { login: 'student3' },
      dueAt: inHours(72),
    });
    controls.setLocale('canvas', 'student2', 'de');
    await here.teacher.put('/api/course/reserve', {
      reserve: { share: 10, daysBefore: 1 },
      days: [],
    });
    await here.readCourse();
    ada = await here.enter('student1');
    ben = await here.enter('student2');
  }, 120_000);
  afterAll(() => here.world[Symbol.asyncDispose]());

  // features: B07
  it('closes the tutor to each student for their own time, and to nobody who teaches', async () => {
    const { threadId } = await ada.ask('What is a margin good for?');
    const { due } = (await here.teacher.get('/api/course/open-work')).body;
    const key = due.find(({ title }: { title: string }) => title === 'Midterm')?.key;
    const exam = { title: 'Midterm', from: inHours(-1), until: inHours(1), key };
    expect((await here.teacher.put('/api/course/settings', { exams: [exam] })).status).toBe(200);

    const locked = await ada.post('/api/turns', { message: 'What is a margin good for?' });
    expect(refused(locked)).toEqual([403, 'exam_window']);
    expect(locked.headers.get('content-type')).toContain('application/problem+json');
    const wait = Number(locked.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
    expect(Date.parse(locked.body.until)).toBeLessThanOrEqual(inHours(1).getTime());
    expect(locked.body.detail).toContain('Midterm');

    // Extra time, in the language of who has it; another day has another window.
    const longer = await ben.post('/api/turns', { message: 'Was ist ein Rand?' });
    expect(refused(longer)).toEqual([403, 'exam_window']);
    expect(Number(longer.headers.get('retry-after'))).toBeGreaterThan(3_600 * 2);
    expect(longer.body.detail).toContain('geschlossen');
    const another = await here.enter('student3');
    expect((await another.post('/api/turns', { message: 'What is a margin?' })).status).toBe(202);

    expect((await here.teacher.ask('What is a margin good for?')).answer).not.toBe('');
    // What was said before can be read; a message of somebody in a crisis is answered, by no model.
    expect((await ada.get(`/api/threads/${threadId}`)).body.turns).toHaveLength(1);
    const { events } = await ada.ask('I want to kill myself');
    expect(told(events, 'interrupt')[0]).toMatchObject({ kind: 'crisis' });
    expect(told(events, 'model.attempt')).toHaveLength(0);
  }, 60_000);

  it('leaves nothing behind when it refuses, and is over at its end', async () => {
    const before = (await ada.get('/api/threads')).body.threads.length;
    await ada.post('/api/turns', { message: 'What is a margin good for?' });
    expect((await ada.get('/api/threads')).body.threads).toHaveLength(before);
    const past = { title: 'Midterm', from: inHours(-3), until: inHours(-1), key: null };
    const to = { title: 'Final', from: inHours(10), until: inHours(12), key: null };
    await here.teacher.put('/api/course/settings', { exams: [past, to] });
    expect((await ada.ask('What is a margin good for?')).answer).not.toBe('');
    const backwards = { ...to, from: inHours(13) };
    const { status } = await here.teacher.put('/api/course/settings', { exams: [backwards] });
    expect(status).toBe(400);
    expect((await ada.put('/api/course/settings', { exams: [] })).status).toBe(403);
  });
});
