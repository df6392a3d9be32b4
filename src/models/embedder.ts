/** Turns texts into vectors that are near each other when the texts are. */
export interface Embedder {
  /** Model and version; a revision embedded by another one must be embedded again. */
  readonly id: string;
  /** Set by an embedder that compares spellings: where the words are found it adds little to them. */
  readonly knowsOnlyWords?: true;
  /**
   * Vectors of `dimensions` numbers and length 1, one per text and in the same order.
   * @param use who pays; needed by every embedder that costs money
   * @throws ModelError, BudgetRefusedError from those
   */
  embed(texts: readonly string[], signal: AbortSignal, use?: EmbeddingUse): Promise<number[][]>;
}

/** On whose behalf something is embedded. */
export interface EmbeddingUse {
  /** A question is embedded while somebody waits for it, and not in the way of a text it is to find. */
  readonly as: 'query' | 'document';
  readonly tenantId: string;
  readonly courseId: string;
  /** The work whose money it is, a turn; without one it is the course's. */
  readonly workId?: string | undefined;
}

/** All embedders agree on it, because the column of the database does. */
export const dimensions = 1024;
