/** A question as one model sees it. */
export interface AskedVector {
  /** The model's id. */
  readonly embedder: string;
  readonly vector: readonly number[];
}
