import type { TokenUsage } from './chat-model.ts';
import { embeddingPriceList, priceList, type Price } from './price-list.ts';

export type { Price } from './price-list.ts';

const all = [...priceList, ...embeddingPriceList];

/** A date at the end of a model's name: -20251001, -2026-09-29. */
const snapshot = /-(?:\d{8}|\d{4}-\d{2}-\d{2})$/;

/**
 * The price of a model; undefined for one that is not on the list, which is not the same as free.
 * A dated snapshot costs what the model it is a snapshot of costs, unless it has a row of its own.
 */
export function priceOf(provider: string, model: string, at: Date = new Date()): Price | undefined {
  return find(provider, model, at) ?? find(provider, model.replace(snapshot, ''), at);
}

function find(provider: string, model: string, at: Date): Price | undefined {
  const today = at.toISOString().slice(0, 10);
  return all
    .filter((row) => row.provider === provider && row.model === model)
    .filter(({ from = '' }) => from <= today)
    .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
    .at(-1);
}

/** What the usage costs, in millionths of a US dollar, rounded up. */
export function costMicros(price: Price, { inputTokens, outputTokens }: TokenUsage): number {
  const { longPrompt } = price;
  const rates = longPrompt && inputTokens > longPrompt.above ? longPrompt : price;
  // A dollar per million tokens is a micro-dollar per token. Counted in millionths of that, so that
  // 70 tokens at $0.10 are 7 micro-dollars and not 7.000000000000001, which would round up to 8.
  const exact =
    inputTokens * millionths(rates.inputUsd) + outputTokens * millionths(rates.outputUsd);
  return Math.ceil(exact / 1_000_000);
}

function millionths(usd: number): number {
  return Math.round(usd * 1_000_000);
}
