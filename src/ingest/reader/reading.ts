import type { Format } from '../parse/sniff-format.ts';
import type { Draft, KnownPages, LentFile } from './task.ts';
import type { ThreadsOptions } from './threads.ts';

/** What the text layer gave, and which pages only OCR can read. */
export interface Reading {
  readonly format: Format;
  readonly pageCount: number;
  readonly wanting: readonly number[];
  readonly file: LentFile;
  readonly drafts: readonly Draft[];
  readonly recognised: readonly Draft[];
  /** Pages whose reading was broken off. */
  readonly unread: readonly number[];
  readonly known: KnownPages;
  /** Pages that had been read before and have not changed. */
  readonly unchanged: number;
  readonly ocr: OcrSummary | null;
}

/** How OCR fared over a document (A12). */
export interface OcrSummary {
  readonly pages: number;
  readonly recognised: number;
  readonly failed: number;
  /** Left out because the document has more such pages than are recognised. */
  readonly skipped: number;
  /** Mean over the recognised pages, 0 to 100. */
  readonly confidence: number | null;
  readonly languages: string;
}

export interface ReaderLimits extends ThreadsOptions {
  readonly maxPages: number;
  /** Milliseconds the text layer of one file may take altogether. */
  readonly maxMs: number;
  readonly maxOcrPages: number;
}
