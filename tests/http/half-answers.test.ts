import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import type { TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { answer, fail, hang, refuse, type Double } from '../support/doubles/index.ts';
import { launch, type Platform } from '../support/platform.ts';
import { startTwoVendors, type TwoVendors } from '../support/two-vendors.ts';

const question = 'What is the chain rule?';

describe('an answer that does not come, or comes no further', () => {
  let vendors: TwoVendors;
  let first: Double;
  let second: Double;
  let app: TestApp;
  let platform: Platform;
  let student: Client;

  // They take a while to load, which must not count as a model's silence.
  beforeAll(() => Promise.all([import('@anthropic-ai/sdk'), import('openai')]));

  beforeEach(async () => {
    const price = { input: 2, output: 20 };
    vendors = await startTwoVendors({
      keys: 'optional',
      patienceMs: 20_000,
      prices: { 'second:other': price },
    });
    ({ first, second, app, platform } = vendors);
    student = clientOf(app, await launch(app, platform));
  });

  afterEach(() => vendors[Symbol.asyncDispose]());

  const rows = <Row>(text: string): Promise<Row[]> =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));

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
