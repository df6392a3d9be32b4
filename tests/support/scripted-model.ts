import {
  ModelError,
  type ChatChunk,
  type ChatModel,
  type ChatRequest,
} from '../../src/models/index.ts';

/** A model that says what the test tells it, when the test tells it. */
export interface ScriptedModel extends ChatModel {
  /** Requests in the order they came. */
  readonly requests: ChatRequest[];
  /** Streams still open. */
  readonly open: () => number;
  /** Lets every waiting and future stream go on to its next piece. */
  say(text: string): void;
  finish(): void;
  fail(error: ModelError): void;
  /** Resolves when so many requests have come. */
  asked(count: number): Promise<void>;
}

type Step = { text: string } | 'finish' | ModelError;

/** One script for all streams of the model: what is said is heard by the streams open then and later. */
export function createScriptedModel(name = 'scripted'): ScriptedModel {
  const steps: Step[] = [];
  const requests: ChatRequest[] = [];
  const waiting = new Set<() => void>();
  const arrivals = new Set<() => void>();
  let open = 0;

  const add = (step: Step): void => {
    steps.push(step);
    for (const wake of waiting) wake();
  };

  async function next(at: number, signal: AbortSignal): Promise<Step> {
    while (steps.length <= at) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    }
    signal.throwIfAborted();
    return steps[at] ?? 'finish';
  }

  return {
    provider: 'scripted',
    model: name,
    requests,
    open: () => open,
    say: (text) => add({ text }),
    finish: () => add('finish'),
    fail: (error) => add(error),
    asked: async (count) => {
      while (requests.length < count) await new Promise<void>((resolve) => arrivals.add(resolve));
    },
    stream: async function* (request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatChunk> {
      requests.push(request);
      for (const arrived of arrivals) arrived();
      arrivals.clear();
      open += 1;
      try {
        for (let at = 0; ; at += 1) {
          const step = await next(at, signal);
          if (step instanceof ModelError) throw step;
          if (step === 'finish') break;
          yield { type: 'text', text: step.text };
        }
        yield {
          type: 'finish',
          reason: 'stop',
          usage: { inputTokens: 100, outputTokens: 10 },
          responseId: null,
        };
      } finally {
        open -= 1;
      }
    },
  };
}
