import { ConfigError } from '../config/config.ts';
import type { Budget } from '../budget/index.ts';
import {
  createBreaker,
  createEmbeddingAccount,
  createPriceBook,
  createRemoteReranker,
  createRerankCall,
  nameOf,
  parseRef,
  type ModelSettings,
  type Reranker,
} from '../models/index.ts';
import type { Ground } from './ground.ts';

const voyage = 'https://api.voyageai.com/v1';

/**
 * Who orders passages, as RERANK_MODEL says; undefined: nobody.
 * @throws ConfigError
 */
export function composeReranker(
  { config, withTenant, live }: Ground,
  { modelSettings, budget }: { modelSettings: Pick<ModelSettings, 'keyFor'>; budget: Budget },
): Reranker | undefined {
  const { model, baseUrl, priceUsd } = config.rerank;
  if (model === '') return undefined;
  const ref = parseRef(model);
  const address = baseUrl ?? (ref?.provider === 'voyage' ? voyage : undefined);
  if (!ref || !['voyage', 'openai'].includes(ref.provider) || address === undefined)
    throw new ConfigError(
      `RERANK_MODEL "${model}" is none that there is: voyage:MODEL, or openai:MODEL with RERANK_BASE_URL.`,
    );
  const own =
    priceUsd === undefined ? [] : [[nameOf(ref), { input: priceUsd, output: 0 }] as const];
  const prices = createPriceBook(new Map(own));
  if (!prices.knows(ref.provider, ref.model))
    throw new ConfigError(
      `The price of ${model} is not known. Set RERANK_PRICE in US dollars per million tokens; 0 for a server of your own.`,
    );
  return createRemoteReranker({
    ref,
    call: createRerankCall({ vendor: ref.provider, model: ref.model, baseUrl: address }),
    keyFor: (tenantId) => modelSettings.keyFor(tenantId, ref.provider),
    prices,
    account: createEmbeddingAccount({ withTenant, budget }),
    breaker: createBreaker(live),
  });
}
