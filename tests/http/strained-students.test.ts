import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineModel, ModelError } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

const heavy = 'My grandma died and I cannot cope any more.';
const question = 'What does the chain rule say about a composite function?';
const note = /^> It sounds as if a lot weighs on you\.[^\n]*findahelpline\.com[^\n]*\n\n/;

// features: S03, S58, S60, B11
describe('a student who asks about the course and sounds as if they carried more', () => {
  let app: TestApp;
  let platform: Platform;
  let model: ReplyingModel;
  let student: Client;
  let teacher: Client;

  beforeAll(async () => {
    model = createReplyingModel();
    app = await startApp({ chatModels: [model, createOfflineModel()] });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    student = clientOf(app, await launch(app, platform));
    teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  it.each(['tutor', 'agent'])(
    'is answered all the same, beneath a help line (%s)',
    async (mode) => {
      model.replyWith(() => 'It differentiates a composition.');
      const { answer, events, turnId } = await student.ask(`${heavy} ${question}`, { mode });
      expect(answer).toMatch(note);
      expect(answer.replace(note, '')).toBe('It differentiates a composition.');
      expect(told(events, 'guard')[0]?.action).toBe('answer');
      expect(told(events, 'interrupt')).toEqual([]);
      const stored = (await student.get(`/api/turns/${turnId}`)).body;
      expect(stored).toMatchObject({ status: 'complete', answer });
    },
  );

  it('reads it once when the model cannot be had and the course itself answers', async () => {
    model.replyWith(() => new ModelError('unavailable', 'gone'));
    const { answer } = await student.ask(`${heavy} ${question}`);
    expect(answer.split('It sounds as if')).toHaveLength(2);
    expect(answer).toMatch(note);
    expect(answer).toContain('chain rule');
  });

  it('has what the course does not carry marked at its place beneath that line', async () => {
    model.replyWith(() => 'It is a rule. Nobody said this [77].');
    const { answer, events } = await student.ask(`${heavy} ${question}`);
    expect(answer).toMatch(note);
    expect(told(events, 'mark').map(({ from, to }) => answer.slice(from, to))).toEqual([
      'Nobody said this.',
    ]);
  });

  it('keeps that line when all the rest was left out', async () => {
    await teacher.put('/api/course/settings', { citations: 'drop' });
    model.replyWith(() => 'Everything here is invented [88].');
    const { answer } = await student.ask(`${heavy} ${question}`);
    expect(answer).toMatch(note);
    expect(answer.replace(note, '')).toMatch(/^What I was about to say could not be found/);
    await teacher.put('/api/course/settings', { citations: 'mark' });
  });

  it('is given strict answers beneath it too', async () => {
    const { answer } = await student.ask(`${heavy} ${question}`, { mode: 'grounded_qa' });
    expect(answer).toMatch(note);
  });

  it('finds nothing above an answer to a question about the course alone', async () => {
    model.replyWith(() => 'It differentiates a composition.');
    const { answer } = await student.ask(`I am stressed about the exam. ${question}`);
    expect(answer).toBe('It differentiates a composition.');
  });
});
