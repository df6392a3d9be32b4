import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel } from '../support/replying-model.ts';

describe('a student who comes back', () => {
  const model = createReplyingModel();
  let app: TestApp;
  let platform: Platform;

  beforeAll(async () => {
    app = await startApp({ chatModels: [model, createOfflineModel()] });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    model.replyWith(() => 'The chain rule [1].');
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const enter = async (sub: string): Promise<Client> =>
    clientOf(app, await launch(app, platform, { sub }));

  /** Hands in a quiz without a right answer; the concept it was about. */
  async function failQuiz(student: Client): Promise<string> {
    const { body: mastery } = await student.get('/api/me/mastery');
    const [{ id, name }] = mastery.concepts;
    const { quizId, items } = (await student.post('/api/quizzes', { conceptId: id })).body;
    const answers = Object.fromEntries(items.map((item: { id: string }) => [item.id, 'nonsense']));
    const { status } = await student.post(`/api/quizzes/${quizId}/attempts`, { answers });
    expect(status).toBe(200);
    return name;
  }

  // features: S01, S06, S10
  it('is known in a new session and a new conversation, before any model is asked', async () => {
    const weak = await failQuiz(await enter('returning'));
    const again = await enter('returning');
    const { events, threadId } = await again.ask('What is the chain rule?');
    const order = events.map(({ event }) => event);
    expect(order.indexOf('snapshot')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('snapshot')).toBeLessThan(order.indexOf('model.attempt'));
    expect(told(events, 'snapshot')).toMatchObject([
      { concepts: 1, weakAreas: [weak], quizAttempts: 1, historyMessages: 0 },
    ]);
    const system = model.requests.at(-1)?.system ?? '';
    expect(system).toMatch(/- quizzes: 1 taken, average 0 ?%, 0 ?% passed/);
    expect(system).toContain(`- weak in: ${weak}`);

    const third = await enter('returning');
    const later = await third.ask('And the product rule?');
    expect(later.threadId).not.toBe(threadId);
    expect(told(later.events, 'snapshot')).toMatchObject([{ weakAreas: [weak] }]);
    const resumed = await third.ask('Once more, please.', { threadId });
    expect(told(resumed.events, 'snapshot')).toMatchObject([{ historyMessages: 2 }]);
  });

  // features: S01, S06
  it('is looked up anew at every question, and nobody else is', async () => {
    const student = await enter('learning');
    const first = await student.ask('What is the chain rule?');
    expect(told(first.events, 'snapshot')).toMatchObject([{ weakAreas: [], quizAttempts: 0 }]);
    expect(model.requests.at(-1)?.system).toContain('- nothing yet');
    const weak = await failQuiz(student);
    const second = await student.ask('What is the chain rule?');
    expect(told(second.events, 'snapshot')).toMatchObject([{ weakAreas: [weak], quizAttempts: 1 }]);
    const stranger = await (await enter('stranger')).ask('What is the chain rule?');
    expect(told(stranger.events, 'snapshot')).toMatchObject([{ weakAreas: [], quizAttempts: 0 }]);
  });

  // features: L01
  it('is taught by what they have shown to know, and not only quoted to', async () => {
    const unknown = await (await enter('newcomer')).ask('What is the chain rule?');
    const asked = model.requests.at(-1)?.system ?? '';
    const student = await enter('struggling');
    await failQuiz(student);
    const struggling = await student.ask('What is the chain rule?');
    const taught = model.requests.at(-1)?.system ?? '';
    const [before] = told(unknown.events, 'strategy');
    const [after] = told(struggling.events, 'strategy');
    expect([before?.name, after?.name]).toEqual(['scaffolding', 'direct_instruction']);
    expect(asked).toMatch(/HOW TO TEACH NOW: scaffolding\nGive the first step or a hint/);
    expect(taught).toMatch(
      /HOW TO TEACH NOW: direct_instruction\nExplain clearly and step by step/,
    );
  });
});
