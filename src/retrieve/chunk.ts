/** A piece of a document small enough to be cited whole, with the place it came from. */
export interface Chunk {
  /** What is shown and cited. */
  readonly content: string;
  /** Title and heading path before the content: what is embedded and indexed. */
  readonly embeddingText: string;
  readonly contentHash: string;
  /** Estimated model tokens of the content. */
  readonly tokens: number;
  readonly headingPath: readonly string[];
  readonly place: Place;
}

/** Where in its document a chunk stands; which members are set depends on the format. */
export interface Place {
  /** From 1. */
  readonly page: number | null;
  /** Seconds from the start of a recording. */
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
}

/** A chunk as a search found it, with everything that explains why (A23). */
export interface Hit {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly moduleTitle: string | null;
  readonly headingPath: readonly string[];
  readonly page: number | null;
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  readonly content: string;
  readonly tokens: number;
  readonly rank: number;
  readonly fusedScore: number;
  readonly vectorRank: number | null;
  /** Cosine similarity, -1 to 1. */
  readonly vectorScore: number | null;
  readonly textRank: number | null;
  readonly textScore: number | null;
}

/** The nearest heading of a place, or null. */
export function headingOf(headingPath: readonly string[]): string | null {
  return headingPath.at(-1) ?? null;
}
