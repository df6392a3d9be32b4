/** A question as one model sees it. */
export interface AskedVector {
  /** The model's id. */
  readonly embedder: string;
  /** As the model says of itself. */
  readonly knowsOnlyWords: boolean;
  readonly vector: readonly number[];
}
