import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatRequest } from '../../src/models/chat-model.ts';
import { createOpenAiModel, type OpenAiOptions } from '../../src/models/providers/openai.ts';
import {
  answer,
  fail,
  failMidway,
  listen,
  startOpenAiDouble,
  type Double,
} from '../support/doubles/index.ts';

const question: ChatRequest = {
  system: 'You are a patient tutor.',
  messages: [{ role: 'user', content: 'What is photosynthesis?' }],
  maxOutputTokens: 800,
  temperature: 0.3,
};

describe('a server that speaks OpenAI', () => {
  let double: Double;

  beforeEach(async () => {
    double = await startOpenAiDouble();
  });

  afterEach(async () => {
    vi.unstubAllGlobals();
    await double.close();
    double.verify();
  });

  function open(options: Partial<OpenAiOptions> = {}) {
    const model = 'gpt-5.4-mini';
    return createOpenAiModel({ apiKey: 'sk-1', model, baseUrl: double.url, ...options });
  }

  function bodies() {
    return double.requests.map(({ body }) => body);
  }

  it('is known by the name of its provider, in prices and in errors', async () => {
    double.script(fail(500));
    const model = open({ provider: 'groq', model: 'openai/gpt-oss-120b' });
    expect(model).toMatchObject({ provider: 'groq', model: 'openai/gpt-oss-120b' });
    expect((await listen(model, question)).error).toMatchObject({
      message: expect.stringMatching(/^groq answered 500/) as string,
    });
  });

  it('is asked for a Chat Completion with usage when it has an address of its own', async () => {
    double.script(answer('Sugar.'));
    await listen(open(), question);
    expect(double.requests[0]?.path).toBe('/v1/chat/completions');
    expect(bodies()[0]).toEqual({
      model: 'gpt-5.4-mini',
      messages: [
        { role: 'system', content: 'You are a patient tutor.' },
        { role: 'user', content: 'What is photosynthesis?' },
      ],
      max_tokens: 800,
      temperature: 0.3,
      stream_options: { include_usage: true },
      stream: true,
    });
  });

  it('is asked for a Response that it does not keep, where wanted', async () => {
    double.script(answer('Sugar.'));
    await listen(open({ api: 'responses' }), question);
    expect(double.requests[0]?.path).toBe('/v1/responses');
    expect(bodies()[0]).toEqual({
      model: 'gpt-5.4-mini',
      input: [
        { role: 'developer', content: 'You are a patient tutor.' },
        { role: 'user', content: 'What is photosynthesis?' },
      ],
      max_output_tokens: 800,
      temperature: 0.3,
      reasoning: { effort: 'low' },
      store: false,
      stream: true,
    });
  });

  it.each([
    ['responses', undefined],
    ['chat/completions', 'chat'],
  ] as const)('is OpenAI itself at %s when no address is given', async (path, api) => {
    const asked: { url: string; body: Record<string, unknown> }[] = [];
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      asked.push({ url, body: JSON.parse(body) as Record<string, unknown> });
      throw new TypeError('no network here');
    });
    const model = createOpenAiModel({ apiKey: 'sk-1', model: 'gpt-6-luna', api });
    expect((await listen(model, question)).error).toMatchObject({ code: 'unavailable' });
    expect(asked.map(({ url }) => url)).toEqual([`https://api.openai.com/v1/${path}`]);
    expect(asked[0]?.body).toMatchObject({ store: false });
  });

  // features: S46
  it('uses the mode for JSON that it has', async () => {
    double.script(answer('{}'), answer('{}'));
    const json = { ...question, json: true };
    await listen(open(), json);
    await listen(open({ api: 'responses' }), json);
    expect(bodies()[0]?.['response_format']).toEqual({ type: 'json_object' });
    expect(bodies()[1]?.['text']).toEqual({ format: { type: 'json_object' } });
  });

  it('gets no Authorization header when no key is set', async () => {
    await using home = await startOpenAiDouble({ keyless: true });
    home.script(answer('Sugar.'));
    const { text } = await listen(open({ apiKey: undefined, baseUrl: home.url }), question);
    expect(text).toBe('Sugar.');
    expect(home.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('gets at least the limit that the Responses API accepts', async () => {
    double.script(answer('Sugar.'));
    await listen(open({ api: 'responses' }), { ...question, maxOutputTokens: 5 });
    expect(bodies()[0]?.['max_output_tokens']).toBe(16);
  });

  it('is asked again without what the model refuses by name, and never with it again', async () => {
    double.script(
      fail(400, {
        message: "Unsupported parameter: 'temperature' is not supported with this model.",
        param: 'temperature',
      }),
      fail(400, {
        message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
      }),
      answer('Sugar.'),
      answer('Light.'),
    );
    const model = open();
    expect((await listen(model, question)).text).toBe('Sugar.');
    expect((await listen(model, question)).text).toBe('Light.');
    expect(bodies()).toMatchObject([
      { temperature: 0.3, max_tokens: 800 },
      { max_tokens: 800 },
      { max_completion_tokens: 800 },
      { max_completion_tokens: 800 },
    ]);
    expect(bodies()[3]).not.toHaveProperty('temperature');
    expect(bodies()[3]).not.toHaveProperty('max_tokens');
  });

  it('drops thinking effort on the Responses API for a model that does not think', async () => {
    const message = "Unsupported parameter: 'reasoning.effort' is not supported with this model.";
    double.script(fail(400, { message, param: 'reasoning.effort' }), answer('Sugar.'));
    const { text } = await listen(open({ api: 'responses' }), question);
    expect(text).toBe('Sugar.');
    expect(bodies()[1]).not.toHaveProperty('reasoning');
  });

  it('understands xAI, which spells fields its own way', async () => {
    const message = 'Argument not supported on this model: reasoningEffort';
    double.script(fail(400, { message }), answer('Sugar.'));
    const { text } = await listen(open({ effort: 'low' }), question);
    expect(text).toBe('Sugar.');
    expect(bodies().map((body) => 'reasoning_effort' in body)).toEqual([true, false]);
  });

  it('is not asked again when it refuses the same field twice', async () => {
    const message = 'temperature is not supported';
    double.script(fail(400, { message }), fail(400, { message }));
    expect((await listen(open(), question)).error).toMatchObject({ code: 'request_refused' });
    expect(double.requests).toHaveLength(2);
  });

  it('is not asked again when a refusal only mentions a field', async () => {
    double.script(fail(400, { message: 'temperature must be between 0 and 0.2' }));
    expect((await listen(open(), question)).error).toMatchObject({ code: 'request_refused' });
  });

  it('understands that a wrong key is meant when xAI answers 400', async () => {
    double.script(fail(400, { message: 'Incorrect API key provided: sk***1.' }));
    expect((await listen(open(), question)).error).toMatchObject({ code: 'key_refused' });
  });

  it.each([
    [429, 'rate_limited'],
    [502, 'unavailable'],
  ])('understands a gateway that writes %i into a running stream', async (status, code) => {
    double.script(failMidway(status));
    expect((await listen(open(), question)).error).toMatchObject({ code });
  });
});
