import { loadConfig } from '../../src/config/config.ts';
import { createPriceBook, isOffline, type ChatModel } from '../../src/models/index.ts';
import type { Cassette } from './cassette.ts';
import { environmentFor, openConfigured, type NamedModel } from './configured-models.ts';

/**
 * The chat model that judges, with the keys of the environment; undefined when none was named. The
 * offline tutor cannot judge.
 * @throws ConfigError when the model or its key is not known
 */
export function openJudge(
  { named, replayed }: NamedModel,
  cassette: Cassette,
): ChatModel | undefined {
  if (named === undefined) return undefined;
  const { config, secrets } = loadConfig('all', { ...process.env, ...environmentFor(named) });
  const [judge] = openConfigured(config, secrets, { named, replayed }).chatModels;
  return isOffline(judge) ? undefined : cassette.wrap(judge);
}

export interface Asked {
  readonly text: string;
  readonly costMicros: number;
}

const prices = createPriceBook();

/** The whole reply of a model to one prompt. @throws ModelError */
export async function askOnce(
  model: ChatModel,
  { system, question }: { readonly system: string; readonly question: string },
  signal: AbortSignal,
): Promise<Asked> {
  let text = '';
  let costMicros = 0;
  const messages = [{ role: 'user' as const, content: question }];
  const request = { system, messages, maxOutputTokens: 800, temperature: 0, json: true };
  for await (const part of model.stream(request, signal)) {
    if (part.type === 'text') text += part.text;
    else if (part.type === 'finish' && part.usage)
      costMicros = prices.cost(model.provider, model.model, part.usage);
  }
  return { text, costMicros };
}
