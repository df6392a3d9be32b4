import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client, type ReceivedEvent } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

let app: TestApp;
let platform: Platform;
let model: ReplyingModel;
let student: Client;
let teacher: Client;
let ids: Record<string, string>;

beforeAll(async () => {
  model = createReplyingModel();
  app = await startApp({ chatModels: [model, createOfflineModel()] });
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  student = clientOf(app, await launch(app, platform));
  teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
  const { body } = await teacher.get('/api/course/documents');
  ids = Object.fromEntries(
    body.documents.map(({ title, id }: { title: string; id: string }) => [title, id]),
  );
});

afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const question = 'What does the chain rule say about a composite function?';
const choose = (choice: object) =>
  teacher.put(`/api/course/documents/${ids['chain rule']}/choice`, choice);
const titles = (events: readonly ReceivedEvent[]) =>
  events
    .flatMap(({ data }) => (data.type === 'retrieval.hits' ? data.hits : []))
    .map((hit) => hit.title);
const citations = (events: readonly ReceivedEvent[]) =>
  events.flatMap(({ data }) => (data.type === 'citation' ? [data] : []));
/** An answer that says what the passage says, and where. */
const sayIt = ({ system }: { system: string }): string => {
  const before = system.slice(0, system.indexOf('composite function is a function'));
  const number = [...before.matchAll(/<passage id="(\d+)"/g)].at(-1)?.[1];
  return `The inner derivative is the factor that students most often forget [${number}].`;
};

// features: B10
describe('what an instructor lets the tutor do with a document', () => {
  it('is everything until somebody says otherwise', async () => {
    model.replyWith(sayIt);
    const { events } = await student.ask(question);
    expect(citations(events)).toMatchObject([{ title: 'chain rule' }]);
    const opened = await student.get(`/api/documents/${ids['chain rule']}`);
    expect(opened.body.pieces.length).toBeGreaterThan(0);
    const { body } = await teacher.get('/api/course/documents');
    expect(body.documents[0].choice).toEqual({ use: true, cite: true, link: true, graded: false });
  });

  it('is decided by instructors, about documents of their own course', async () => {
    const path = `/api/course/documents/${ids['chain rule']}/choice`;
    expect((await student.put(path, { use: false })).status).toBe(403);
    expect((await student.put('/api/course/modules', { title: null, use: false })).status).toBe(
      403,
    );
    const elsewhere = clientOf(
      app,
      await launch(app, platform, { sub: 'other', role: 'Instructor', contextId: 'course-2' }),
    );
    expect((await elsewhere.put(path, { use: false })).status).toBe(404);
    expect((await teacher.put(path, { use: 'no' })).status).toBe(400);
  });

  it('without "use": it is neither found nor opened, from the next question on', async () => {
    expect((await choose({ use: false })).status).toBe(200);
    const { events } = await student.ask(question);
    expect(titles(events)).not.toContain('chain rule');
    expect((await student.get(`/api/documents/${ids['chain rule']}`)).status).toBe(404);
    await choose({ use: true });
    expect(titles((await student.ask(question)).events)).toContain('chain rule');
  });

  it('without "cite": it informs the answer, which neither names nor quotes it', async () => {
    await choose({ cite: false });
    model.replyWith(sayIt);
    const { events, answer } = await student.ask(question);
    expect(answer).toBe('The inner derivative is the factor that students most often forget.');
    expect(citations(events)).toEqual([]);
    expect(titles(events)).not.toContain('chain rule');
    expect(events.find(({ event }) => event === 'support')?.data).toMatchObject({
      status: 'supported',
      cited: 1,
    });
    expect((await student.get(`/api/documents/${ids['chain rule']}`)).status).toBe(404);
    await choose({ cite: true });
  });

  it('without "cite": the offline tutor, whose answers are quotes, leaves it out', async () => {
    await choose({ cite: false });
    model.replyWith(() => {
      throw new Error('down');
    });
    const { answer } = await student.ask(question);
    expect(answer).not.toContain('students most often forget');
    await choose({ cite: true });
  });

  it('without "link": the quote is all a student sees of it', async () => {
    await choose({ link: false });
    model.replyWith(sayIt);
    const { events } = await student.ask(question);
    const [cited] = citations(events);
    expect(cited).toMatchObject({ title: 'chain rule', source: 'chain-rule.md' });
    expect(cited?.quote).toContain('inner derivative');
    const { status, body } = await student.get(`/api/documents/${ids['chain rule']}`);
    expect([status, body.url, body.pieces]).toEqual([200, null, []]);
    await choose({ link: true });
  });

  it('leaves out a whole module, with what comes into it later', async () => {
    await teacher.put('/api/course/modules', { title: null, use: false });
    expect((await teacher.get('/api/course/documents')).body.leftOut).toEqual([null]);
    await ingestFiles(app, platform, {
      ...calculusPages,
      'new.md': '# New\n\nThe chain rule of a composite function, told anew.',
    });
    expect(titles((await student.ask(question)).events)).toEqual([]);
    await teacher.put('/api/course/modules', { title: null, use: true });
    expect(titles((await student.ask(question)).events)).toEqual(
      expect.arrayContaining(['new', 'chain rule']),
    );
  });
});
