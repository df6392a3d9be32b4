import { ConfigError } from '../config/config.ts';
import type { Budget } from '../budget/index.ts';
import {
  createBreaker,
  createEmbeddingAccount,
  createPriceBook,
  nameOf,
  type ModelRef,
  type ModelSettings,
} from '../models/index.ts';
import type { Ground } from './ground.ts';

/** Where models that place or order texts are asked, unless the operator names another address. */
export const vendorAddresses = {
  voyage: 'https://api.voyageai.com/v1',
  openai: 'https://api.openai.com/v1',
} as const;

export interface PaidCallParts {
  readonly modelSettings: Pick<ModelSettings, 'keyFor'>;
  readonly budget: Budget;
}

/**
 * What every paid call beside the chat needs: the prices known, the account it is booked on, and the breaker.
 * @param priceUsd the operator's own, in US dollars per million tokens
 */
export function composePaidCalls(
  { withTenant, live }: Ground,
  budget: Budget,
  { ref, priceUsd }: { ref: ModelRef | undefined; priceUsd: number | undefined },
) {
  const own =
    ref && priceUsd !== undefined ? [[nameOf(ref), { input: priceUsd, output: 0 }] as const] : [];
  return {
    prices: createPriceBook(new Map(own)),
    account: createEmbeddingAccount({ withTenant, budget }),
    breaker: createBreaker(live),
  };
}

/** @param variable where the operator says what it costs */
export function priceUnknown(model: string, variable: string): ConfigError {
  return new ConfigError(
    `The price of ${model} is not known. Set ${variable} in US dollars per million tokens; 0 for a server of your own.`,
  );
}
