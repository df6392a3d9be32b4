import type { Place } from '../../retrieve/index.ts';

/** What a parser makes of a file: its text in reading order, cut where the format itself cuts. */
export interface ParsedDocument {
  readonly blocks: readonly Block[];
  /** How each page fared, for formats that have pages (A20). */
  readonly pages: readonly PageStatus[];
}

export interface Block {
  readonly kind: 'heading' | 'prose' | 'table' | 'code' | 'cue';
  /** 1 to 6 for headings, 0 otherwise. */
  readonly level: number;
  /** Plain text; mathematics as LaTeX between \( \) or \[ \]. */
  readonly text: string;
  readonly place: Place;
}

export interface PageStatus {
  readonly page: number;
  readonly status: 'text' | 'empty' | 'failed';
}

export const nowhere: Place = { page: null, timeFrom: null, timeTo: null };

export type ParseFailure =
  | 'unsupported_format'
  | 'malformed'
  | 'encrypted'
  | 'no_text'
  | 'too_large';

/** A file that cannot be read. The message is a sentence for the instructor. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly code: ParseFailure;

  constructor(code: ParseFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
