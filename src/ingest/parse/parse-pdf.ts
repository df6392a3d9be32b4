import type { PDFDocumentProxy } from 'pdfjs-dist';
import { withoutRunningLines } from './running-lines.ts';
import type { PdfLine } from './pdf-line.ts';
import { ParseError, type Block, type PageStatus, type ParsedDocument } from './parsed-document.ts';

const maxPages = 2_000;

/** Reads the text layer of a PDF page by page, with page numbers. @throws ParseError */
export async function parsePdf(bytes: Uint8Array, signal: AbortSignal): Promise<ParsedDocument> {
  const document = await openPdf(bytes);
  try {
    if (document.numPages > maxPages) {
      throw new ParseError(
        'too_large',
        `The PDF has ${document.numPages} pages; at most ${maxPages} are read.`,
      );
    }
    const lines: PdfLine[] = [];
    const pages: PageStatus[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      signal.throwIfAborted();
      const read = await readPage(document, page);
      pages.push({
        page,
        status: read === undefined ? 'failed' : read.length > 0 ? 'text' : 'empty',
      });
      lines.push(...(read ?? []));
    }
    if (lines.length === 0) {
      throw new ParseError(
        'no_text',
        'The PDF has no text layer: it seems to be scanned pictures of pages.',
      );
    }
    return { blocks: toBlocks(withoutRunningLines(lines, pages.length)), pages };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    return await pdfjs.getDocument({
      // pdf.js takes the buffer for itself; the caller keeps its own.
      data: new Uint8Array(bytes),
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new ParseError('encrypted', 'The PDF is protected by a password.', { cause });
    }
    throw new ParseError('malformed', 'The file is not a readable PDF.', { cause });
  }
}

// A page that cannot be read is reported as such; the others go on.
async function readPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<PdfLine[] | undefined> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return toLines(
      items.filter((item) => 'str' in item),
      number,
    );
  } catch {
    return undefined;
  }
}

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  /** pdf.js transform: x and y of the baseline are its last two members. */
  readonly transform: number[];
}

function toLines(items: readonly TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let right = 0;
  for (const item of items) {
    const [, , , scale = 0, x = 0, y = 0] = item.transform;
    const size = item.height || Math.abs(scale);
    const line = lines.at(-1);
    if (item.str === '') continue;
    // Subscripts and superscripts sit a little off the baseline and still belong to the line.
    if (line && Math.abs(line.y - y) < line.size * 0.6 && x >= right - line.size) {
      const gap = x - right > size * 0.15 && !line.text.endsWith(' ') && !item.str.startsWith(' ');
      line.text += (gap ? ' ' : '') + item.str;
    } else lines.push({ text: item.str, size, y, page });
    right = x + item.width;
  }
  return lines
    .map((line) => ({ ...line, text: mendLigatures(line.text).trim() }))
    .filter(({ text }) => text !== '');
}

function mendLigatures(text: string): string {
  return text
    .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replaceAll(/\s+/g, ' ');
}

function toBlocks(lines: readonly PdfLine[]): Block[] {
  const body = bodySize(lines);
  const blocks: Block[] = [];
  let open: { text: string; last: PdfLine } | undefined;
  const close = (): void => {
    if (open) blocks.push({ kind: 'prose', level: 0, text: open.text, place: placeOf(open.last) });
    open = undefined;
  };
  for (const line of lines) {
    if (isHeading(line, body)) {
      close();
      blocks.push({
        kind: 'heading',
        level: line.size > body * 1.5 ? 1 : 2,
        text: line.text,
        place: placeOf(line),
      });
    } else if (open && continues(open.last, line)) {
      open = { text: joinLines(open.text, line.text), last: line };
    } else {
      close();
      open = { text: line.text, last: line };
    }
  }
  close();
  return blocks;
}

function placeOf(line: PdfLine): Block['place'] {
  return { page: line.page, timeFrom: null, timeTo: null };
}

/** The size most characters are set in. */
function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function isHeading({ text, size }: PdfLine, body: number): boolean {
  return size > body * 1.15 && text.length <= 120 && /\p{L}{2}/u.test(text);
}

function continues(last: PdfLine, line: PdfLine): boolean {
  if (last.page !== line.page) return false;
  const drop = last.y - line.y;
  return drop > 0 && drop < Math.max(last.size, line.size) * 1.75;
}

function joinLines(text: string, next: string): string {
  // A word broken at the end of a line; "well-" before "known" would keep its hyphen anyway.
  if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return `${text} ${next}`;
}
