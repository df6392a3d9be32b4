import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOfflineModel, createPriceBook, ModelError } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { engines } from '../support/databases.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createScriptedModel, type ScriptedModel } from '../support/scripted-model.ts';

describe.each(engines)('a turn on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;
  let model: ScriptedModel;
  let student: Client;

  beforeEach(async () => {
    model = createScriptedModel();
    app = await startApp({ engine, chatModels: [model, createOfflineModel()] });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    student = clientOf(app, await launch(app, platform));
  });

  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const begin = async (message = 'What is the chain rule?') => {
    const { status, body } = await student.post('/api/turns', { message });
    expect(status).toBe(202);
    await model.asked(1);
    return body as { turnId: string; threadId: string };
  };

  // features: L08, L09, L13, L21, L22, L23, A29, S05
  it('streams what happens, in order, and ends once', async () => {
    const { turnId, threadId } = await begin();
    model.say('It multiplies ');
    model.say('the rates [1].');
    model.finish();
    const events = await student.events(turnId);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
    const types = events.map(({ event }) => event).filter((type) => type !== 'token');
    expect(types).toEqual([
      'turn.started',
      'snapshot',
      'guard',
      'retrieval.hits',
      'strategy',
      'model.attempt',
      'citation',
      'usage',
      'support',
      'turn.complete',
    ]);
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      turnId,
      threadId,
      status: 'complete',
      answer: 'It multiplies the rates [1].',
      support: 'supported',
      citations: [{ marker: '[1]', source: 'chain-rule.md' }],
    });
  });

  // features: L11, L38, A43, B15
  it('is read again from any point, live and afterwards, without gap or repeat', async () => {
    const { turnId } = await begin();
    model.say('One. ');
    const first = await student.events(turnId, 0, ({ event }) => event === 'token');
    const seen = first.at(-1)?.id ?? 0;
    model.say('Two.');
    model.finish();
    const rest = await student.events(turnId, seen);
    expect(rest[0]?.id).toBe(seen + 1);
    const replay = await student.events(turnId);
    expect(replay.map(({ id, event }) => [id, event])).toEqual(
      [...first, ...rest].map(({ id, event }) => [id, event]),
    );
    expect(await student.events(turnId, replay.at(-1)?.id)).toEqual([]);
  });

  // features: L27, L26, A45, A46
  it('stops when the student says so, keeps what was said, and lets go of the model', async () => {
    const { turnId } = await begin();
    model.say('The beginning ');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    expect((await student.post(`/api/turns/${turnId}/cancel`)).status).toBe(202);
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toBe('turn.aborted');
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      status: 'aborted',
      answer: 'The beginning',
    });
    expect(model.open()).toBe(0);
    model.finish();
    expect((await student.post(`/api/turns/${turnId}/cancel`)).body.status).toBe('aborted');
  });

  it('can be tried again once it was stopped: one click, one question, no echo of the first', async () => {
    const { turnId, threadId } = await begin();
    expect((await student.post(`/api/turns/${turnId}/retry`)).body.code).toBe('turn_not_retryable');
    model.say('The beginning ');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    await student.post(`/api/turns/${turnId}/cancel`);
    await student.events(turnId);
    const clicks = await Promise.all(
      Array.from({ length: 4 }, () => student.post(`/api/turns/${turnId}/retry`)),
    );
    expect(clicks.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(new Set(clicks.map(({ body }) => body.turnId)).size).toBe(1);
    expect(clicks[0]?.body).toMatchObject({ threadId });
    await model.asked(2);
    expect(model.requests[1]?.messages).toEqual([
      { role: 'user', content: 'What is the chain rule?' },
    ]);
    model.finish();
    await student.events(clicks[0]?.body.turnId);
    const { turns } = (await student.get(`/api/threads/${threadId}`)).body;
    expect(turns).toMatchObject([
      { status: 'aborted', answer: 'The beginning', retryOf: null },
      { status: 'complete', retryOf: turnId },
    ]);
    const stranger = clientOf(app, await launch(app, platform, { sub: 'stranger' }));
    expect((await stranger.post(`/api/turns/${turnId}/retry`)).status).toBe(404);
  });

  // features: A50, S11
  it('reads the last ten messages of its conversation and no more', async () => {
    model.say('It is.');
    model.finish();
    let threadId: string | undefined;
    for (let at = 1; at <= 7; at += 1) {
      const more = threadId ? { threadId } : {};
      ({ threadId } = await student.ask(`Question ${at}?`, more));
    }
    const read = model.requests.at(-1)?.messages.map(({ content }) => content);
    expect(read).toHaveLength(11);
    expect([read?.at(0), read?.at(-1)]).toEqual(['Question 2?', 'Question 7?']);
  });

  it('goes on when its reader leaves', async () => {
    const { turnId } = await begin();
    model.say('Half');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    model.say(' and whole.');
    model.finish();
    await expect
      .poll(async () => (await student.get(`/api/turns/${turnId}`)).body.status)
      .toBe('complete');
  });

  // features: L29
  it('can be polled: the answer so far while it runs', async () => {
    const { turnId } = await begin();
    model.say('So far so good.');
    await expect
      .poll(async () => (await student.get(`/api/turns/${turnId}`)).body, { timeout: 5_000 })
      .toMatchObject({ status: 'running', answer: 'So far so good.' });
    model.finish();
  });

  // features: L11, L29, A43, B15
  it('tells whoever polls the same events as a stream, from any point, running and over', async () => {
    const { turnId } = await begin();
    model.say('One. ');
    const told = async (after: number) =>
      (await student.get(`/api/turns/${turnId}?after=${after}`)).body.events as {
        id: number;
        event: { type: string };
      }[];
    const hasSpoken = async () => (await told(0)).some(({ event }) => event.type === 'token');
    await expect.poll(hasSpoken).toBe(true);
    const first = await told(0);
    const seen = first.at(-1)?.id ?? 0;
    expect(await told(seen)).toEqual([]);
    model.say('Two.');
    model.finish();
    const streamed = (await student.events(turnId)).map(({ id, data }) => ({ id, event: data }));
    expect([...first, ...(await told(seen))]).toEqual(streamed);
    expect(await told(0)).toEqual(streamed);
    expect(await told(streamed.length)).toEqual([]);
    // One who heard more live than was stored before both were lost.
    expect(await told(streamed.length + 3)).toEqual([
      { id: streamed.length + 4, event: streamed.at(-1)?.event },
    ]);
    expect((await student.get(`/api/turns/${turnId}`)).body).not.toHaveProperty('events');
    const stranger = clientOf(app, await launch(app, platform, { sub: 'stranger' }));
    expect((await stranger.get(`/api/turns/${turnId}?after=0`)).status).toBe(404);
  });

  it('says so when it is polled after something that is no number of an event', async () => {
    const { turnId } = await begin();
    model.finish();
    for (const after of ['-1', '1.5', 'x', '', '1e3', '9999999999', '1&after=2']) {
      expect(await student.get(`/api/turns/${turnId}?after=${after}`)).toMatchObject({
        status: 400,
        body: { code: 'request_malformed' },
      });
    }
  });

  // features: A50, A01
  it('is taken once however often it is sent with the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const body = { message: 'What is the chain rule?' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => student.post('/api/turns', body, headers)),
    );
    expect(new Set(answers.map(({ body: { turnId } }) => turnId)).size).toBe(1);
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    const other = await student.post('/api/turns', { message: 'Something else?' }, headers);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
    model.finish();
  });

  it('that is sent again with its Idempotency-Key is no further question to the limit', async () => {
    await using strict = await startApp({ engine, env: { TURNS_PER_MINUTE: '2' } });
    await using school = await startPlatform(strict);
    const asking = clientOf(strict, await launch(strict, school));
    const ask = (key: string) =>
      asking.post('/api/turns', { message: `Question ${key}?` }, { 'idempotency-key': key });
    const first = await ask('a');
    for (let at = 0; at < 5; at += 1)
      expect(await ask('a')).toMatchObject({ status: 202, body: first.body });
    expect((await ask('b')).status).toBe(202);
    expect(await ask('c')).toMatchObject({ status: 429, body: { code: 'too_many_turns' } });
    expect(await ask('a')).toMatchObject({ status: 202, body: first.body });
  });

  it('that is sent several times at once with one Idempotency-Key is one question to the limit', async () => {
    await using strict = await startApp({ engine, env: { TURNS_PER_MINUTE: '2' } });
    await using school = await startPlatform(strict);
    const asking = clientOf(strict, await launch(strict, school));
    const ask = (key: string) =>
      asking.post('/api/turns', { message: `Question ${key}?` }, { 'idempotency-key': key });
    const copies = await Promise.all(Array.from({ length: 6 }, () => ask('a')));
    expect(copies.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    expect(new Set(copies.map(({ body }) => body.turnId)).size).toBe(1);
    expect((await ask('b')).status).toBe(202);
    const late = await Promise.all(Array.from({ length: 3 }, () => ask('c')));
    expect(late.map(({ body }) => body.code)).toEqual(Array(3).fill('too_many_turns'));
    const { body } = await asking.get('/api/threads');
    expect(body.threads).toHaveLength(2);
  });

  it('waits its turn: a conversation answers one question at a time', async () => {
    const { threadId } = await begin();
    const second = await student.post('/api/turns', { message: 'And this?', threadId });
    expect(second).toMatchObject({ status: 409, body: { code: 'thread_busy' } });
    model.finish();
  });

  // features: S40, S48
  it('falls back before the first word without the student noticing', async () => {
    const { turnId } = await begin();
    model.fail(new ModelError('rate_limited', 'too many'));
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toBe('turn.complete');
    const attempts = events.flatMap(({ data }) => (data.type === 'model.attempt' ? [data] : []));
    expect(attempts).toMatchObject([
      { model: 'scripted', fallbackFrom: null },
      { model: 'extractive', fallbackFrom: 'scripted', reason: 'rate_limited' },
    ]);
  });

  it('says so when the model breaks off, and answers from the beginning', async () => {
    const { turnId } = await begin();
    model.say('It begins ');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    model.fail(new ModelError('unavailable', 'cut'));
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toBe('turn.complete');
    const answer = (await student.get(`/api/turns/${turnId}`)).body.answer as string;
    expect(answer).toMatch(/^It begins\s[\s\S]*broke off[\s\S]*chain rule/);
  });

  // features: S17, A68, A01
  it('belongs to the one who asked: nobody else reads, follows or stops it', async () => {
    const { turnId, threadId } = await begin();
    const stranger = clientOf(app, await launch(app, platform, { sub: 'stranger' }));
    const elsewhere = clientOf(app, await launch(app, platform, { contextId: 'other-course' }));
    for (const client of [stranger, elsewhere]) {
      expect((await client.get(`/api/turns/${turnId}`)).status).toBe(404);
      expect((await client.get(`/api/turns/${turnId}/events`)).status).toBe(404);
      expect((await client.post(`/api/turns/${turnId}/cancel`)).status).toBe(404);
      expect((await client.get(`/api/threads/${threadId}`)).status).toBe(404);
      expect((await client.post('/api/turns', { message: 'x', threadId })).body.code).toBe(
        'thread_not_found',
      );
    }
    model.finish();
  });

  // features: A28, S11
  it('knows the conversation before it, and cites this turn’s passages only', async () => {
    const { threadId, turnId } = await begin();
    model.say('First answer [1].');
    model.finish();
    await student.events(turnId);
    const again = await student.post('/api/turns', { message: 'And why is that?', threadId });
    const events = await student.events(again.body.turnId);
    expect(model.requests[1]?.messages).toEqual([
      { role: 'user', content: 'What is the chain rule?' },
      { role: 'assistant', content: 'First answer [1].' },
      { role: 'user', content: 'And why is that?' },
    ]);
    const hits = events.find(({ event }) => event === 'retrieval.hits')?.data;
    expect(hits).toMatchObject({ query: 'What is the chain rule?\nAnd why is that?' });
  });

  // features: L02
  it('keeps exactly what went to the model and what came back', async () => {
    const { turnId } = await begin();
    model.say('Here.');
    model.finish();
    await student.events(turnId);
    const calls = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('select provider, request, response, input_tokens, output_tokens from model_calls'),
    );
    const [request] = model.requests;
    expect(calls).toMatchObject([
      {
        provider: 'scripted',
        request: { system: request?.system, messages: request?.messages },
        response: 'Here.',
        input_tokens: 100,
        output_tokens: 10,
      },
    ]);
  });

  it('takes a message with characters that no database keeps', async () => {
    const { body } = await student.post('/api/turns', {
      message: 'What\0is \ud83dthe chain rule?',
    });
    model.finish();
    expect(await student.get(`/api/turns/${body.turnId}`)).toMatchObject({
      status: 200,
      body: { message: 'What\ufffdis \ufffdthe chain rule?' },
    });
  });

  it('ends well when a model writes what no database keeps, and so do those beside it', async () => {
    const others = clientOf(app, await launch(app, platform, { sub: 'beside' }));
    const { turnId } = await begin();
    const beside = (await others.post('/api/turns', { message: 'What is a slope?' })).body.turnId;
    model.say('Rates \0 multi');
    model.say('ply \ud83d.');
    model.finish();
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toBe('turn.complete');
    expect((await others.events(beside)).at(-1)?.event).toBe('turn.complete');
    expect((await student.get(`/api/turns/${turnId}`)).body.answer).toBe('Rates � multiply �.');
  });

  it.each([
    ['an empty message', { message: '  ' }, 'message_empty'],
    ['no message', {}, 'request_malformed'],
    ['a number for a message', { message: 5 }, 'request_malformed'],
    ['a message beyond the limit', { message: 'x'.repeat(8001) }, 'message_too_long'],
    ['a mode nobody knows', { message: 'x', mode: 'oracle' }, 'request_malformed'],
    ['a thread id that is none', { message: 'x', threadId: 'nope' }, 'request_malformed'],
    ['a body that is not JSON', '{"message":', 'body_not_json'],
  ])('is not begun by %s', async (_what, body, code) => {
    const answer = await student.post('/api/turns', body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((await student.get('/api/threads')).body.threads).toEqual([]);
  });
});

describe('what a turn costs', () => {
  it('is counted by the vendor’s usage and the operator’s price', async () => {
    const model = createScriptedModel('priced');
    const prices = createPriceBook(new Map([['scripted:priced', { input: 2, output: 30 }]]));
    await using app = await startApp({ chatModels: [model], prices });
    await using platform = await startPlatform(app);
    const student = clientOf(app, await launch(app, platform));
    model.say('Fine.');
    model.finish();
    const { events } = await student.ask('What is a limit?');
    const usage = events.find(({ event }) => event === 'usage')?.data;
    expect(usage).toMatchObject({
      inputTokens: 100,
      outputTokens: 10,
      costMicros: 500,
      estimated: false,
    });
  });
});
