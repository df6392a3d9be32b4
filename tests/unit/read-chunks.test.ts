import { describe, expect, it } from 'vitest';
import { readChunks } from '../../src/models/providers/read-chunks.ts';

const event = (text: string): string => `data: {"text":"${text}"}\n\n`;

function answerOf(parts: readonly string[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      controller.close();
    },
  });
  return new Response(body);
}

async function read(parts: readonly string[]) {
  const heard: string[][] = [];
  try {
    for await (const together of readChunks<{ text: string }>(answerOf(parts)))
      heard.push(together.map(({ text }) => text));
  } catch (error) {
    return { heard, error: error as Error };
  }
  return { heard };
}

describe('a vendor’s stream of events', () => {
  it('comes as it arrived: one step for what came together, and half an event waits for its rest', async () => {
    const whole = event('two');
    const { heard } = await read([
      event('zero') + event('one') + whole.slice(0, 9),
      whole.slice(9),
      'data: [DONE]\n\n',
    ]);
    expect(heard).toEqual([['zero', 'one'], ['two']]);
  });

  it('keeps what was said before a failure that arrived together with it', async () => {
    const failure = 'data: {"error":{"type":"overloaded_error"}}\n\n';
    const { heard, error } = await read([event('one') + failure + event('never')]);
    expect(heard).toEqual([['one']]);
    expect(error).toMatchObject({ name: 'ReportedFailure', type: 'overloaded_error' });
  });

  it('keeps what was said before garbage, and the last event without its empty line', async () => {
    const cut = await read([event('one') + 'data: {"te\n\n']);
    expect(cut.heard).toEqual([['one']]);
    expect(cut.error).toBeInstanceOf(SyntaxError);
    expect(await read(['data: {"text":"last"}'])).toEqual({ heard: [['last']] });
  });
});
