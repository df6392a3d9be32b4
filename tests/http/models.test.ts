import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setRule, type Rule } from '../../src/budget/index.ts';
import { ModelSettingsError } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { enough, planOf } from '../support/agent-world.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { answer, cut, fail, hang, type Double } from '../support/doubles/index.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { startTwoVendors, type TwoVendors } from '../support/two-vendors.ts';

const question = 'What is the chain rule?';
const usage = { inputTokens: 1_000, outputTokens: 100 };

describe('a turn through the models of the operator', () => {
  let vendors: TwoVendors;
  let first: Double;
  let second: Double;
  let app: TestApp;
  let platform: Platform;
  let student: Client;
  let teacher: Client;

  // They take a while to load, which must not count as a model's silence.
  beforeAll(() => Promise.all([import('@anthropic-ai/sdk'), import('openai')]));

  beforeEach(async () => {
    vendors = await startTwoVendors({
      keys: 'required',
      patienceMs: 2_000,
      allow: ['second:special'],
      prices: { 'second:special': { input: 1, output: 1 } },
    });
    ({ first, second, app, platform } = vendors);
    student = clientOf(app, await launch(app, platform));
    teacher = clientOf(app, await launch(app, platform, { sub: 't', role: 'Instructor' }));
  });

  afterEach(() => vendors[Symbol.asyncDispose]());

  const rows = <Row>(text: string): Promise<Row[]> =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));
  const attemptsOf = async (events: readonly { data: unknown }[]) =>
    events.flatMap(({ data }) =>
      (data as { type: string }).type === 'model.attempt'
        ? [data as { model: string; reason: string | null }]
        : [],
    );
  const setCap = (amount: number, more: Partial<Rule> = {}) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) =>
      setRule(tx, platform.tenantId, {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount,
        whenReached: 'bend',
        ...more,
      }),
    );
  const openReservations = () =>
    rows('select id from budget_reservations where settled_at is null');

  // features: S40, S41, S48, L23, L24, B05
  it('goes on to the next provider, and books every attempt at what the vendor counted', async () => {
    first.script(fail(500));
    second.script(answer('The chain rule [1].', { usage }));
    const { events, answer: said } = await student.ask(question);
    expect(said).toContain('The chain rule');
    expect(await attemptsOf(events)).toMatchObject([
      { model: 'strong', reason: null },
      {
        model: 'other',
        reason: 'unavailable',
        passedOver: [{ model: 'strong', reason: 'unavailable' }],
      },
    ]);
    expect(
      await rows(
        'select provider, model, error_kind, finish_reason, cost_micros::int, first_token_ms is null as silent from model_calls order by created_at',
      ),
    ).toMatchObject([
      { provider: 'first', error_kind: 'unavailable', cost_micros: 0, silent: true },
      {
        provider: 'second',
        error_kind: null,
        finish_reason: 'stop',
        cost_micros: 2_000,
        silent: false,
      },
    ]);
    expect(
      await rows(
        'select provider, key_owner, cost_micros::int, estimated, is_open from usage_entries order by at',
      ),
    ).toEqual([
      {
        provider: 'first',
        key_owner: 'installation',
        cost_micros: 0,
        estimated: true,
        is_open: false,
      },
      {
        provider: 'second',
        key_owner: 'installation',
        cost_micros: 2_000,
        estimated: false,
        is_open: false,
      },
    ]);
    expect(await openReservations()).toEqual([]);
    const { body } = await teacher.get('/api/course/usage');
    expect(body.course).toMatchObject([
      { period: 'day', spentMicros: 2_000, capMicros: null },
      { period: 'month', spentMicros: 2_000 },
    ]);
    expect((await student.get('/api/course/usage')).status).toBe(403);
  });

  it.each([
    ['before its first token', hang('first-token')],
    ['in the middle of its answer', hang('mid')],
  ])('does not wait for ever for a model that falls silent %s', async (_when, step) => {
    first.script(step);
    second.script(answer('From the other.', { usage }));
    const { events, answer: said } = await student.ask(question);
    expect(said).toContain('From the other.');
    expect((await attemptsOf(events)).at(-1)).toMatchObject({
      model: 'other',
      reason: 'timed_out',
    });
    const [entry] = await rows<{ cost_micros: number }>(
      'select cost_micros::int from usage_entries order by at limit 1',
    );
    // Nobody knows what the silent model worked: it counts as our estimate, never as nothing.
    expect(entry?.cost_micros).toBeGreaterThan(0);
  });

  it('answers from the course when nobody answers, and says so', async () => {
    first.script(cut());
    second.script(fail(429, { retryAfter: 60 }));
    const { events, answer: said } = await student.ask(question);
    expect(said).toMatch(/broke off[\s\S]*chain rule/);
    expect((await attemptsOf(events)).at(-1)).toMatchObject({
      model: 'extractive',
      reason: 'rate_limited',
    });
    // A vendor that names a time to wait is left alone until then.
    first.script(answer('Back again.', { usage }));
    await student.ask(question);
    expect(second.requests).toHaveLength(1);
  });

  // features: S47, S48
  it('falls back within the tier of each task, so that a small task never becomes a dear one', async () => {
    const tiers = {
      fast: ['first:small-a', 'second:small-b'],
      medium: ['first:large-a', 'second:large-b'],
      complex: ['first:best-a', 'second:best-b'],
    };
    const prices = Object.fromEntries(
      Object.values(tiers)
        .flat()
        .map((model) => [model, { input: 1, output: 1 }]),
    );
    const providers = {
      first: { speaks: 'anthropic', baseUrl: first.url, key: 'required' },
      second: { speaks: 'chat', baseUrl: second.url, key: 'required' },
    };
    const file = vendors.write('tiers.json', { providers, tiers, prices });
    await using other = await startApp({ env: { MODELS_FILE: file } });
    const { modelSettings } = other.composed.models;
    for (const vendor of Object.keys(providers))
      await modelSettings.setKey(null, vendor, 'installation-key');
    await using school = await startPlatform(other);
    await ingestFiles(other, school, calculusPages);
    first.always(fail(500));
    second.always(({ body }) => {
      const system = JSON.stringify(body);
      if (system.includes('You plan'))
        return answer(planOf({ tool: 'search', input: { query: 'chain rule' } }));
      return answer(system.includes('You check') ? enough : 'Rates multiply [1].');
    });
    const asking = clientOf(other, await launch(other, school));
    const { events, answer: said } = await asking.ask(question, { mode: 'agent' });
    expect(said).toContain('Rates multiply');
    expect(events.at(-1)?.event).toBe('turn.complete');
    expect(second.requests.map(({ body }) => body['model'])).toEqual([
      'small-b',
      'small-b',
      'large-b',
    ]);
    expect(new Set(first.requests.map(({ body }) => body['model']))).toEqual(
      new Set(['small-a', 'large-a']),
    );
  });

  // features: S43, A52
  it('pays with the tenant’s own key before the installation’s', async () => {
    await app.composed.models.modelSettings.setKey(platform.tenantId, 'first', 'key-of-the-tenant');
    first.always(answer('Fine.', { usage }));
    await student.ask(question);
    expect(JSON.stringify(first.requests.at(-1)?.headers)).toContain('key-of-the-tenant');
    await app.composed.models.modelSettings.removeKey(platform.tenantId, 'first');
    await student.ask(question);
    expect(JSON.stringify(first.requests.at(-1)?.headers)).toContain('installation-key-1');
    expect(await rows('select key_owner from usage_entries order by at')).toEqual([
      { key_owner: 'tenant' },
      { key_owner: 'installation' },
    ]);
    const stored = await app.composed.ground.db.query('select * from model_keys');
    expect(JSON.stringify(stored)).not.toContain('installation-key');
  });

  // features: S42, A01
  it('asks what the tenant chose first, within what the operator allows', async () => {
    const { modelSettings } = app.composed.models;
    const forbidden = modelSettings.choose(platform.tenantId, {
      task: 'chat_tutor',
      models: ['first:dearest'],
    });
    await expect(forbidden).rejects.toThrow(ModelSettingsError);
    await modelSettings.choose(platform.tenantId, {
      task: 'chat_tutor',
      models: ['second:special'],
    });
    second.script(answer('Special.', { usage }));
    await student.ask(question);
    expect(second.requests[0]?.body).toMatchObject({ model: 'special' });
    expect(first.requests).toEqual([]);
  });

  // features: A53
  it('finds what was read before, and has nothing read anew, when somebody else answers', async () => {
    const asRead = () =>
      rows(
        `select d.file_name, d.active_revision, d.active_embedder, count(*)::int as chunks,
           md5(string_agg(c.embedding::text, ' ' order by c.id)) as vectors
         from documents d join chunks c on c.tenant_id = d.tenant_id and c.document_id = d.id
         group by 1, 2, 3 order by 1`,
      );
    const before = await asRead();
    expect(before).toHaveLength(2);
    const readings = await rows('select id from ingest_jobs');
    first.script(answer('The chain rule [1].', { usage }));
    const one = await student.ask(question);
    await app.composed.models.modelSettings.choose(platform.tenantId, {
      task: 'chat_tutor',
      models: ['second:special'],
    });
    second.script(answer('The chain rule [1].', { usage }));
    const other = await student.ask(question);
    const found = ({ events }: typeof one) =>
      told(events, 'retrieval.hits')[0]?.hits.flatMap(({ chunkIds }) => chunkIds);
    expect(found(other)).toEqual(found(one));
    expect(found(other)?.length).toBeGreaterThan(0);
    expect(await asRead()).toEqual(before);
    expect(await rows('select id from ingest_jobs')).toEqual(readings);
  });

  // features: L27, A46
  it('charges a stopped turn for what was used, not for what was set aside', async () => {
    first.script(answer('word '.repeat(400), { tokensPerSecond: 40 }));
    const { body } = await student.post('/api/turns', { message: question });
    await student.events(body.turnId, 0, ({ event }) => event === 'token');
    const [aside] = await rows<{ micros: number }>('select micros::int from budget_reservations');
    await student.post(`/api/turns/${body.turnId}/cancel`);
    expect((await student.events(body.turnId)).at(-1)?.event).toBe('turn.aborted');
    const [entry] = await rows<{ cost_micros: number }>(
      'select cost_micros::int, estimated from usage_entries',
    );
    expect(entry?.cost_micros).toBeGreaterThan(0);
    expect(entry?.cost_micros).toBeLessThan((aside?.micros ?? 0) / 2);
    expect(await openReservations()).toEqual([]);
    const meters = await rows<{ reserved: number; used: number }>(
      `select reserved::int, used::int from budget_meters where period = 'day'`,
    );
    expect(meters.map(({ used, reserved }) => [used, reserved])).toEqual(
      meters.map(() => [entry?.cost_micros, 0]),
    );
  });

  // features: B05, A49
  it('takes a small model, then none, as the money of the course runs out, and tells the student why', async () => {
    // The strong model is expected to come to 36,000, the small one to 1,800.
    await setCap(20_000);
    second.script(answer('Small but fine.', { usage: { inputTokens: 5_000, outputTokens: 100 } }));
    const small = await student.ask(question);
    expect(second.requests[0]?.body).toMatchObject({ model: 'small' });
    expect(small.events.find(({ event }) => event === 'budget')?.data).toMatchObject({
      rung: 'small',
      scope: 'course',
      period: 'day',
      message: expect.stringMatching(
        /^This course’s allowance .* today is nearly used up, so a smaller model answers\. It comes back at .* UTC\.$/,
      ),
    });
    await setCap(1_000);
    const none = await student.ask(question);
    expect(none.answer).toContain('chain rule');
    expect(none.events.find(({ event }) => event === 'budget')?.data).toMatchObject({
      rung: 'offline',
    });
    expect(second.requests).toHaveLength(1);
    // And again whenever the conversation is opened, on whatever device.
    for (const { events, threadId, turnId } of [small, none]) {
      const { type: _, ...budget } = told(events, 'budget')[0] ?? { type: null };
      expect((await student.get(`/api/threads/${threadId}`)).body.turns).toMatchObject([
        { turnId, budget },
      ]);
      expect((await student.get(`/api/turns/${turnId}`)).body.budget).toEqual(budget);
    }
  });

  // features: B05, A01
  it('refuses where the operator says so: which limit, how much is left, when it comes back', async () => {
    await setCap(100, { whenReached: 'refuse' });
    const refused = await student.post('/api/turns', { message: question });
    expect(refused).toMatchObject({
      status: 429,
      body: {
        code: 'budget_spent',
        detail: expect.stringContaining('comes back at'),
        limit: {
          scope: 'course',
          period: 'day',
          cap: 100,
          left: 100,
          resetsAt: expect.stringContaining('T00:00:00'),
        },
      },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await student.get('/api/threads')).body.threads).toEqual([]);
  });
});

describe('the rate of questions', () => {
  // features: S45, A49
  it('is limited per student, with a time to come back', async () => {
    await using app = await startApp({ env: { TURNS_PER_MINUTE: '1' } });
    await using platform = await startPlatform(app);
    const one = clientOf(app, await launch(app, platform));
    const other = clientOf(app, await launch(app, platform, { sub: 'other' }));
    await one.ask(question);
    const refused = await one.post('/api/turns', { message: question });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_turns' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await other.ask(question);
  });
});
