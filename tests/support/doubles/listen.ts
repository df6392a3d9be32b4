import type { ChatChunk, ChatModel, ChatRequest } from '../../../src/models/chat-model.ts';

/** What a stream brought until it ended or threw. */
export interface Heard {
  readonly text: string;
  readonly finish: Extract<ChatChunk, { type: 'finish' }> | undefined;
  /** Undefined when the stream ended well. */
  readonly error: unknown;
}

/** Reads a stream to its end. */
export async function listen(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Heard> {
  const texts: string[] = [];
  let finish: Heard['finish'];
  const heard = (error: unknown): Heard => ({
    text: texts.join(''),
    finish,
    error,
  });
  try {
    for await (const chunk of model.stream(request, signal)) {
      if (finish) throw new Error('a chunk came after the finish');
      if (chunk.type === 'finish') finish = chunk;
      else if (chunk.type === 'text') texts.push(chunk.text);
    }
  } catch (error) {
    return heard(error);
  }
  return heard(undefined);
}
