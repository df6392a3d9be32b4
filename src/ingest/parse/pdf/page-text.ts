import type { Box } from '../../../retrieve/index.ts';
import type { PageStatus } from '../parsed-document.ts';

/** One page as it was read, before anything is known about the other pages. */
export interface PageText {
  readonly page: number;
  readonly status: PageStatus['status'];
  /** In reading order. */
  readonly lines: readonly PdfLine[];
  /** The page should be looked at by OCR: it has no text of its own, or a garbled one. */
  readonly wantsOcr: boolean;
  readonly columns: boolean;
  readonly rightToLeft: boolean;
  /** Lines left out because they run up or down the page. */
  readonly sideways: number;
  /** Recognised lines left out because they are noise. */
  readonly junk: number;
  /** Mean confidence of the recognised words, 0 to 100; null where nothing was recognised. */
  readonly confidence: number | null;
}

/** One line of a page as it is printed; all lengths are fractions of the page, from its top left. */
export interface PdfLine {
  readonly text: string;
  /** Font size. */
  readonly size: number;
  readonly box: Box;
  readonly page: number;
}
