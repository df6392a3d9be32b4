import { nameOf } from './model-ref.ts';
import { paidCall, type PaidCallNeeds } from './paid-call.ts';
import type { RerankCall } from './providers/rerank-api.ts';
import type { Reranker } from './reranker.ts';

/** A student waits, and the order of the search is good enough: one try, and not for long. */
const timeoutMs = 1_500;

/** A reranker at a vendor or on a server, within the budget of the turn it works for. */
export function createRemoteReranker(
  needs: Omit<PaidCallNeeds, 'task'> & { readonly call: RerankCall },
): Reranker {
  return {
    id: nameOf(needs.ref),
    rank: async (query, texts, { use, signal }) => {
      // Vendors count the question once for every text.
      const sent = texts.flatMap((text) => [query, text]);
      const asked = { use, texts: sent, timeoutMs, signal };
      const { scores } = await paidCall({ ...needs, task: 'rerank' }, asked, (key, ending) =>
        needs.call(query, texts, { key, signal: ending }),
      );
      return scores;
    },
  };
}
