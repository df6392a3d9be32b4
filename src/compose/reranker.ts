import { ConfigError } from '../config/config.ts';
import {
  createRemoteReranker,
  createRerankCall,
  parseRef,
  type Reranker,
} from '../models/index.ts';
import type { Ground } from './ground.ts';
import {
  composePaidCalls,
  priceUnknown,
  vendorAddresses,
  type PaidCallParts,
} from './paid-calls.ts';

/**
 * Who orders passages, as RERANK_MODEL says; undefined: nobody.
 * @throws ConfigError
 */
export function composeReranker(
  ground: Ground,
  { modelSettings, budget }: PaidCallParts,
): Reranker | undefined {
  const { model, baseUrl, priceUsd } = ground.config.rerank;
  if (model === '') return undefined;
  const ref = parseRef(model);
  const address = baseUrl ?? (ref?.provider === 'voyage' ? vendorAddresses.voyage : undefined);
  if (!ref || !['voyage', 'openai'].includes(ref.provider) || address === undefined)
    throw new ConfigError(
      `RERANK_MODEL "${model}" is none that there is: voyage:MODEL, or openai:MODEL with RERANK_BASE_URL.`,
    );
  const paid = composePaidCalls(ground, budget, { ref, priceUsd });
  if (!paid.prices.knows(ref.provider, ref.model)) throw priceUnknown(model, 'RERANK_PRICE');
  return createRemoteReranker({
    ref,
    call: createRerankCall({ vendor: ref.provider, model: ref.model, baseUrl: address }),
    keyFor: (tenantId) => modelSettings.keyFor(tenantId, ref.provider),
    ...paid,
  });
}
