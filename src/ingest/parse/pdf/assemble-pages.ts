import { ParseError } from '../parse-error.ts';
import type { CleaningNotes, ParsedDocument } from '../parsed-document.ts';
import { cleanLines } from './clean-lines.ts';
import type { PageText } from './page-text.ts';
import { toBlocks } from './to-blocks.ts';

/**
 * Makes one document of its pages, in the order of their numbers; what OCR read takes the place of
 * what the file says.
 * @throws ParseError `no_text`, `unreadable_scan` when no page can be read
 */
export function assemblePages(
  read: readonly PageText[],
  recognised: readonly PageText[],
): ParsedDocument {
  const better = new Map(recognised.map((page) => [page.page, page]));
  const pages = read.map((page) => richer(page, better.get(page.page)));
  refuseUnreadable(pages);
  const { lines, notes } = cleanLines(
    pages.flatMap((page) => page.lines),
    pages.length,
  );
  const { blocks, hyphens } = toBlocks(lines);
  const sum = (count: (page: PageText) => number): number =>
    pages.reduce((total, page) => total + count(page), 0);
  const counts: CleaningNotes = {
    ...notes,
    hyphens,
    columnPages: sum(({ columns }) => Number(columns)),
    rightToLeftPages: sum(({ rightToLeft }) => Number(rightToLeft)),
    sidewaysLines: sum(({ sideways }) => sideways),
    ocrJunk: sum(({ junk }) => junk),
  };
  return {
    blocks,
    pages: pages.map(({ page, status }) => ({ page, status })),
    notes: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  };
}

// The few exact words of a text layer, a caption say, are only given up for a whole page of text.
function richer(read: PageText, recognised: PageText | undefined): PageText {
  if (!recognised) return read;
  return letters(recognised) > letters(read) * 2 || letters(read) === 0 ? recognised : read;
}

function letters({ lines }: PageText): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

// A document without a readable page must never look ready (A20).
function refuseUnreadable(pages: readonly PageText[]): void {
  if (pages.some(({ lines }) => lines.length > 0)) return;
  const failed = pages.filter(({ status }) => status === 'failed').length;
  if (failed === 0) throw new ParseError('no_text', 'The file holds no readable text.');
  throw new ParseError(
    'unreadable_scan',
    failed === 1
      ? 'The one page with content could not be read, neither its text nor its picture.'
      : `None of the ${failed} pages with content could be read, neither their text nor their pictures.`,
  );
}
