export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly moduleTitle: string | null;
  /** What the file is; null when that is not known. */
  readonly format: string | null;
  /** The file itself, of formats that can be drawn here: PDF and pictures. */
  readonly original: Original | null;
  readonly revision: number;
  /** Pieces of the whole document; here are those from number `from`, counted from 0. */
  readonly total: number;
  readonly from: number;
  readonly pieces: readonly SourcePiece[];
}

/** Where in a document somebody points, as far as that is known. */
export interface SourcePlace {
  readonly chunkId?: string | undefined;
  readonly quote: string;
  readonly page?: number | null | undefined;
  readonly heading?: string | null | undefined;
}

export interface DocumentPart {
  readonly documentId: string;
  readonly revision: number;
  readonly from: number;
  readonly to: number;
}

export interface Original {
  readonly revision: number;
  /** In bytes. */
  readonly size: number;
}

/** Left, top, right and bottom as fractions of the page, and the offset in the content of the first word. */
export type PrintedLine = readonly [
  left: number,
  top: number,
  right: number,
  bottom: number,
  at?: number,
];

export interface SourcePiece {
  readonly chunkId: string;
  /** Plain text; mathematics between \( \) or \[ \]. */
  readonly content: string;
  readonly headingPath: readonly string[];
  readonly page: number | null;
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  /** Where its words stand on the page; null where pages are not fixed. */
  readonly lines: readonly PrintedLine[] | null;
}
