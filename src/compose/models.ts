import { ConfigError, type Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import {
  createAnthropicModel,
  createOfflineModel,
  createOpenAiModel,
  createPriceBook,
  type ChatModel,
  type PriceBook,
} from '../models/index.ts';

/** The configured model first, the offline tutor last: somebody always answers. */
export function chatModels({ chat }: Config, secrets: Secrets): [ChatModel, ...ChatModel[]] {
  const { model, baseUrl } = chat;
  const address = baseUrl === undefined ? {} : { baseUrl };
  if (chat.provider === 'anthropic') {
    return [
      createAnthropicModel({ apiKey: secrets.anthropicApiKey ?? '', model, ...address }),
      createOfflineModel(),
    ];
  }
  if (chat.provider === 'openai') {
    return [
      createOpenAiModel({ apiKey: secrets.openaiApiKey, model, ...address }),
      createOfflineModel(),
    ];
  }
  return [createOfflineModel()];
}

/**
 * What the configured model costs.
 * @throws ConfigError when nobody knows: then no budget could hold
 */
export function pricesOf({ chat }: Config): PriceBook {
  const { provider, model, price } = chat;
  const prices = createPriceBook(new Map(price ? [[`${provider}:${model}`, price]] : []));
  if (prices.knows(provider, model)) return prices;
  throw new ConfigError(
    `The price of ${provider}:${model} is not known. Set CHAT_PRICE_INPUT and CHAT_PRICE_OUTPUT (US dollars per million tokens; 0 for a server of your own).`,
  );
}
