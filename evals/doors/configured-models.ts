import { configuredModels, requirePrices } from '../../src/compose/models.ts';
import { ConfigError, type Config } from '../../src/config/config.ts';
import type { Secrets } from '../../src/config/secrets.ts';
import {
  chainFor,
  createOfflineModel,
  nameOf,
  providerOf,
  type ChatModel,
  type PriceBook,
} from '../../src/models/index.ts';

/**
 * The models that would answer a student, with the keys of the environment; the offline tutor last.
 * @throws ConfigError when the price or the key of one is not known
 */
export function openConfigured(
  config: Config,
  { modelKeys }: Secrets,
): { chatModels: [ChatModel, ...ChatModel[]]; prices: PriceBook } {
  const setup = configuredModels(config);
  requirePrices(setup);
  const chain = chainFor(setup.routes, 'chat_tutor').map((ref) => {
    const key = modelKeys[ref.provider];
    if (key === undefined && providerOf(setup.routes, ref.provider)?.key === 'required') {
      throw new ConfigError(`There is no key for ${nameOf(ref)} in the environment.`);
    }
    return setup.open(ref, key);
  });
  const [first, ...rest] = [...chain, createOfflineModel()];
  return { chatModels: [first ?? createOfflineModel(), ...rest], prices: setup.prices };
}
