import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { priceList } from '../../src/models/price-list.ts';
import { costMicros, priceOf, type Price } from '../../src/models/prices.ts';

const usd = z.number().positive().max(1_000);
const day = z.iso.date();
const row = z.strictObject({
  provider: z.enum(['anthropic', 'openai', 'gemini', 'xai', 'groq']),
  model: z.string().regex(/^[a-z0-9][a-z0-9./-]+$/),
  inputUsd: usd,
  outputUsd: usd,
  longPrompt: z
    .strictObject({ above: z.int().positive(), inputUsd: usd, outputUsd: usd })
    .optional(),
  from: day.optional(),
  asOf: day,
  source: z.url({ protocol: /^https$/ }),
});

function known(provider: string, model: string, at?: string): Price {
  const price = priceOf(provider, model, at === undefined ? undefined : new Date(at));
  if (!price) throw new Error(`${provider} ${model} has no price`);
  return price;
}

describe('the price list', () => {
  it.each(priceList)(
    'says for $provider $model what it costs, since when and who says so',
    (one) => {
      expect(row.safeParse(one).error).toBeUndefined();
      expect(Date.parse(one.asOf)).toBeLessThanOrEqual(Date.now());
      expect(one.outputUsd).toBeGreaterThanOrEqual(one.inputUsd);
      expect(one.longPrompt?.inputUsd ?? Infinity).toBeGreaterThan(one.inputUsd);
    },
  );

  it('has one price for a model on any day', () => {
    const names = priceList.map(({ provider, model, from }) => `${provider} ${model} ${from}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has no price for a model it does not know, nor for a known one of somebody else', () => {
    expect(priceOf('anthropic', 'claude-next')).toBeUndefined();
    expect(priceOf('somebody', 'claude-haiku-5-5')).toBeUndefined();
    expect(priceOf('openai', 'gpt-5.4-min')).toBeUndefined();
    expect(priceOf('openai', 'gpt-5.4-mini-turbo')).toBeUndefined();
  });

  it('charges a dated snapshot like the model it is a snapshot of', () => {
    expect(priceOf('anthropic', 'claude-haiku-4-5-20251001')?.model).toBe('claude-haiku-4-5');
    expect(priceOf('openai', 'gpt-6.1-sol-2026-09-29')?.model).toBe('gpt-6.1-sol');
  });

  it('charges an introductory price until its last day, and the full price from then on', () => {
    const flash = (at: string) => known('gemini', 'gemini-3.8-flash', at);
    expect(flash('2026-12-31T23:59:59Z').inputUsd).toBe(0.75);
    expect(flash('2027-01-01T00:00:00Z').inputUsd).toBe(1.5);
  });
});

describe('the cost of an answer', () => {
  const haiku = known('anthropic', 'claude-haiku-5-5');

  it('is counted in whole micro-dollars', () => {
    // 2,000 at $2 and 500 at $10 a million: $0.004 and $0.005.
    const sonnet = known('anthropic', 'claude-sonnet-5-5');
    expect(costMicros(sonnet, { inputTokens: 2_000, outputTokens: 500 })).toBe(9_000);
    // A million of each: $0.75 and $4.50.
    const mini = known('openai', 'gpt-5.4-mini');
    expect(costMicros(mini, { inputTokens: 1e6, outputTokens: 1e6 })).toBe(5_250_000);
  });

  it('is rounded up, but only when there is something to round', () => {
    expect(costMicros(haiku, { inputTokens: 1, outputTokens: 0 })).toBe(1);
    expect(costMicros(haiku, { inputTokens: 10, outputTokens: 0 })).toBe(1);
    expect(costMicros(haiku, { inputTokens: 11, outputTokens: 0 })).toBe(2);
    expect(costMicros(haiku, { inputTokens: 70, outputTokens: 0 })).toBe(7);
    expect(costMicros(haiku, { inputTokens: 0, outputTokens: 0 })).toBe(0);
  });

  it('is higher for the whole request when its prompt is long', () => {
    expect(costMicros(haiku, { inputTokens: 100_000, outputTokens: 100 })).toBe(10_050);
    expect(costMicros(haiku, { inputTokens: 100_001, outputTokens: 100 })).toBe(50_251);
  });

  it('never falls short of the exact product and never exceeds it by a whole micro-dollar', () => {
    const tokens = integer({ min: 0, max: 2_000_000 });
    assert(
      property(constantFrom(...priceList), tokens, tokens, (price, input, output) => {
        const rates = price.longPrompt && input > price.longPrompt.above ? price.longPrompt : price;
        // Exact in thousandths of a micro-dollar: no rate has more than three decimals.
        const exact =
          BigInt(input) * BigInt(Math.round(rates.inputUsd * 1_000)) +
          BigInt(output) * BigInt(Math.round(rates.outputUsd * 1_000));
        const cost = costMicros(price, { inputTokens: input, outputTokens: output });
        const charged = BigInt(cost) * 1_000n;
        expect(charged >= exact && charged < exact + 1_000n).toBe(true);
      }),
    );
  });
});
