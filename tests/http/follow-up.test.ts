import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineModel, type ChatRequest } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

const first = 'What is the definition of the derivative as a limit?';
const followUp = 'Why is that so?';

// features: S16, A22
describe('a question that leans on the one before it', () => {
  let app: TestApp;
  let platform: Platform;
  let model: ReplyingModel;
  let student: Client;

  beforeAll(async () => {
    model = createReplyingModel();
    app = await startApp({ chatModels: [model, createOfflineModel()] });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    student = clientOf(app, await launch(app, platform));
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const saysQuestions = ({ system }: ChatRequest) => system.startsWith('You say what a student');

  /** Both turns; `said` is what the model makes of the second question. */
  async function askTwice(said: string | undefined) {
    model.replyWith((request) => (saysQuestions(request) ? said : 'That is how it is.'));
    const { threadId } = await student.ask(first);
    const alone = model.requests.filter(saysQuestions).length;
    const { events, turnId } = await student.ask(followUp, { threadId });
    const [query] = told(events, 'retrieval.hits').map((hits) => hits.query);
    const [step] = told(events, 'step.finished');
    return { alone, query, step, events, turnId, threadId };
  }

  it('is searched for as the model that plans puts it, and that is in the books', async () => {
    const query = 'Why is the derivative defined as a limit?';
    const asked = await askTwice(JSON.stringify({ query }));
    expect(asked.alone).toBe(0);
    expect(asked.query).toBe(query);
    expect(asked.step).toMatchObject({ step: 'query', status: 'done', summary: query });
    const request = model.requests.find(saysQuestions);
    expect(request?.messages.map(({ content }) => content)).toEqual([
      first,
      'That is how it is.',
      followUp,
    ]);
    expect(told(asked.events, 'usage')).toMatchObject([{ inputTokens: 200, outputTokens: 20 }]);
  });

  it.each([
    ['is no JSON', 'Certainly! They ask why.', 'malformed'],
    ['is empty', '{"query": "  "}', 'malformed'],
    ['is a whole page', JSON.stringify({ query: 'x'.repeat(400) }), 'malformed'],
    ['does not come in time', undefined, 'timed_out'],
  ])(
    'is searched for together with it when the model’s reply %s',
    async (_how, said, errorKind) => {
      const asked = await askTwice(said);
      expect(asked.query).toBe(`${first}\n${followUp}`);
      expect(asked.step).toMatchObject({ step: 'query', status: 'failed', errorKind });
      expect(told(asked.events, 'turn.complete')).toMatchObject([{ status: 'complete' }]);
    },
  );
});
