/** Turns texts into vectors that are near each other when the texts are. */
export interface Embedder {
  /** Model and version; a revision embedded by another one must be embedded again. */
  readonly id: string;
  /** Set by an embedder that compares spellings: where the words are found it adds little to them. */
  readonly knowsOnlyWords?: true;
  /** Vectors of `dimensions` numbers and length 1, one per text and in the same order. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
}

/** All embedders agree on it, because the column of the database does. */
export const dimensions = 1024;
