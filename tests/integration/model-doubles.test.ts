import { describe, expect, it } from 'vitest';
import {
  answer,
  startAnthropicDouble,
  startOpenAiDouble,
  tokensOf,
  UnexpectedRequestError,
  UnplayedStepsError,
} from '../support/doubles/index.ts';

const anthropicRequest = {
  method: 'POST',
  headers: { authorization: 'Bearer k', 'anthropic-version': '2026-10-21' },
  body: JSON.stringify({
    model: 'm',
    max_tokens: 10,
    stream: true,
    messages: [{ role: 'user', content: 'Why?' }],
  }),
};

describe('the doubles of the vendors', () => {
  it('answer 500 to a request nobody expected, and say so afterwards', async () => {
    await using double = await startAnthropicDouble();
    const { status } = await fetch(`${double.url}/v1/messages`, anthropicRequest);
    expect(status).toBe(500);
    expect(() => double.verify()).toThrow(UnexpectedRequestError);
  });

  it('say when a step of the script was never played', async () => {
    await using double = await startOpenAiDouble();
    double.script(answer('Unheard.'));
    expect(() => double.verify()).toThrow(UnplayedStepsError);
  });

  it('refuse what the vendor refuses, without spending a step', async () => {
    await using double = await startAnthropicDouble();
    const post = (init: RequestInit) => fetch(`${double.url}/v1/messages`, init);
    const body = JSON.parse(anthropicRequest.body) as object;
    const warm = { ...anthropicRequest, body: JSON.stringify({ ...body, temperature: 1 }) };
    expect((await post({ ...anthropicRequest, headers: {} })).status).toBe(401);
    expect((await post(warm)).status).toBe(400);
    expect((await fetch(`${double.url}/v1/complete`, anthropicRequest)).status).toBe(404);
    double.verify();
  });

  it('send the events of the Messages API in their order', async () => {
    await using double = await startAnthropicDouble();
    double.script(answer('Because of light.'));
    const response = await fetch(`${double.url}/v1/messages`, anthropicRequest);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map(
      ([, name]) => name,
    );
    expect(events).toEqual([
      'message_start',
      'ping',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('send the events of the Responses API in their order, numbered', async () => {
    await using double = await startOpenAiDouble();
    double.script(answer('Light.'));
    const response = await fetch(`${double.url}/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer k' },
      body: JSON.stringify({
        model: 'm',
        stream: true,
        input: [{ role: 'user', content: 'Why?' }],
      }),
    });
    const events = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(
      ([, data]) => JSON.parse(data ?? '') as { type: string; sequence_number: number },
    );
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('send chunks of a Chat Completion, usage last and alone, then [DONE]', async () => {
    await using double = await startOpenAiDouble();
    double.script(answer('Light.'));
    const response = await fetch(`${double.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer k' },
      body: JSON.stringify({
        model: 'm',
        stream: true,
        stream_options: { include_usage: true },
        messages: [{ role: 'user', content: 'Why?' }],
      }),
    });
    const data = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, text]) => text);
    expect(data.pop()).toBe('[DONE]');
    expect(JSON.parse(data.pop() ?? '')).toMatchObject({
      object: 'chat.completion.chunk',
      choices: [],
      usage: { prompt_tokens: 25, completion_tokens: 1, total_tokens: 26 },
    });
    expect(JSON.parse(data.pop() ?? '')).toMatchObject({
      choices: [{ delta: {}, finish_reason: 'stop' }],
    });
  });

  it('feed 500 streams at once, each at its own pace and to the last token', async () => {
    await using double = await startAnthropicDouble();
    const text = 'word '.repeat(20).trim();
    double.always(answer(text, { tokensPerSecond: 20 }));
    const begun = performance.now();
    const ends = await Promise.all(
      Array.from({ length: 500 }, async () => {
        const response = await fetch(`${double.url}/v1/messages`, anthropicRequest);
        const tokens = (await response.text()).match(/"text_delta"/g)?.length;
        return { tokens, took: performance.now() - begun };
      }),
    );
    expect(new Set(ends.map(({ tokens }) => tokens))).toEqual(new Set([20]));
    // 20 tokens at 20 a second: the last one is due after 950 ms.
    expect(Math.min(...ends.map(({ took }) => took))).toBeGreaterThan(900);
  });

  it('cut a text into words that are the text again when joined', () => {
    for (const text of ['', ' ', 'one', ' one  two\n\nthree ', '光合成 α\t≤ β']) {
      expect(tokensOf(text).join('')).toBe(text);
    }
  });
});
