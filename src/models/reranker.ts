import type { EmbeddingUse } from './embedder.ts';

/** Reads a question and passages together, and says how well each answers it. */
export interface Reranker {
  /** provider:model */
  readonly id: string;
  /**
   * One score a text, in their order; the higher the better, and comparable within one call only.
   * @throws ModelError, BudgetRefusedError
   */
  rank(
    query: string,
    texts: readonly string[],
    options: { readonly use: EmbeddingUse; readonly signal: AbortSignal },
  ): Promise<number[]>;
}
