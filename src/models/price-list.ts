interface Rates {
  /** US dollars per million tokens. */
  readonly inputUsd: number;
  readonly outputUsd: number;
}

export interface Price extends Rates {
  readonly provider: string;
  readonly model: string;
  /** Rates for the whole of a request whose prompt has more tokens than `above`. */
  readonly longPrompt?: Rates & { readonly above: number };
  /** First day of the price (UTC), when it replaces an earlier one. */
  readonly from?: string;
  /** Day on which the source said so. */
  readonly asOf: string;
  readonly source: string;
}

/** Where a group of prices was read, and when that source said so. */
type Group = Pick<Price, 'provider' | 'asOf' | 'source'>;

function rows(group: Group, prices: readonly Omit<Price, keyof Group>[]): Price[] {
  return prices.map((price) => ({ ...group, ...price }));
}

const over272k = (inputUsd: number, outputUsd: number) => ({
  longPrompt: { above: 272_000, inputUsd, outputUsd },
});
const over200k = (inputUsd: number, outputUsd: number) => ({
  longPrompt: { above: 200_000, inputUsd, outputUsd },
});

/**
 * List prices in US dollars per million tokens, without the discounts for batches and cached input
 * and without the surcharges for priority and regions. A model nobody could source is left out
 * rather than guessed at. Groq's Llama models are: Groq withdrew them on 16 August 2026.
 */
export const priceList: readonly Price[] = [
  ...rows(
    {
      provider: 'anthropic',
      asOf: '2026-10-07',
      source: 'https://platform.claude.com/docs/en/models/haiku-5-5/overview',
    },
    [
      {
        model: 'claude-haiku-5-5',
        inputUsd: 0.1,
        outputUsd: 0.5,
        longPrompt: { above: 100_000, inputUsd: 0.5, outputUsd: 2.5 },
      },
      { model: 'claude-sonnet-5-5', inputUsd: 2, outputUsd: 10 },
      { model: 'claude-opus-5-5', inputUsd: 4, outputUsd: 20 },
      { model: 'claude-fable-5-1', inputUsd: 10, outputUsd: 50 },
    ],
  ),
  ...rows(
    {
      provider: 'anthropic',
      asOf: '2026-09-22',
      source: 'https://platform.claude.com/docs/en/models',
    },
    [
      { model: 'claude-haiku-4-5', inputUsd: 1, outputUsd: 5 },
      { model: 'claude-sonnet-5', inputUsd: 2, outputUsd: 10 },
    ],
  ),
  ...rows(
    {
      provider: 'anthropic',
      asOf: '2026-09-22',
      source: 'https://platform.claude.com/docs/about-claude/models/whats-new-opus-5',
    },
    [{ model: 'claude-opus-5', inputUsd: 5, outputUsd: 25 }],
  ),
  ...rows(
    {
      provider: 'anthropic',
      asOf: '2026-03-21',
      source: 'https://deploybase.ai/articles/claude-api-pricing',
    },
    [
      { model: 'claude-opus-4-6', inputUsd: 5, outputUsd: 25 },
      { model: 'claude-sonnet-4-6', inputUsd: 3, outputUsd: 15 },
    ],
  ),
  ...rows(
    {
      provider: 'openai',
      asOf: '2026-10-26',
      source: 'https://docs.litellm.ai/blog/gpt-6-1-terra',
    },
    [{ model: 'gpt-6.1-terra', inputUsd: 1, outputUsd: 5, ...over272k(2, 7.5) }],
  ),
  ...rows(
    {
      provider: 'openai',
      asOf: '2026-10-01',
      source: 'https://github.com/KZCFG/AILSA-SubSwitch/releases/tag/v1.0.0-g',
    },
    [{ model: 'gpt-6.1-sol', inputUsd: 2, outputUsd: 10, ...over272k(4, 15) }],
  ),
  ...rows(
    {
      provider: 'openai',
      asOf: '2026-09-22',
      source: 'https://github.com/BerriAI/litellm/discussions/42523',
    },
    [
      { model: 'gpt-6-sol', inputUsd: 2, outputUsd: 10, ...over272k(4, 15) },
      { model: 'gpt-6-luna', inputUsd: 0.1, outputUsd: 0.5, ...over272k(0.2, 0.75) },
    ],
  ),
  ...rows(
    {
      provider: 'openai',
      asOf: '2026-09-13',
      source: 'https://developers.openai.com/api/docs/pricing',
    },
    [
      { model: 'gpt-6-astra', inputUsd: 10, outputUsd: 50, ...over272k(20, 75) },
      { model: 'gpt-5.6-sol', inputUsd: 4, outputUsd: 20, ...over272k(8, 30) },
      { model: 'gpt-5.6-terra', inputUsd: 2, outputUsd: 12, ...over272k(4, 18) },
      { model: 'gpt-5.6-luna', inputUsd: 0.2, outputUsd: 1.2, ...over272k(0.4, 1.8) },
      { model: 'gpt-5.5', inputUsd: 5, outputUsd: 30, ...over272k(10, 45) },
      { model: 'gpt-5.4', inputUsd: 2.5, outputUsd: 15, ...over272k(5, 22.5) },
      { model: 'gpt-5.4-mini', inputUsd: 0.75, outputUsd: 4.5 },
      { model: 'gpt-5.4-nano', inputUsd: 0.2, outputUsd: 1.25 },
      { model: 'gpt-5.2', inputUsd: 1.75, outputUsd: 14 },
    ],
  ),
  ...rows(
    {
      provider: 'gemini',
      asOf: '2026-10-07',
      source: 'https://ai.google.dev/gemini-api/docs/pricing',
    },
    [
      { model: 'gemini-3.8-flash', inputUsd: 0.75, outputUsd: 3.75 },
      { model: 'gemini-3.8-flash', from: '2027-01-01', inputUsd: 1.5, outputUsd: 7.5 },
      { model: 'gemini-3.5-flash', inputUsd: 1.5, outputUsd: 9 },
      { model: 'gemini-3.5-flash-lite', inputUsd: 0.3, outputUsd: 2.5 },
      { model: 'gemini-3.1-pro-preview', inputUsd: 2, outputUsd: 12, ...over200k(4, 18) },
    ],
  ),
  ...rows(
    {
      provider: 'xai',
      asOf: '2026-09-29',
      source: 'https://apidog.com/blog/how-to-use-grok-4-7-api/',
    },
    [{ model: 'grok-4.7', inputUsd: 2, outputUsd: 6, ...over200k(4, 12) }],
  ),
  ...rows(
    {
      provider: 'xai',
      asOf: '2026-09-21',
      source:
        'https://github.com/simonw/llm-prices/blob/25bd70269d2a6b7cfebba24ddc0c8b9a5f9fc515/data/xai.json',
    },
    [
      { model: 'grok-4.6', inputUsd: 2, outputUsd: 6, ...over200k(4, 12) },
      { model: 'grok-4.3', inputUsd: 1.25, outputUsd: 2.5, ...over200k(2.5, 5) },
    ],
  ),
  ...rows(
    {
      provider: 'groq',
      asOf: '2026-06-04',
      source: 'https://console.groq.com/docs/models',
    },
    [
      { model: 'openai/gpt-oss-120b', inputUsd: 0.15, outputUsd: 0.6 },
      { model: 'openai/gpt-oss-20b', inputUsd: 0.075, outputUsd: 0.3 },
    ],
  ),
];

/**
 * List prices of models that make vectors; they give no text, so only what they read is charged. The
 * pages of Voyage's prices carry no date: theirs is the day they were read.
 */
export const embeddingPriceList: readonly Price[] = [
  ...rows(
    {
      provider: 'voyage',
      asOf: '2026-11-21',
      source: 'https://vercel.com/ai-gateway/models/voyage-4',
    },
    [{ model: 'voyage-4', inputUsd: 0.06, outputUsd: 0 }],
  ),
  ...rows(
    {
      provider: 'voyage',
      asOf: '2026-11-21',
      source: 'https://www.getmaxim.ai/bifrost/model-library/provider/voyage',
    },
    [
      { model: 'voyage-3', inputUsd: 0.06, outputUsd: 0 },
      { model: 'voyage-3-large', inputUsd: 0.18, outputUsd: 0 },
    ],
  ),
  ...rows(
    {
      provider: 'openai',
      asOf: '2024-08-17',
      source: 'https://zilliz.com/ai-models/text-embedding-3-small',
    },
    [
      { model: 'text-embedding-3-small', inputUsd: 0.02, outputUsd: 0 },
      { model: 'text-embedding-3-large', inputUsd: 0.13, outputUsd: 0 },
    ],
  ),
];
