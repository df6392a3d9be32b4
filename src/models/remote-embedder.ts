import { setTimeout as sleep } from 'node:timers/promises';
import type { UsageEntry } from '../budget/index.ts';
import { estimateTokens } from '../ground/text/index.ts';
import type { Breaker } from './breaker.ts';
import { ModelError } from './chat-model.ts';
import type { Embedder, EmbeddingUse } from './embedder.ts';
import type { EmbeddingAccount } from './embedding-account.ts';
import { nameOf, type ModelRef } from './model-ref.ts';
import type { FoundKey } from './model-settings.ts';
import type { PriceBook } from './price-book.ts';
import type { EmbeddingAnswer, EmbeddingCall } from './providers/embedding-api.ts';

export interface RemoteEmbedderNeeds {
  readonly ref: ModelRef;
  readonly call: EmbeddingCall;
  readonly keyFor: (tenantId: string) => Promise<FoundKey | undefined>;
  readonly prices: Pick<PriceBook, 'cost'>;
  readonly account: EmbeddingAccount;
  readonly breaker: Breaker;
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
/** Our count of tokens may be short of the vendor's by so much; a reservation must not be. */
const margin = 1.3;
/** Failures that the same request may not meet again. */
const passing: ReadonlySet<string> = new Set(['rate_limited', 'unavailable', 'timed_out']);
/** Failures at which a vendor has done no work that it would charge for. */
const unbilled: ReadonlySet<string> = new Set(['key_refused', 'rate_limited', 'request_refused']);

/** An embedder at a vendor or on a server: within the budget, patient, and never out of order. */
export function createRemoteEmbedder(needs: RemoteEmbedderNeeds): Embedder {
  return {
    id: nameOf(needs.ref),
    embed: async (texts, signal, use) => {
      if (!use) throw new TypeError('an embedder that costs money must be told who pays');
      const { tries, longestWaitMs } = patience[use.as];
      for (let attempt = 1; ; attempt += 1) {
        try {
          return (await ask(needs, { texts, signal, use })).vectors;
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

interface Asked {
  readonly texts: readonly string[];
  readonly signal: AbortSignal;
  readonly use: EmbeddingUse;
}

async function ask(needs: RemoteEmbedderNeeds, { texts, signal, use }: Asked) {
  const { ref, call, account, breaker } = needs;
  const found = await needs.keyFor(use.tenantId);
  const breakerId = `embedding:${nameOf(ref)}:${found?.owner === 'tenant' ? use.tenantId : ''}`;
  if (!(await breaker.admits(breakerId)))
    throw new ModelError('unavailable', `${ref.provider} failed too often just now`);
  const counted = Math.ceil(texts.reduce((sum, text) => sum + estimateTokens(text), 0) * margin);
  const entry = (tokens: number, estimated: boolean) =>
    entryOf(needs, found, { tokens, estimated });
  const ticket = await account.open(use, entry(counted, true)).catch(async (error: unknown) => {
    await breaker.release(breakerId);
    throw error;
  });
  let spent = entry(counted, true);
  try {
    const within = AbortSignal.timeout(patience[use.as].timeoutMs);
    const ending = AbortSignal.any([signal, within]);
    const answer = await call(texts, { as: use.as, key: found?.key, signal: ending });
    spent = entry(answer.tokens ?? counted, answer.tokens === null);
    await breaker.succeeded(breakerId);
    return answer satisfies EmbeddingAnswer;
  } catch (error) {
    if (!(error instanceof ModelError) || signal.aborted) await breaker.release(breakerId);
    else {
      if (unbilled.has(error.code)) spent = entry(0, true);
      await breaker.failed(breakerId, error.code, error.retryAfterMs);
    }
    throw error;
  } finally {
    await account.close(ticket, spent);
  }
}

function entryOf(
  { ref, prices }: RemoteEmbedderNeeds,
  found: FoundKey | undefined,
  { tokens, estimated }: { tokens: number; estimated: boolean },
): UsageEntry {
  const usage = { inputTokens: tokens, outputTokens: 0 };
  return {
    ...ref,
    ...usage,
    task: 'embedding',
    keyOwner: found?.owner ?? null,
    costMicros: prices.cost(ref.provider, ref.model, usage),
    estimated,
  };
}
