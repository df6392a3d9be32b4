import type { TokenUsage } from './chat-model.ts';
import { costMicros, priceOf } from './prices.ts';

/** US dollars per million tokens. */
export interface Rates {
  readonly input: number;
  readonly output: number;
}

/** What usage costs with the models of this installation. */
export interface PriceBook {
  /** Millionths of a US dollar, rounded up; 0 for models that cost nothing. */
  cost(provider: string, model: string, usage: TokenUsage): number;
  knows(provider: string, model: string): boolean;
}

const nothing: Rates = { input: 0, output: 0 };

/**
 * The price list, under the operator's own rates by "provider:model". Models of `free` providers
 * cost nothing where nobody says otherwise.
 */
export function createPriceBook(
  own: ReadonlyMap<string, Rates> = new Map(),
  isFree: (provider: string) => boolean = () => false,
): PriceBook {
  const find = (provider: string, model: string) => {
    const free = provider === 'offline' || isFree(provider) ? nothing : undefined;
    const rates = own.get(`${provider}:${model}`) ?? free;
    if (!rates) return priceOf(provider, model);
    return {
      provider,
      model,
      inputUsd: rates.input,
      outputUsd: rates.output,
      asOf: '',
      source: 'operator',
    };
  };
  return {
    cost: (provider, model, usage) => {
      const price = find(provider, model);
      return price ? costMicros(price, usage) : 0;
    },
    knows: (provider, model) => find(provider, model) !== undefined,
  };
}
