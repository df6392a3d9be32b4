import type { Offer, Rung } from '../budget/index.ts';
import type { Candidates } from './candidates.ts';
import type { ChatPicture } from './chat-model.ts';
import { isOffline } from './model-ref.ts';
import type { PriceBook } from './price-book.ts';
import { pictureTokens, wordsTokens } from './sight.ts';
import type { TaskType } from './task.ts';

/** What a piece of work is expected to need; more is asked for while it goes on. */
export interface WorkSize {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a task would cost on each rung of the ladder, from the best to the one that costs nothing. */
export type Quote = (
  work: {
    readonly tenantId: string;
    readonly task: TaskType;
    /** Shown to the one who does it, or told where they do not see; they come on top of the size. */
    readonly pictures?: readonly Pick<ChatPicture, 'width' | 'height'>[];
  },
  size: WorkSize,
) => Promise<readonly Offer[]>;

export function createQuote(candidates: Candidates, prices: PriceBook): Quote {
  return async ({ tenantId, task, pictures = [] }, size) => {
    const onRung = async (rung: Rung): Promise<Offer> => {
      const hasPictures = pictures.length > 0;
      const models = await candidates({ tenantId, task, rung, pictures: hasPictures });
      const first = models.find(({ obstacle }) => obstacle === null);
      if (!first || isOffline(first)) return { rung, micros: 0, tokens: 0 };
      const { provider, model, sees } = first;
      const shown = pictures.map((one) => (sees ? pictureTokens(provider, one) : wordsTokens));
      const inputTokens = shown.reduce((sum, tokens) => sum + tokens, size.inputTokens);
      const micros = prices.cost(provider, model, { ...size, inputTokens });
      return { rung, micros, tokens: inputTokens + size.outputTokens };
    };
    const full = await onRung('full');
    const small = await onRung('small');
    const offline: Offer = { rung: 'offline', micros: 0, tokens: 0 };
    return small.micros < full.micros ? [full, small, offline] : [full, offline];
  };
}
