/** One line of a page as it is printed. */
export interface PdfLine {
  text: string;
  /** Font size in points. */
  readonly size: number;
  /** Baseline, in points from the bottom of the page. */
  readonly y: number;
  readonly page: number;
}
