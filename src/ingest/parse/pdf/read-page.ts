import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { isGarbled } from './garbled.ts';
import { linesOf, type Glyphs } from './lines.ts';
import { inReadingOrder } from './reading-order.ts';
import type { PageText } from './page-text.ts';

/** Letters below which a page with pictures counts as a scan: a stamp or a page number at most. */
const fewLetters = 60;

/** Reads the text layer of one page. A page that cannot be read is reported as such; the others go on. */
export async function readPage(document: PDFDocumentProxy, number: number): Promise<PageText> {
  try {
    const page = await document.getPage(number);
    const read = await readText(page, number);
    page.cleanup();
    return read;
  } catch {
    return { ...nothing(number), status: 'failed' };
  }
}

export function nothing(page: number): PageText {
  return {
    page,
    status: 'empty',
    lines: [],
    wantsOcr: false,
    columns: false,
    rightToLeft: false,
    sideways: 0,
    junk: 0,
    confidence: null,
  };
}

async function readText(page: PDFPageProxy, number: number): Promise<PageText> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const { width, height } = viewport;
  let sideways = 0;
  const glyphs: Glyphs[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const placed = place(item, viewport.transform);
    if (placed.isSideways) sideways += item.str.trim() === '' ? 0 : 1;
    else if (isOnPage(placed, width, height)) glyphs.push(placed);
  }
  const { lines, rightToLeft } = linesOf(glyphs, { page: number, width, height });
  const ordered = inReadingOrder(lines);
  const text = lines.map((line) => line.text).join('\n');
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const garbled = isGarbled(text);
  const isScan = letters < fewLetters && (await showsPicture(page));
  // Until OCR has looked at it, a page that only its picture can tell counts as not read.
  if (garbled || (isScan && letters === 0))
    return { ...nothing(number), status: 'failed', wantsOcr: true };
  return {
    ...nothing(number),
    status: letters > 0 ? 'text' : 'empty',
    lines: ordered.lines,
    wantsOcr: isScan,
    columns: ordered.columns,
    rightToLeft,
    sideways,
  };
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: number[];
}

/** From the item's own coordinates to those of the page as it is shown, y growing downwards. */
function place(item: Item, shown: readonly number[]): Glyphs & { isSideways: boolean } {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = shown;
  const along = { x: A * a + C * b, y: B * a + D * b };
  const up = { x: A * c + C * d, y: B * c + D * d };
  return {
    text: item.str,
    x: A * e + C * f + E,
    y: B * e + D * f + F,
    width: item.width,
    size: Math.hypot(up.x, up.y) || item.height,
    isSideways: Math.abs(along.y) > Math.abs(along.x) * 0.3,
  };
}

// Text beside the page is not seen by anybody who reads it.
function isOnPage({ x, y }: Glyphs, width: number, height: number): boolean {
  return x > -width * 0.05 && x < width * 1.05 && y > -height * 0.05 && y < height * 1.05;
}

/** Drawings of that many strokes may be letters that were turned into outlines. */
const manyStrokes = 40;

async function showsPicture(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray } = await page.getOperatorList();
  const pictures = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintInlineImageXObjectGroup,
  ]);
  const strokes = fnArray.filter((operation) => operation === OPS.constructPath).length;
  return strokes >= manyStrokes || fnArray.some((operation) => pictures.has(operation));
}
