import { isGarbled } from './garbled.ts';
import { linesOf, type Glyphs } from './lines.ts';
import { take, withinMemory, type OpenPdf } from './open-pdf.ts';
import type { PageText } from './page-text.ts';
import type { Pdfium, PdfiumCalls, Pointer } from './pdfium.ts';
import { printedRuns, type Frame, type PrintedRuns } from './printed-runs.ts';
import { inReadingOrder } from './reading-order.ts';

/** Letters below which a page with pictures counts as a scan: a stamp or a page number at most. */
const fewLetters = 60;
const enoughLetters = new RegExp(`^(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]){${fewLetters}}`, 'u');

/**
 * Reads the text layer of one page, counted from 1. A page the file does not give is reported as
 * failed; the others go on.
 * @throws ParseError `too_much_memory`; anything else it throws leaves a library not to be relied on
 */
export function readPage({ library, document }: OpenPdf, number: number): PageText {
  const { calls } = library;
  return withinMemory(library, () => {
    const page = calls.FPDF_LoadPage(document, number - 1);
    if (page === 0) return { ...nothing(number), status: 'failed' };
    const read = readText(library, page, number);
    calls.FPDF_ClosePage(page);
    return read;
  });
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

function readText(library: Pdfium, page: Pointer, number: number): PageText {
  const frame = frameOf(library, page);
  const [width, height] = sizeOf(frame);
  const { runs, sideways } = runsOf(library, page, frame);
  const glyphs = runs.filter((run) => isOnPage(run, width, height));
  const { lines, rightToLeft } = linesOf(glyphs, { page: number, width, height });
  const ordered = inReadingOrder(lines);
  const text = lines.map((line) => line.text).join('\n');
  const letters = enoughLetters.test(text) ? fewLetters : lettersIn(text);
  const garbled = isGarbled(text);
  const isScan = letters < fewLetters && showsPicture(library.calls, page);
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

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function runsOf(library: Pdfium, page: Pointer, frame: Frame): PrintedRuns {
  const { calls } = library;
  const text = calls.FPDFText_LoadPage(page);
  if (text === 0) return { runs: [], sideways: 0 };
  const printed = printedRuns(library, text, frame);
  calls.FPDFText_ClosePage(text);
  return printed;
}

function frameOf(library: Pdfium, page: Pointer): Frame {
  const { calls, memory } = library;
  const at = take(library, 16);
  calls.FPDF_GetPageBoundingBox(page, at);
  const [left = 0, top = 0, right = 0, bottom = 0] = memory().floats.subarray(at / 4, at / 4 + 4);
  calls.free(at);
  return { left, top, right, bottom, quarters: calls.FPDFPage_GetRotation(page) };
}

function sizeOf({ left, top, right, bottom, quarters }: Frame): [width: number, height: number] {
  const [across, up] = [Math.max(1, right - left), Math.max(1, top - bottom)];
  return quarters % 2 === 0 ? [across, up] : [up, across];
}

// Text beside the page is not seen by anybody who reads it.
function isOnPage({ x, y }: Glyphs, width: number, height: number): boolean {
  return x > -width * 0.05 && x < width * 1.05 && y > -height * 0.05 && y < height * 1.05;
}

/** Drawings of that many strokes may be letters that were turned into outlines. */
const manyStrokes = 40;
/** FPDF_PAGEOBJ_PATH, _IMAGE and _FORM. */
const [path, image, form] = [2, 3, 5];
/** Objects of a page that are looked at; a page of more is a drawing. */
const mostObjects = 5_000;

function showsPicture(calls: PdfiumCalls, page: Pointer): boolean {
  let strokes = 0;
  let looked = 0;

  function hasPicture(count: number, objectAt: (index: number) => Pointer): boolean {
    for (let index = 0; index < count; index += 1) {
      const object = objectAt(index);
      const type = calls.FPDFPageObj_GetType(object);
      looked += 1;
      if (type === path) strokes += 1;
      if (type === image || strokes >= manyStrokes || looked > mostObjects) return true;
      if (type === form && inForm(object)) return true;
    }
    return false;
  }

  const inForm = (object: Pointer): boolean =>
    hasPicture(calls.FPDFFormObj_CountObjects(object), (index) =>
      calls.FPDFFormObj_GetObject(object, index),
    );
  return hasPicture(calls.FPDFPage_CountObjects(page), (index) =>
    calls.FPDFPage_GetObject(page, index),
  );
}
