import type { Box, Place } from '../../retrieve/index.ts';

/** What a parser makes of a file: its text in reading order, cut where the format itself cuts. */
export interface ParsedDocument {
  readonly blocks: readonly Block[];
  /** How each page fared, for formats that have pages (A20). */
  readonly pages: readonly PageStatus[];
  /** What was mended or left out on the way. */
  readonly notes?: CleaningNotes;
}

export interface Block {
  readonly kind: 'heading' | 'prose' | 'table' | 'code' | 'cue';
  /** 1 to 6 for headings, 0 otherwise. */
  readonly level: number;
  /** Plain text; mathematics as LaTeX between \( \) or \[ \]. */
  readonly text: string;
  readonly place: Place;
  /** Where each printed line of the text stands on its page, in order; formats without pages have none. */
  readonly lines?: readonly LineMark[];
}

export interface LineMark {
  /** Offset in the block's text at which the line begins. */
  readonly at: number;
  readonly box: Box;
}

export interface PageStatus {
  readonly page: number;
  readonly status: 'text' | 'ocr' | 'empty' | 'failed';
}

/** Counts of what cleaning did to a document (A19); left out where nothing was done. */
export type CleaningNotes = Readonly<Partial<Record<CleaningNote, number>>>;

export type CleaningNote =
  | 'runningLines'
  | 'pageNumbers'
  | 'hyphens'
  | 'columnPages'
  | 'rightToLeftPages'
  | 'rules'
  | 'sidewaysLines'
  | 'ocrJunk'
  | 'hiddenParts'
  | 'cutRows';

export const nowhere: Place = { page: null, timeFrom: null, timeTo: null };

export function onPage(page: number): Place {
  return { page, timeFrom: null, timeTo: null };
}

export function prose(text: string, place: Place = nowhere): Block {
  return { kind: 'prose', level: 0, text, place };
}

export function heading(text: string, level: number, place: Place = nowhere): Block {
  return { kind: 'heading', level, text, place };
}

export function table(text: string, place: Place = nowhere): Block {
  return { kind: 'table', level: 0, text, place };
}

export function code(text: string, place: Place = nowhere): Block {
  return { kind: 'code', level: 0, text, place };
}
