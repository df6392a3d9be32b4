/** Turns texts into vectors that are near each other when the texts are. */
export interface Embedder {
  /** Model and version; a revision embedded by another one must be embedded again. */
  readonly id: string;
  /** Vectors of `dimensions` numbers and length 1, one per text and in the same order. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
}

/** All embedders agree on it, because the column of the database does. */
export const dimensions = 1024;
