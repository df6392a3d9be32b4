import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { createAnthropicModel, createOfflineModel, createOpenAiModel, type ChatModel } from './models/index.ts';

/** The configured model first, the offline tutor last: somebody always answers. */
export function chatModels({ chat }: Config, secrets: Secrets): [ChatModel, ...ChatModel[]] {
  const { model, baseUrl } = chat;
  const address = baseUrl === undefined ? {} : { baseUrl };
  if (chat.provider === 'anthropic') {
    return [createAnthropicModel({ apiKey: secrets.anthropicApiKey ?? '', model, ...address }), createOfflineModel()];
  }
  if (chat.provider === 'openai') {
    return [createOpenAiModel({ apiKey: secrets.openaiApiKey, model, ...address }), createOfflineModel()];
  }
  return [createOfflineModel()];
}
