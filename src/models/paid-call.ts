import type { UsageEntry } from '../budget/index.ts';
import { estimateTokens } from '../ground/text/index.ts';
import { countMargin, unbilled } from './billed.ts';
import type { Breaker } from './breaker.ts';
import { ModelError } from './chat-model.ts';
import type { EmbeddingUse } from './embedder.ts';
import type { EmbeddingAccount } from './embedding-account.ts';
import { nameOf, type ModelRef } from './model-ref.ts';
import type { FoundKey } from './model-settings.ts';
import type { PriceBook } from './price-book.ts';

export interface PaidCallNeeds {
  readonly ref: ModelRef;
  readonly task: 'embedding' | 'rerank';
  readonly keyFor: (tenantId: string) => Promise<FoundKey | undefined>;
  readonly prices: Pick<PriceBook, 'cost'>;
  readonly account: EmbeddingAccount;
  readonly breaker: Breaker;
}

interface Asked {
  readonly use: EmbeddingUse;
  /** Everything that is sent, to know before what it may cost. */
  readonly texts: readonly string[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * One request to a model that reads and does not write: set aside before it is sent, settled by the
 * vendor's count after it, and not sent while the model is shut out.
 * @throws ModelError, BudgetRefusedError
 */
export async function paidCall<Answer extends { readonly tokens: number | null }>(
  needs: PaidCallNeeds,
  { use, texts, timeoutMs, signal }: Asked,
  call: (key: string | undefined, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { ref, task, account, breaker } = needs;
  const found = await needs.keyFor(use.tenantId);
  const breakerId = `${task}:${nameOf(ref)}:${found?.owner === 'tenant' ? use.tenantId : ''}`;
  if (!(await breaker.admits(breakerId)))
    throw new ModelError('unavailable', `${ref.provider} failed too often just now`);
  const counted = Math.ceil(
    texts.reduce((sum, text) => sum + estimateTokens(text), 0) * countMargin,
  );
  const entry = (tokens: number, estimated: boolean) =>
    entryOf(needs, found, { tokens, estimated });
  const ticket = await account.open(use, entry(counted, true)).catch(async (error: unknown) => {
    await breaker.release(breakerId);
    throw error;
  });
  let spent = entry(counted, true);
  try {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const answer = await call(found?.key, ending);
    spent = entry(answer.tokens ?? counted, answer.tokens === null);
    await breaker.succeeded(breakerId);
    return answer;
  } catch (error) {
    if (!(error instanceof ModelError) || signal.aborted) await breaker.release(breakerId);
    else {
      // An answer that was cut on its way may have been charged for: no first word tells when work began.
      if (unbilled.has(error.code)) spent = entry(0, true);
      await breaker.failed(breakerId, error.code, error.retryAfterMs);
    }
    throw error;
  } finally {
    await account.close(ticket, spent);
  }
}

function entryOf(
  { ref, task, prices }: PaidCallNeeds,
  found: FoundKey | undefined,
  { tokens, estimated }: { tokens: number; estimated: boolean },
): UsageEntry {
  const usage = { inputTokens: tokens, outputTokens: 0 };
  return {
    ...ref,
    ...usage,
    task,
    keyOwner: found?.owner ?? null,
    costMicros: prices.cost(ref.provider, ref.model, usage),
    estimated,
  };
}
