import { ConfigError } from '../config/config.ts';
import type { Budget } from '../budget/index.ts';
import {
  createBreaker,
  createEmbeddingAccount,
  createEmbeddingCall,
  createHashingEmbedder,
  createPriceBook,
  createRemoteEmbedder,
  isOffline,
  nameOf,
  parseRef,
  rememberQueries,
  type Embedder,
  type ModelRef,
  type ModelSettings,
} from '../models/index.ts';
import type { Ground } from './ground.ts';

const vendors = {
  voyage: 'https://api.voyageai.com/v1',
  openai: 'https://api.openai.com/v1',
} as const;
type Vendor = keyof typeof vendors;

export interface Embedders {
  /** Makes the vectors of everything that is read from now on. */
  readonly embedder: Embedder;
  /** The one that made vectors of before, by its id; undefined when it cannot be asked any more. */
  readonly former: (id: string) => Embedder | undefined;
}

interface EmbedderParts {
  readonly modelSettings: Pick<ModelSettings, 'keyFor'>;
  readonly budget: Budget;
}

/**
 * Which model places texts, as EMBEDDING_MODEL says.
 * @throws ConfigError
 */
export function composeEmbedders(ground: Ground, parts: EmbedderParts): Embedders {
  const { config, withTenant, live } = ground;
  const { model, baseUrl, priceUsd } = config.embedding;
  const hashing = createHashingEmbedder();
  const chosen = readChoice(model);
  const own = new Map(
    chosen && priceUsd !== undefined ? [[nameOf(chosen), { input: priceUsd, output: 0 }]] : [],
  );
  const prices = createPriceBook(own);
  const account = createEmbeddingAccount({ withTenant, budget: parts.budget });
  const breaker = createBreaker(live);
  const opened = new Map<string, Embedder>();

  function open(ref: ModelRef & { provider: Vendor }): Embedder {
    const { provider, model: name } = ref;
    const address = provider === chosen?.provider ? baseUrl : undefined;
    const call = createEmbeddingCall({
      vendor: provider,
      model: name,
      baseUrl: address ?? vendors[provider],
      speaks: provider,
    });
    const keyFor = (tenantId: string) => parts.modelSettings.keyFor(tenantId, provider);
    return rememberQueries(createRemoteEmbedder({ ref, call, keyFor, prices, account, breaker }));
  }

  function find(id: string): Embedder | undefined {
    if (id === hashing.id) return hashing;
    const ref = parseRef(id);
    if (!ref || !isVendor(ref) || !prices.knows(ref.provider, ref.model)) return undefined;
    const embedder = opened.get(id) ?? open(ref);
    opened.set(id, embedder);
    return embedder;
  }

  const embedder = chosen ? find(nameOf(chosen)) : hashing;
  if (!embedder)
    throw new ConfigError(
      `The price of ${model} is not known. Set EMBEDDING_PRICE in US dollars per million tokens; 0 for a server of your own.`,
    );
  return { embedder, former: find };
}

function readChoice(text: string): ModelRef | undefined {
  if (text === '' || isOffline({ provider: text.split(':')[0] ?? '' })) return undefined;
  const ref = parseRef(text);
  if (ref && isVendor(ref)) return ref;
  throw new ConfigError(
    `EMBEDDING_MODEL "${text}" is none that there is: offline, voyage:MODEL or openai:MODEL.`,
  );
}

function isVendor(ref: ModelRef): ref is ModelRef & { provider: Vendor } {
  return Object.hasOwn(vendors, ref.provider);
}
