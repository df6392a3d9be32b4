import { configuredModels, requirePrices } from '../../src/compose/models.ts';
import { ConfigError, type Config } from '../../src/config/config.ts';
import type { Secrets } from '../../src/config/secrets.ts';
import {
  chainFor,
  createOfflineModel,
  isOffline,
  nameOf,
  parseRef,
  presets,
  providerOf,
  RoutesError,
  routesFromList,
  type ChatModel,
  type ModelRef,
  type PriceBook,
  type Routes,
} from '../../src/models/index.ts';

export interface ConfiguredModels {
  /** In the order of asking; the offline tutor last. */
  readonly chatModels: readonly [ChatModel, ...ChatModel[]];
  readonly prices: PriceBook;
}

export interface NamedModel {
  /** Models named for this run, as in CHAT_MODEL; undefined leaves it to the configuration. */
  readonly named: string | undefined;
  /** True where recorded replies are played: nobody is asked, and no key is needed. */
  readonly replayed: boolean;
}

/** What the environment says of chat models once others were named for this run. */
export function environmentFor(named: string | undefined): Record<string, string> {
  if (named === undefined) return {};
  const refs = named.split(',').map((name) => parseRef(name.trim()));
  const isOwn = refs.some((ref) => ref && !isOffline(ref) && !presets[ref.provider]);
  // Only the models file knows a provider of the operator's own; it comes to the front by `openConfigured`.
  return isOwn ? {} : { CHAT_MODEL: named };
}

/**
 * The models that would answer a student, with the keys of the environment; those named for this run
 * come before everything that the models file says.
 * @throws ConfigError when the provider, the price or the key of one is not known
 */
export function openConfigured(
  config: Config,
  { modelKeys }: Secrets,
  { named, replayed }: NamedModel,
): ConfiguredModels {
  const setup = configuredModels(config);
  const chain = chainOf(setup.routes, named);
  requirePrices({ ...setup, routes: { ...setup.routes, tasks: { chat_tutor: chain } } });
  const opened = chain.map((ref) => {
    const key = modelKeys[ref.provider];
    const isKeyless = replayed || providerOf(setup.routes, ref.provider)?.key !== 'required';
    if (key === undefined && !isKeyless)
      throw new ConfigError(`There is no key for ${nameOf(ref)} in the environment.`);
    return setup.open(ref, key);
  });
  const [first, ...rest] = [...opened, createOfflineModel()];
  return { chatModels: [first ?? createOfflineModel(), ...rest], prices: setup.prices };
}

function chainOf(routes: Routes, named: string | undefined): readonly ModelRef[] {
  const usual = chainFor(routes, 'chat_tutor');
  if (named === undefined) return usual;
  const wanted = named.split(',').flatMap((name) => refsOf(routes, name.trim()));
  // The offline tutor always answers: nobody is asked after it.
  if (wanted.length === 0) return [];
  return [...new Map([...wanted, ...usual].map((ref) => [nameOf(ref), ref])).values()];
}

function refsOf(routes: Routes, name: string): readonly ModelRef[] {
  const ref = parseRef(name);
  if (ref && !isOffline(ref) && providerOf(routes, ref.provider)) return [ref];
  try {
    return chainFor(routesFromList(name), 'chat_tutor');
  } catch (cause) {
    if (!(cause instanceof RoutesError)) throw cause;
    throw new ConfigError(cause.message, { cause });
  }
}
