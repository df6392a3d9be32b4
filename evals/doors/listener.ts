import type { ChatModel } from '../../src/models/index.ts';

/** Overhears what the tutor's model is told, to find out whether an answer gave it away. */
export interface Listener {
  wrap(model: ChatModel): ChatModel;
  /** System prompts of the requests that ended with this message. */
  readonly promptsFor: (message: string) => readonly string[];
}

export function createListener(): Listener {
  const prompts = new Map<string, string[]>();
  return {
    promptsFor: (message) => prompts.get(message) ?? [],
    wrap: (model) => ({
      provider: model.provider,
      model: model.model,
      stream: (request, signal) => {
        const message = request.messages.at(-1)?.content ?? '';
        prompts.set(message, [...(prompts.get(message) ?? []), request.system]);
        return model.stream(request, signal);
      },
    }),
  };
}
