import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import {
  answer,
  fail,
  hang,
  refuse,
  startAnthropicDouble,
  startOpenAiDouble,
  type Double,
} from '../support/doubles/index.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const question = 'What is the chain rule?';

describe('an answer that does not come, or comes no further', () => {
  let first: Double;
  let second: Double;
  let dir: string;
  let app: TestApp;
  let platform: Platform;
  let student: Client;

  // They take a while to load, which must not count as a model's silence.
  beforeAll(() => Promise.all([import('@anthropic-ai/sdk'), import('openai')]));

  beforeEach(async () => {
    [first, second] = await Promise.all([startAnthropicDouble(), startOpenAiDouble()]);
    dir = mkdtempSync(join(tmpdir(), 'preceptor-models-'));
    const file = join(dir, 'models.json');
    writeFileSync(
      file,
      JSON.stringify({
        providers: {
          first: { speaks: 'anthropic', baseUrl: first.url, key: 'optional' },
          second: { speaks: 'chat', baseUrl: second.url, key: 'optional' },
        },
        tiers: { medium: ['first:strong', 'second:other'], fast: ['second:small'] },
        prices: {
          'first:strong': { input: 2, output: 20 },
          'second:other': { input: 2, output: 20 },
          'second:small': { input: 0.1, output: 1 },
        },
        patience: { firstTokenMs: 20_000, betweenTokensMs: 20_000 },
      }),
    );
    app = await startApp({ env: { MODELS_FILE: file } });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    student = clientOf(app, await launch(app, platform));
    const { modelSettings } = app.composed.models;
    await modelSettings.setKey(null, 'first', 'installation-key-1');
    await modelSettings.setKey(null, 'second', 'installation-key-2');
  });

  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await Promise.all([first[Symbol.asyncDispose](), second[Symbol.asyncDispose]()]);
    rmSync(dir, { recursive: true, force: true });
  });

  const rows = <Row>(text: string): Promise<Row[]> =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));
  const told = (events: readonly { event: string; data: unknown }[], name: string) =>
    events.filter(({ event }) => event === name).map(({ data }) => data);

  // features: S40, A46, B05
  it('is given by the next model where the filter of the first lets it say nothing', async () => {
    first.script(refuse());
    second.script(answer('The chain rule [1].'));
    const { answer: said, events } = await student.ask(question);
    expect(said).toContain('The chain rule');
    expect(told(events, 'model.attempt').at(-1)).toMatchObject({
      model: 'other',
      reason: 'declined',
    });
    const [declined] = await rows<{ cost: number }>(
      `select cost_micros::int as cost, error_kind from model_calls where error_kind = 'declined'`,
    );
    expect(declined?.cost).toBeGreaterThan(0);
  });

  // features: L34, S40
  it('is given with sentences of the course where every filter keeps silent', async () => {
    first.script(refuse());
    second.script(refuse());
    const { answer: said, events } = await student.ask(question);
    expect(said).toContain('chain rule');
    expect(events.at(-1)?.event).toBe('turn.complete');
  });

  // features: L22, B14
  it('says that it breaks off where its tokens are used up or a filter cuts in', async () => {
    const half = 'The chain rule says that the derivative of';
    for (const step of [answer(half, { finish: 'length' }), refuse(half)]) {
      first.script(step);
      const { answer: said, events } = await student.ask(question);
      expect(said).toBe(`${half}\n\n*The answer breaks off here. Ask me to go on, and I will.*\n`);
      expect(told(events, 'support')).toMatchObject([{ status: 'unsupported' }]);
    }
  });

  it('says so behind a block of code that it breaks off in, and not within it', async () => {
    first.script(answer('Try this:\n\n```js\nconst slope =', { finish: 'length' }));
    const { answer: said } = await student.ask(question);
    expect(said).toContain('const slope =\n```\n\n*The answer breaks off here.');
  });

  // features: B05, A49
  it('comes from a small model when the money runs out within the turn, and tells why', async () => {
    // Small models are also asked what a question in a conversation means alone.
    second.always(({ body }) =>
      JSON.stringify(body).includes('You are the tutor')
        ? answer('Small but fine.')
        : answer(question),
    );
    let thread = {};
    for (let round = 0; round < 4; round += 1) {
      first.script(answer(`Round ${round}. ${'Rates multiply along a chain. '.repeat(250)}`));
      const { threadId } = await student.ask(
        `${question} ${'Please explain it slowly. '.repeat(120)}`,
        thread,
      );
      thread = { threadId };
    }
    const [spent] = await rows<{ used: number }>(
      `select used::int from budget_meters where scope = 'course' and period = 'day'`,
    );
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      setRule(tx, platform.tenantId, {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        // What is set aside for any question fits, what this conversation needs does not.
        amount: (spent?.used ?? 0) + 37_000,
        whenReached: 'bend',
      }),
    );
    const { answer: said, events } = await student.ask(question, thread);
    expect(said).toContain('Small but fine.');
    expect(second.requests.at(-1)?.body).toMatchObject({ model: 'small' });
    expect(told(events, 'budget')).toMatchObject([
      { rung: 'small', scope: 'course', message: expect.stringContaining('a smaller model') },
    ]);
    expect(told(events, 'model.attempt').at(-1)).toMatchObject({
      model: 'small',
      passedOver: [
        { model: 'strong', reason: 'over_budget' },
        { model: 'other', reason: 'over_budget' },
      ],
    });
  });

  // features: S42, L29
  it('keeps no later question from a model that insists on turns', async () => {
    first.script(hang('headers'));
    const { body } = await student.post('/api/turns', { message: question });
    await student.events(body.turnId, 0, ({ event }) => event === 'model.attempt');
    await student.post(`/api/turns/${body.turnId}/cancel`);
    await student.events(body.turnId);
    first.script(fail(500));
    second.script(answer('What is the product rule?'), answer('Now it works.'));
    const { answer: said } = await student.ask('What is the product rule?', {
      threadId: body.threadId,
    });
    expect(said).toContain('Now it works.');
  });
});
