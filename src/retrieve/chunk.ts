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
  /** Why its text looks as if it spoke to a language model instead of a reader; empty: it does not. */
  readonly instructionLike?: readonly string[];
}

/** Where in its document a chunk stands; which members are set depends on the format. */
export interface Place {
  /** From 1. */
  readonly page: number | null;
  /** Seconds from the start of a recording. */
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  /** Where its words are printed on the page, in reading order; only where pages are fixed. */
  readonly lines?: readonly PrintedLine[];
}

/** Left, top, right and bottom as fractions of the page from its top left corner. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A box, and the offset in the content of the first word printed in it; its last is before the next line's. */
export type PrintedLine = readonly [...box: Box, at: number];

/** A chunk as the database found it, with everything that explains why (A23). */
export interface FoundChunk {
  readonly chunkId: string;
  readonly documentId: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  /** May be named and quoted as a source; else it only informs an answer. */
  readonly mayCite: boolean;
  /** May be opened from a quote. */
  readonly mayLink: boolean;
  readonly moduleTitle: string | null;
  readonly headingPath: readonly string[];
  readonly page: number | null;
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  readonly content: string;
  readonly tokens: number;
  /** Its place in the document, from 0. */
  readonly ordinal: number;
  readonly fusedScore: number;
  /** Share of the question's words, weighed by rarity, that the best text hit holds; above 1 when repeated. */
  readonly coverage: number;
  readonly vectorRank: number | null;
  /** Cosine similarity, -1 to 1. */
  readonly vectorScore: number | null;
  readonly textRank: number | null;
  /** BM25. */
  readonly textScore: number | null;
}

/**
 * What a search hands out: the chunk that was found, and its found neighbours with it. Every member
 * but `content` and `tokens` speaks of the chunk that was found best.
 */
export interface Hit extends FoundChunk {
  /** The whole passage, in reading order. */
  readonly content: string;
  /** Of the whole passage. */
  readonly tokens: number;
  /** The best chunk's own text. */
  readonly excerpt: string;
  /** All chunks of the passage, in reading order. */
  readonly pieces: readonly Piece[];
  /** From 1, after boosts and merging. */
  readonly rank: number;
  /** Weak areas of the student's that lifted it. */
  readonly boostedBy: readonly string[];
  /** How much other words for those of the question counted beside them; absent where none were looked for. */
  readonly otherWords?: number;
  /** Who read it beside the question to put it in its place; absent where nobody was asked. */
  readonly reranked?: Reranked;
}

/** A reranker's verdict on a passage, or why there is none and the order is the search's own. */
export type Reranked =
  | { readonly by: string; readonly score: number }
  | { readonly by: string; readonly failure: string };

export interface Piece {
  readonly chunkId: string;
  readonly content: string;
  readonly timeFrom: number | null;
}

/** The nearest heading of a place, or null. */
export function headingOf(headingPath: readonly string[]): string | null {
  return headingPath.at(-1) ?? null;
}
