import { costOf, type Attempt, type PlannedAttempt } from './attempt.ts';
import { ModelError, type ChatChunk, type ChatModel } from './chat-model.ts';
import type { Breaker } from './breaker.ts';
import type { Account, RoutedChunk } from './model-use.ts';
import type { PriceBook } from './price-book.ts';

interface Made {
  readonly model: ChatModel;
  readonly breakerId: string;
  readonly plan: PlannedAttempt;
  readonly account: Account;
  readonly ticket: unknown;
  readonly signal: AbortSignal;
}

type Outcome = 'done' | { readonly error: ModelError; readonly spoke: boolean };
type Finish = Extract<ChatChunk, { type: 'finish' }>;

/**
 * Asks one model. However it ends (by itself, by an error, because nobody listens any more), its
 * cost is on the account before the caller hears of it.
 */
export async function* makeAttempt(
  { breaker, prices }: { readonly breaker: Breaker; readonly prices: PriceBook },
  { model, breakerId, plan, account, ticket, signal }: Made,
): AsyncGenerator<RoutedChunk, Outcome> {
  const watch = startWatch();
  let errorKind: Attempt['errorKind'] = 'stopped';
  let finish: Finish | undefined;
  let kept: Attempt['kept'] = null;
  let closed = false;

  async function close(): Promise<Attempt> {
    closed = true;
    const { worst: _, ...rest } = plan;
    const response = watch.heard();
    const usage = finish?.usage ?? null;
    const attempt: Attempt = {
      ...rest,
      response,
      finishReason: finish?.reason ?? null,
      errorKind,
      firstTokenMs: watch.firstTokenMs(),
      durationMs: watch.elapsed(),
      responseId: finish?.responseId ?? null,
      kept,
      cost: costOf(prices, plan, { request: plan.request, response, errorKind, usage }),
    };
    await account.close(ticket, attempt);
    return attempt;
  }

  try {
    for await (const chunk of model.stream(plan.request, signal)) {
      if (chunk.type === 'finish') finish = chunk;
      else if (chunk.type === 'kept') kept = { continuedFrom: chunk.continuedFrom };
      else {
        watch.hear(chunk.text);
        yield chunk;
      }
    }
    if (!finish) throw new ModelError('unavailable', `${plan.provider} broke off its answer`);
    if (finish.reason === 'refusal' && watch.firstTokenMs() === null)
      throw new ModelError('declined', `the filter of ${plan.provider} let it say nothing`);
    errorKind = null;
    await breaker.succeeded(breakerId);
    const { cost, firstTokenMs, durationMs, responseId } = await close();
    const { provider, model: name } = plan;
    const ending = { reason: finish.reason, cost, responseId, firstTokenMs, durationMs };
    yield { type: 'finish', provider, model: name, ...ending };
    return 'done';
  } catch (error) {
    if (signal.aborted || !(error instanceof ModelError)) throw error;
    errorKind = error.code;
    await breaker.failed(breakerId, error.code, error.retryAfterMs);
    return { error, spoke: watch.firstTokenMs() !== null };
  } finally {
    if (errorKind === 'stopped') await breaker.release(breakerId);
    if (!closed) await close();
  }
}

function startWatch() {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  let firstTokenMs: number | null = null;
  let heard = '';
  return {
    hear: (text: string): void => {
      firstTokenMs ??= elapsed();
      heard += text;
    },
    heard: () => heard,
    firstTokenMs: () => firstTokenMs,
    elapsed,
  };
}
