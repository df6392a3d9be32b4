import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../src/models/chat-model.ts';
import {
  createAnthropicModel,
  type AnthropicOptions,
} from '../../src/models/providers/anthropic.ts';
import {
  answer,
  fail,
  listen,
  startAnthropicDouble,
  type Double,
} from '../support/doubles/index.ts';

const question: ChatRequest = {
  system: 'You are a patient tutor.',
  messages: [{ role: 'user', content: 'What is photosynthesis?' }],
  maxOutputTokens: 800,
};

describe('Claude', () => {
  let double: Double;

  beforeEach(async () => {
    double = await startAnthropicDouble();
  });

  afterEach(async () => {
    await double.close();
    double.verify();
  });

  function open(options: Partial<AnthropicOptions> = {}) {
    const model = 'claude-haiku-5-5';
    return createAnthropicModel({ apiKey: 'sk-ant-1', model, baseUrl: double.url, ...options });
  }

  it('is known by its provider and model', () => {
    expect(open()).toMatchObject({ provider: 'anthropic', model: 'claude-haiku-5-5' });
  });

  it('gets the system text in its own field, and the limit of tokens', async () => {
    double.script(answer('Sugar.'));
    await listen(open(), question);
    expect(double.requests[0]?.body).toMatchObject({
      system: 'You are a patient tutor.',
      messages: [{ role: 'user', content: 'What is photosynthesis?' }],
      max_tokens: 800,
    });
  });

  it('is not sent a temperature, which its API refuses', async () => {
    double.script(answer('Sugar.'));
    const { error } = await listen(open(), { ...question, temperature: 0 });
    expect(error).toBeUndefined();
    expect(double.requests[0]?.body).not.toHaveProperty('temperature');
  });

  it('counts what was read from and written to the prompt cache as input', async () => {
    const usage = { inputTokens: 10, cacheReadTokens: 200, cacheWriteTokens: 30, outputTokens: 5 };
    double.script(answer('Sugar.', { usage }));
    const { finish } = await listen(open(), question);
    expect(finish?.usage).toEqual({ inputTokens: 240, outputTokens: 5 });
  });

  it('is asked to think little, or as much as the operator wants', async () => {
    double.script(answer('Sugar.'), answer('Sugar.'));
    await listen(open(), question);
    await listen(open({ effort: 'high' }), question);
    expect(double.requests.map(({ body }) => body['output_config'])).toEqual([
      { effort: 'low' },
      { effort: 'high' },
    ]);
  });

  it('is asked again without effort when the model knows none, and never with it again', async () => {
    const message = 'This model does not support the effort parameter.';
    double.script(fail(400, { message }), answer('Sugar.'), answer('Light.'));
    const model = open({ model: 'claude-haiku-4-5' });
    expect((await listen(model, question)).text).toBe('Sugar.');
    expect((await listen(model, question)).text).toBe('Light.');
    expect(double.requests.map(({ body }) => 'output_config' in body)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is left alone after a refusal that names no field we could leave out', async () => {
    double.script(fail(400, { message: 'max_tokens is not supported above 4096' }));
    expect((await listen(open(), question)).error).toMatchObject({ code: 'request_refused' });
    expect(double.requests).toHaveLength(1);
  });
});
