import {
  ModelError,
  type ChatChunk,
  type ChatModel,
  type ChatRequest,
} from '../../src/models/index.ts';

/** What a request is answered with; a ModelError fails it, undefined leaves it waiting until it is stopped. */
export type Reply = (request: ChatRequest, nth: number) => string | ModelError | undefined;

export interface ReplyingModel extends ChatModel {
  readonly requests: ChatRequest[];
  /** Changes how it answers from now on, and forgets earlier requests. */
  replyWith(reply: Reply): void;
}

/** A model that answers each request by a function of it: for turns that ask several times. */
export function createReplyingModel(): ReplyingModel {
  const requests: ChatRequest[] = [];
  let reply: Reply = () => '';
  return {
    provider: 'scripted',
    model: 'replying',
    requests,
    replyWith: (next) => {
      requests.length = 0;
      reply = next;
    },
    stream: async function* (request, signal): AsyncGenerator<ChatChunk> {
      requests.push(request);
      const said = reply(request, requests.length);
      if (said === undefined) await stopped(signal);
      if (said instanceof ModelError) throw said;
      for (const text of (said ?? '').match(/[^]{1,7}/g) ?? []) {
        signal.throwIfAborted();
        yield { type: 'text', text };
      }
      const usage = { inputTokens: 100, outputTokens: 10 };
      yield { type: 'finish', reason: 'stop', usage, responseId: null };
    },
  };
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
