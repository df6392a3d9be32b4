import { readFileSync } from 'node:fs';
import { ConfigError, type Config, type ModelsConfig } from '../config/config.ts';
import {
  createBreaker,
  createCandidates,
  createChatRouter,
  createModelSettings,
  createOpenModel,
  createPriceBook,
  createQuote,
  isOffline,
  modelsIn,
  nameOf,
  offlineRoutes,
  presets,
  providerOf,
  RoutesError,
  routesFromFile,
  routesFromList,
  type ChatModel,
  type OpenModel,
  type PriceBook,
  type Routes,
} from '../models/index.ts';
import type { Ground } from './ground.ts';

/** Which models there are, how they are reached, and what they cost. */
export interface ModelSetup {
  readonly routes: Routes;
  readonly prices: PriceBook;
  readonly open: OpenModel;
}

/**
 * The models of the configuration.
 * @throws ConfigError
 */
export function configuredModels({ models }: Config): ModelSetup {
  try {
    const routes = readRoutes(models);
    const isFree = (provider: string): boolean => providerOf(routes, provider)?.free ?? false;
    return {
      routes,
      prices: createPriceBook(routes.prices, isFree),
      open: createOpenModel(routes),
    };
  } catch (cause) {
    if (!(cause instanceof RoutesError)) throw cause;
    throw new ConfigError(
      `${models.file ? `MODELS_FILE ${models.file}` : 'CHAT_MODEL'}: ${cause.message}`,
      {
        cause,
      },
    );
  }
}

/** These models in this order for every task, whatever the configuration says. */
export function fixedModels(
  chatModels: readonly ChatModel[],
  prices: PriceBook = createPriceBook(new Map(), () => true),
): ModelSetup {
  const byName = new Map(chatModels.map((model) => [nameOf(model), model]));
  const chain = chatModels.filter((model) => !isOffline(model));
  return {
    routes: {
      ...offlineRoutes,
      providers: Object.fromEntries(
        chain.map(({ provider }) => [provider, { speaks: 'chat', key: 'optional', free: true }]),
      ),
      tiers: { fast: chain, medium: chain, complex: chain },
    },
    prices,
    open: (ref) => byName.get(nameOf(ref)) ?? createOpenModel(offlineRoutes)(ref, undefined),
  };
}

/** Keys, routing and what it costs. */
export function composeModels(ground: Ground, setup: ModelSetup) {
  const { db, withTenant, seal, live, secrets } = ground;
  const { routes, prices, open } = setup;
  const modelSettings = createModelSettings({
    db,
    withTenant,
    seal,
    mayKeep: ground.requireUnchangedKey,
    signals: live.signals,
    routes,
    environmentKeys: secrets.modelKeys,
  });
  const isPriced = (ref: { provider: string; model: string }): boolean =>
    prices.knows(ref.provider, ref.model);
  const candidates = createCandidates({ routes, settings: modelSettings, open, isPriced });
  return {
    routes,
    modelSettings,
    /** Whether some provider may keep conversations, to go on from its own answers. */
    keepsAnswers: Object.values(routes.providers).some(({ keepsAnswers }) => keepsAnswers),
    quote: createQuote(candidates, prices),
    router: createChatRouter({ candidates, breaker: createBreaker(live), prices }),
    isOffline: async (tenantId: string) => {
      const tutors = await candidates({ tenantId, task: 'chat_tutor' });
      return tutors.every((tutor) => isOffline(tutor) || tutor.obstacle !== null);
    },
    /** Models that are configured but cannot be asked for want of a key of the installation's. */
    withoutKey: async () => {
      const tutors = await candidates({ tenantId: null, task: 'chat_tutor' });
      return tutors.filter(({ obstacle }) => obstacle === 'no_key').map(nameOf);
    },
  };
}

/**
 * Refuses models that nobody knows the price of: no budget could hold with them.
 * @throws ConfigError
 */
export function requirePrices({ routes, prices }: ModelSetup): void {
  const unknown = modelsIn(routes).filter(
    (ref) => !isOffline(ref) && !prices.knows(ref.provider, ref.model),
  );
  if (unknown.length === 0) return;
  throw new ConfigError(
    `The price of ${unknown.map(nameOf).join(', ')} is not known. Set CHAT_PRICE_INPUT and CHAT_PRICE_OUTPUT, or "prices" in MODELS_FILE (US dollars per million tokens; 0 for a server of your own).`,
  );
}

function readRoutes({ list, file, baseUrls, price }: ModelsConfig): Routes {
  const listed = routesFromList(list);
  const routes: Routes = {
    ...listed,
    providers: movedProviders(baseUrls),
    prices: new Map(price ? [[list.trim(), price]] : []),
  };
  return file === undefined ? routes : routesFromFile(readFile(file), routes);
}

/** Providers that stand at another address than their usual one. */
function movedProviders(baseUrls: ModelsConfig['baseUrls']): Routes['providers'] {
  const moved = Object.entries(baseUrls).flatMap(([name, baseUrl]) => {
    const preset = presets[name];
    if (!preset || baseUrl === undefined) return [];
    // A server in OpenAI's place speaks the dialect they all share, and may want no key.
    const changes = name === 'openai' ? ({ speaks: 'chat', key: 'optional' } as const) : {};
    return [[name, { ...preset, ...changes, baseUrl }] as const];
  });
  return Object.fromEntries(moved);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new RoutesError('cannot be read', { cause });
  }
}
