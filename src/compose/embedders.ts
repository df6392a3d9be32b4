import { ConfigError } from '../config/config.ts';
import {
  createEmbeddingCall,
  createHashingEmbedder,
  createRemoteEmbedder,
  isOffline,
  nameOf,
  parseRef,
  rememberQueries,
  type EmbedElsewhere,
  type Embedder,
  type ModelRef,
} from '../models/index.ts';
import type { Ground } from './ground.ts';
import {
  composePaidCalls,
  priceUnknown,
  vendorAddresses,
  type PaidCallParts,
} from './paid-calls.ts';

type Vendor = keyof typeof vendorAddresses;

export interface Embedders {
  /** Makes the vectors of everything that is read from now on. */
  readonly embedder: Embedder;
  /** The one that made vectors of before, by its id; undefined when it cannot be asked any more. */
  readonly former: (id: string) => Embedder | undefined;
}

/**
 * Which model places texts, as EMBEDDING_MODEL says.
 * @param parts.elsewhere who computes what needs no model
 * @throws ConfigError
 */
export function composeEmbedders(
  ground: Ground,
  parts: PaidCallParts & { readonly elsewhere: EmbedElsewhere },
): Embedders {
  const { model, baseUrl, priceUsd } = ground.config.embedding;
  const hashing = createHashingEmbedder(parts.elsewhere);
  const chosen = readChoice(model);
  const paid = composePaidCalls(ground, parts.budget, { ref: chosen, priceUsd });
  const opened = new Map<string, Embedder>();

  function open(ref: ModelRef & { provider: Vendor }): Embedder {
    const { provider, model: name } = ref;
    const address = provider === chosen?.provider ? baseUrl : undefined;
    const call = createEmbeddingCall({
      vendor: provider,
      model: name,
      baseUrl: address ?? vendorAddresses[provider],
      speaks: provider,
    });
    const keyFor = (tenantId: string) => parts.modelSettings.keyFor(tenantId, provider);
    return rememberQueries(createRemoteEmbedder({ ref, call, keyFor, ...paid }));
  }

  function find(id: string): Embedder | undefined {
    if (id === hashing.id) return hashing;
    const ref = parseRef(id);
    if (!ref || !isVendor(ref) || !paid.prices.knows(ref.provider, ref.model)) return undefined;
    const embedder = opened.get(id) ?? open(ref);
    opened.set(id, embedder);
    return embedder;
  }

  const embedder = chosen ? find(nameOf(chosen)) : hashing;
  if (!embedder) throw priceUnknown(model, 'EMBEDDING_PRICE');
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
  return Object.hasOwn(vendorAddresses, ref.provider);
}
