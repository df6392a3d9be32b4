import type { ChatModel } from '../../src/models/index.ts';

/** Puts words into the tutor's mouth for the turns that lead up to the one that is measured. */
export interface Prompter {
  /** The next answer to this message is that reply; returns how to take it back. */
  prompt(message: string, reply: string): () => void;
  wrap(model: ChatModel): ChatModel;
}

export function createPrompter(): Prompter {
  const replies = new Map<string, string[]>();
  return {
    prompt: (message, reply) => {
      replies.set(message, [...(replies.get(message) ?? []), reply]);
      return () => {
        const left = replies.get(message) ?? [];
        const at = left.indexOf(reply);
        if (at !== -1) left.splice(at, 1);
      };
    },
    wrap: (model) => ({
      provider: model.provider,
      model: model.model,
      stream: async function* (request, signal) {
        const reply = replies.get(request.messages.at(-1)?.content ?? '')?.shift();
        if (reply === undefined) {
          yield* model.stream(request, signal);
          return;
        }
        yield { type: 'text', text: reply };
        yield {
          type: 'finish',
          reason: 'stop',
          usage: { inputTokens: 0, outputTokens: 0 },
          responseId: null,
        };
      },
    }),
  };
}
