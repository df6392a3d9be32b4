import { inspect } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError, type ChatModel, type ChatRequest } from '../../src/models/chat-model.ts';
import { createAnthropicModel } from '../../src/models/providers/anthropic.ts';
import { createOpenAiModel } from '../../src/models/providers/openai.ts';
import {
  answer,
  cut,
  empty,
  fail,
  failMidway,
  garbage,
  hang,
  listen,
  refuse,
  startAnthropicDouble,
  startOpenAiDouble,
  stopShort,
  type Double,
  type Step,
} from '../support/doubles/index.ts';

const apiKey = 'sk-double-0123456789abcdef';
const secret = 'My grandmother Adelheid is ill, may I hand in later?';
const said = 'Photosynthesis turns light into sugar. It happens in chloroplasts.';

interface Settings {
  readonly apiKey?: string;
  readonly firstTokenTimeoutMs?: number;
  readonly betweenTokensTimeoutMs?: number;
}

interface Vendor {
  readonly name: string;
  readonly model: string;
  start(): Promise<Double>;
  open(baseUrl: string, settings?: Settings): ChatModel;
}

const vendors: readonly Vendor[] = [
  {
    name: 'Anthropic',
    model: 'claude-haiku-5-5',
    start: startAnthropicDouble,
    open: (baseUrl, settings) =>
      createAnthropicModel({ apiKey, model: 'claude-haiku-5-5', baseUrl, ...settings }),
  },
  {
    name: 'OpenAI Chat Completions',
    model: 'gpt-5.4-mini',
    start: startOpenAiDouble,
    open: (baseUrl, settings) =>
      createOpenAiModel({ apiKey, model: 'gpt-5.4-mini', baseUrl, ...settings }),
  },
  {
    name: 'OpenAI Responses',
    model: 'gpt-6-luna',
    start: startOpenAiDouble,
    open: (baseUrl, settings) =>
      createOpenAiModel({ apiKey, model: 'gpt-6-luna', baseUrl, api: 'responses', ...settings }),
  },
];

const question: ChatRequest = {
  system: 'You are a patient tutor.',
  messages: [
    { role: 'user', content: 'What is photosynthesis?' },
    { role: 'assistant', content: 'What do you think plants eat?' },
    { role: 'user', content: secret },
  ],
  maxOutputTokens: 800,
};

describe.each(vendors)('a model behind $name', (vendor) => {
  let double: Double;
  let model: ChatModel;

  beforeEach(async () => {
    double = await vendor.start();
    model = vendor.open(double.url);
  });

  afterEach(async () => {
    await double.close();
    double.verify();
  });

  async function failing(step: Step, timeouts?: Settings) {
    double.script(step);
    const heard = await listen(vendor.open(double.url, timeouts), question);
    expect(heard.error).toBeInstanceOf(ModelError);
    return { heard, error: heard.error as ModelError };
  }

  it('gives the whole answer and finishes with reason, usage and the vendor’s id', async () => {
    double.script(answer(said, { usage: { inputTokens: 120, outputTokens: 34 } }));
    const { text, finish, error } = await listen(model, question);
    expect(error).toBeUndefined();
    expect(text).toBe(said);
    expect(finish).toMatchObject({
      reason: 'stop',
      usage: { inputTokens: 120, outputTokens: 34 },
      responseId: expect.stringMatching(/^(msg|chatcmpl|resp)_?-?0+1$/) as string,
    });
  });

  it('keeps an emoji whole whose halves come in two events', async () => {
    double.script(answer('Well done 🎉 and 👩‍🔬, go on.', { tokensPerSecond: 100 }));
    const texts: string[] = [];
    for await (const chunk of model.stream(question, new AbortController().signal))
      if (chunk.type === 'text') texts.push(chunk.text);
    expect(texts.join('')).toBe('Well done 🎉 and 👩‍🔬, go on.');
    expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
  });

  it('hands on each token as it comes, not all of them at the end', async () => {
    double.script(answer(said, { tokensPerSecond: 40 }));
    const times: number[] = [];
    for await (const chunk of model.stream(question, new AbortController().signal)) {
      if (chunk.type === 'text') times.push(performance.now());
    }
    // Nine words at 40 a second: the last leaves 200 ms after the first.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100);
  });

  it('asks the right model under its key, with the whole conversation in order', async () => {
    double.script(answer('Yes.'));
    await listen(model, question);
    const [request] = double.requests;
    expect(request?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(request?.body['model']).toBe(vendor.model);
    const sent = JSON.stringify(request?.body);
    const places = [
      'You are a patient tutor.',
      'What is photosynthesis?',
      'What do you think plants eat?',
      secret,
    ].map((words) => sent.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places.slice(1)).toEqual(places.slice(1).toSorted((a, b) => a - b));
  });

  it('says that the answer was cut by the limit of tokens', async () => {
    double.script(answer(said, { finish: 'length' }));
    expect((await listen(model, question)).finish?.reason).toBe('length');
  });

  it('reports a refusal of the vendor as such, without an error and whatever was said before', async () => {
    double.script(refuse(), refuse('Let me begin'));
    expect(await listen(model, question)).toMatchObject({
      text: '',
      finish: { reason: 'refusal' },
      error: undefined,
    });
    expect(await listen(model, question)).toMatchObject({
      text: 'Let me begin',
      finish: { reason: 'refusal' },
    });
  });

  it('keeps hidden thinking to itself', async () => {
    double.script(answer(said, { thinking: true }));
    expect((await listen(model, question)).text).toBe(said);
  });

  it('knows no usage when the vendor tells none or tells nonsense', async () => {
    double.script(answer(said, { usage: 'absent' }), answer(said, { usage: 'wrong' }));
    expect((await listen(model, question)).finish).toMatchObject({ reason: 'stop', usage: null });
    expect((await listen(model, question)).finish).toMatchObject({ reason: 'stop', usage: null });
  });

  it('carries letters of every script through unharmed', async () => {
    const mixed = 'Das Maß α ≤ β, 光合成, العربية, 👩🏽‍🔬 – fin\n\n';
    double.script(answer(mixed));
    expect((await listen(model, question)).text).toBe(mixed);
  });

  it('never sends the passages behind a prompt beyond the prompt itself', async () => {
    double.script(answer('Yes.'));
    const grounding = {
      question: 'q',
      passages: [{ marker: 1, title: 'Confidential.pdf', heading: null, text: 'x' }],
      unanswerable: false,
      strategy: 'explain',
      language: 'en' as const,
    };
    await listen(model, { ...question, grounding });
    expect(JSON.stringify(double.requests[0]?.body)).not.toContain('Confidential.pdf');
  });

  it('asks for JSON in words that every vendor’s own rules accept', async () => {
    double.script(answer('{"a":1}'));
    const heard = await listen(model, { ...question, json: true });
    expect(heard).toMatchObject({ text: '{"a":1}', error: undefined });
    expect(JSON.stringify(double.requests[0]?.body)).toContain('one JSON object');
  });

  describe('when the vendor says no', () => {
    it.each([401, 403])('takes %i for a refused key', async (status) => {
      expect((await failing(fail(status))).error.code).toBe('key_refused');
    });

    it('takes 429 for a limit, and knows no waiting time that was not named', async () => {
      const { error } = await failing(fail(429));
      expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: undefined });
    });

    it('reads the waiting time in seconds, in milliseconds and as a date', async () => {
      expect((await failing(fail(429, { retryAfter: 7 }))).error.retryAfterMs).toBe(7_000);
      expect((await failing(fail(429, { retryAfter: '1.5' }))).error.retryAfterMs).toBe(1_500);
      const exact = await failing(fail(429, { retryAfter: 9, retryAfterMs: 1_234 }));
      expect(exact.error.retryAfterMs).toBe(1_234);
      const date = new Date(Date.now() + 60_000).toUTCString();
      const { error } = await failing(fail(429, { retryAfter: date }));
      expect(error.retryAfterMs).toBeGreaterThan(50_000);
      expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    it('knows no waiting time when the header is nonsense, and none below zero', async () => {
      const odd = await failing(fail(429, { retryAfter: 'soon' }));
      expect(odd.error.retryAfterMs).toBeUndefined();
      const past = new Date(Date.now() - 60_000).toUTCString();
      expect((await failing(fail(429, { retryAfter: past }))).error.retryAfterMs).toBe(0);
    });

    it('takes missing credit for a limit whatever the status', async () => {
      expect((await failing(fail(402))).error.code).toBe('rate_limited');
      const word = 'insufficient_quota';
      expect((await failing(fail(403, { word }))).error.code).toBe('rate_limited');
    });

    it.each([500, 502, 503, 529, 408, 409])('takes %i for an outage', async (status) => {
      const { error } = await failing(fail(status, { retryAfter: 2 }));
      expect(error).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 });
    });

    it.each([400, 413, 422])('takes %i for a request that must not be repeated', async (status) => {
      expect((await failing(fail(status))).error.code).toBe('request_refused');
    });

    it.each([404, 410])('takes %i for a model that its vendor does not have', async (status) => {
      expect((await failing(fail(status))).error.code).toBe('model_gone');
    });

    it.each([
      [404, 'model_not_found'],
      [403, 'model_not_found'],
      [404, 'not_found_error'],
      [400, 'model_decommissioned'],
    ])('does not expect a model back soon after %i %s', async (status, word) => {
      const { error } = await failing(fail(status, { word }));
      expect(error).toMatchObject({ code: 'model_gone', retryAfterMs: 600_000 });
    });

    it('asks once only: whether to ask again is for the router to say', async () => {
      await failing(fail(529));
      await failing(fail(429, { retryAfterMs: 1 }));
      expect(double.requests).toHaveLength(2);
    });

    it.each([
      ['overloaded_error', 'unavailable'],
      ['server_error', 'unavailable'],
      ['rate_limit_exceeded', 'rate_limited'],
      ['invalid_prompt', 'request_refused'],
      ['authentication_error', 'key_refused'],
    ])('understands %s in the middle of a stream', async (word, code) => {
      const { error, heard } = await failing(failMidway(word));
      expect(error.code).toBe(code);
      expect(heard.text).not.toBe('');
      expect(error.message).toContain(word);
    });

    it('names the status, the vendor’s word and the request for the operator', async () => {
      const { error } = await failing(fail(529, { word: 'overloaded_error' }));
      expect(error.message).toMatch(/529 overloaded_error \(request req_double\)$/);
    });
  });

  describe('when the line is bad', () => {
    it('takes a refused connection for an outage', async () => {
      const gone = await vendor.start();
      await gone.close();
      const { error } = await listen(vendor.open(gone.url), question);
      expect(error).toMatchObject({ code: 'unavailable' });
      expect((error as Error).message).toContain('ECONNREFUSED');
    });

    it('takes a line that is cut inside an event for an outage', async () => {
      const { error, heard } = await failing(cut());
      expect(error.code).toBe('unavailable');
      expect(heard.text).not.toBe('');
    });

    it('takes a stream that ends in good order before the answer does for an outage', async () => {
      expect((await failing(stopShort())).error.code).toBe('unavailable');
    });

    it('takes an unreadable stream for an outage', async () => {
      expect((await failing(garbage())).error.code).toBe('unavailable');
    });

    it('takes a whole answer without a word for empty', async () => {
      expect((await failing(empty())).error.code).toBe('empty');
      const starved = await failing(empty({ thinking: true, finish: 'length' }));
      expect(starved.error).toMatchObject({ code: 'empty' });
    });

    it.each(['cut', 'hang'] as const)(
      'keeps an answer the vendor has finished when its line ends in a %s',
      async (tail) => {
        double.script(answer(said, { tail }));
        const begun = performance.now();
        const { text, finish, error } = await listen(model, question);
        // Long before the 15 seconds that a silence between tokens may last.
        expect(performance.now() - begun).toBeLessThan(8_000);
        expect(error).toBeUndefined();
        expect(text).toBe(said);
        expect(finish?.reason).toBe('stop');
      },
    );
  });

  describe('when the vendor is slow', () => {
    it.each(['headers', 'first-token'] as const)(
      'gives up after the time for the first token when the silence begins before the %s',
      async (at) => {
        const { error } = await failing(hang(at), { firstTokenTimeoutMs: 200 });
        expect(error.code).toBe('timed_out');
        expect(error.message).toContain('no first token within 200 ms');
        await double.disconnected();
      },
    );

    it('gives up after the time between tokens when the silence begins in the middle', async () => {
      const { error, heard } = await failing(hang('mid'), { betweenTokensTimeoutMs: 200 });
      expect(error.code).toBe('timed_out');
      expect(error.message).toContain('no further token within 200 ms');
      expect(heard.text).not.toBe('');
      await double.disconnected();
    });

    it('has patience with an answer that is slow as a whole but never silent for long', async () => {
      double.script(answer(said, { tokensPerSecond: 20 }));
      const timeouts = { firstTokenTimeoutMs: 5_000, betweenTokensTimeoutMs: 300 };
      expect(await listen(vendor.open(double.url, timeouts), question)).toMatchObject({
        text: said,
        error: undefined,
      });
    });

    it('does not blame the vendor for the time its own reader takes', async () => {
      double.script(answer(said, { tokensPerSecond: 500 }));
      const slow = vendor.open(double.url, { betweenTokensTimeoutMs: 60 });
      let text = '';
      for await (const chunk of slow.stream(question, new AbortController().signal)) {
        if (chunk.type === 'text') text += chunk.text;
        if (text.length < 30) await pause(150);
      }
      expect(text).toBe(said);
    });
  });

  describe('when the student stops it', () => {
    const stages: readonly [string, Step][] = [
      ['before the headers came', hang('headers')],
      ['before the first token came', hang('first-token')],
      ['in the middle of the answer', answer(said.repeat(50), { tokensPerSecond: 50 })],
      ['in a silence in the middle of the answer', hang('mid')],
    ];

    it.each(stages)(
      'aborting closes the connection to the vendor within 300 ms, %s',
      async (_, step) => {
        const took: number[] = [];
        for (let attempt = 1; attempt <= 3; attempt += 1) {
          const student = new AbortController();
          const reason = new Error('the student pressed stop');
          double.script(step);
          const listening = listen(model, question, student.signal);
          await double.arrived(attempt);
          const begun = performance.now();
          student.abort(reason);
          await double.disconnected();
          took.push(performance.now() - begun);
          expect((await listening).error).toBe(reason);
        }
        // The best of three, so that a busy machine does not fail it.
        expect(Math.min(...took)).toBeLessThan(300);
      },
    );

    it('aborting closes the connection even while nobody reads', async () => {
      double.script(answer(said.repeat(50), { tokensPerSecond: 100 }));
      const student = new AbortController();
      const stream = model.stream(question, student.signal)[Symbol.asyncIterator]();
      await stream.next();
      student.abort(new Error('stopped'));
      await double.disconnected();
      await expect(stream.next()).rejects.toThrow('stopped');
    });

    it('hands out nothing more once it was stopped, not even what has already arrived', async () => {
      double.script(answer(said));
      const student = new AbortController();
      const stream = model.stream(question, student.signal)[Symbol.asyncIterator]();
      await stream.next();
      student.abort(new Error('stopped'));
      await expect(stream.next()).rejects.toThrow('stopped');
      expect(await stream.next()).toMatchObject({ done: true });
    });

    it('a reader who leaves closes the connection too', async () => {
      double.script(answer(said.repeat(50), { tokensPerSecond: 100 }));
      for await (const chunk of model.stream(question, new AbortController().signal)) {
        expect(chunk.type).toBe('text');
        break;
      }
      await double.disconnected();
      expect(double.openConnections()).toBe(0);
    });

    it('asks nobody when it was stopped before it began', async () => {
      const reason = new Error('too late');
      expect((await listen(model, question, AbortSignal.abort(reason))).error).toBe(reason);
      expect(double.requests).toHaveLength(0);
    });

    it('leaves no listener behind on the signal', async () => {
      const student = new AbortController();
      let listeners = 0;
      const { signal } = student;
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...args: Parameters<typeof add>) => {
        listeners += 1;
        add(...args);
      };
      signal.removeEventListener = (...args: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...args);
      };
      double.script(answer(said), fail(500), cut());
      for (let count = 0; count < 3; count += 1) await listen(model, question, signal);
      expect(listeners).toBe(0);
    });
  });

  it('does not quote a key that cannot even be sent', async () => {
    const broken = vendor.open(double.url, { apiKey: `${apiKey}\nexport B=1` });
    const { error } = await listen(broken, question);
    expect(error).toMatchObject({ code: 'key_refused' });
    expect(inspect(error, { depth: 20 })).not.toContain('sk-double');
  });

  it('has no key or prompt in any error', async () => {
    const steps: readonly Step[] = [
      ...[400, 401, 403, 404, 413, 422, 429, 500, 529].map((status) => fail(status)),
      fail(400, { word: apiKey, message: secret, param: secret }),
      ...['overloaded_error', 'invalid_prompt', apiKey].map(failMidway),
      hang('headers'),
      hang('first-token'),
      hang('mid'),
      cut(),
      stopShort(),
      garbage(),
      empty(),
    ];
    // Long enough for a busy machine to reach the vendor at all.
    const timeouts = { firstTokenTimeoutMs: 1_500, betweenTokensTimeoutMs: 1_500 };
    for (const step of steps) {
      const { error } = await failing(step, timeouts);
      const everything = inspect(error, { depth: 20, showHidden: true });
      expect(everything).not.toContain('sk-double');
      expect(everything).not.toContain('Adelheid');
    }
  });
});
