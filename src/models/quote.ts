import type { Offer, Rung } from '../budget/index.ts';
import type { Candidates } from './candidates.ts';
import { isOffline } from './model-ref.ts';
import type { PriceBook } from './price-book.ts';
import type { TaskType } from './task.ts';

/** What a piece of work is expected to need; more is asked for while it goes on. */
export interface WorkSize {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a task would cost on each rung of the ladder, from the best to the one that costs nothing. */
export type Quote = (
  work: { readonly tenantId: string; readonly task: TaskType; readonly pictures?: boolean },
  size: WorkSize,
) => Promise<readonly Offer[]>;

export function createQuote(candidates: Candidates, prices: PriceBook): Quote {
  return async ({ tenantId, task, pictures }, size) => {
    const onRung = async (rung: Rung): Promise<Offer> => {
      const models = await candidates({ tenantId, task, rung, pictures });
      const first = models.find(({ obstacle }) => obstacle === null);
      if (!first || isOffline(first)) return { rung, micros: 0, tokens: 0 };
      const micros = prices.cost(first.provider, first.model, size);
      return { rung, micros, tokens: size.inputTokens + size.outputTokens };
    };
    const full = await onRung('full');
    const small = await onRung('small');
    const offline: Offer = { rung: 'offline', micros: 0, tokens: 0 };
    return small.micros < full.micros ? [full, small, offline] : [full, offline];
  };
}
