import { setTimeout as sleep } from 'node:timers/promises';
import { ModelError } from './chat-model.ts';
import type { Embedder, EmbeddingUse } from './embedder.ts';
import { nameOf } from './model-ref.ts';
import { paidCall, type PaidCallNeeds } from './paid-call.ts';
import type { EmbeddingCall } from './providers/embedding-api.ts';

export interface RemoteEmbedderNeeds extends Omit<PaidCallNeeds, 'task'> {
  readonly call: EmbeddingCall;
}

interface Patience {
  readonly tries: number;
  readonly timeoutMs: number;
  /** A vendor that wants to be left alone for longer is not asked again. */
  readonly longestWaitMs: number;
}

/** Behind a question stands a student; a document can wait, and its job comes back later anyway. */
const patience: Readonly<Record<EmbeddingUse['as'], Patience>> = {
  query: { tries: 2, timeoutMs: 4_000, longestWaitMs: 500 },
  document: { tries: 4, timeoutMs: 60_000, longestWaitMs: 30_000 },
};
const firstWaitMs = 250;
/** Failures that the same request may not meet again. */
const passing: ReadonlySet<string> = new Set(['rate_limited', 'unavailable', 'timed_out']);
/** An embedder at a vendor or on a server: within the budget, patient, and never out of order. */
export function createRemoteEmbedder(needs: RemoteEmbedderNeeds): Embedder {
  return {
    id: nameOf(needs.ref),
    embed: async (texts, signal, use) => {
      if (!use) throw new TypeError('an embedder that costs money must be told who pays');
      const { tries, timeoutMs, longestWaitMs } = patience[use.as];
      const asked = { use, texts, timeoutMs, signal };
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await paidCall({ ...needs, task: 'embedding' }, asked, (key, ending) =>
            needs.call(texts, { as: use.as, key, signal: ending }),
          );
          return answer.vectors;
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof ModelError) || !passing.has(error.code)) throw error;
          const waitMs = error.retryAfterMs ?? firstWaitMs * 2 ** (attempt - 1);
          if (attempt === tries || waitMs > longestWaitMs) throw error;
          await sleep(waitMs, undefined, { signal });
        }
      }
    },
  };
}
