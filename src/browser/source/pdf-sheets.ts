import type { PDFDocumentProxy } from 'pdfjs-dist';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { blankCanvas, boundedWidth, type Sheets } from './sheets.ts';

export interface PdfBytes {
  /** Of the whole file. */
  readonly size: number;
  /** Bytes from `from` to before `to`. */
  readonly part: (
    from: number,
    to: number,
    signal: AbortSignal,
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** A page needs a few of them; fewer requests cost more bytes. */
const partBytes = 256 * 1024;
/** Pictures beyond this many pixels are left out of their page. */
const maxImagePixels = 32 * 1024 * 1024;

const home = `/assets/pdf-${pdfjs.version}`;
pdfjs.GlobalWorkerOptions.workerSrc = `${home}/pdf.worker.min.mjs`;

/**
 * Opens a PDF without loading more of it than the pages that are drawn. It is read in a worker, its
 * scripts and forms stay dead, and everything it needs beside its bytes comes from our own address.
 * @throws ApiError when its bytes cannot be had; whatever pdf.js finds wrong with them
 */
export async function openPdf({ size, part }: PdfBytes): Promise<Sheets> {
  const closing = new AbortController();
  let breakOff: (reason: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => (breakOff = reject));
  broken.catch(() => {});
  const transport = new pdfjs.PDFDataRangeTransport(size, null);
  transport.requestDataRange = (from, to) => {
    part(from, to, closing.signal).then(
      (bytes) => transport.onDataRange(from, bytes),
      // pdf.js would wait for ever.
      (error: unknown) => breakOff(error),
    );
  };
  const task = pdfjs.getDocument({
    range: transport,
    rangeChunkSize: partBytes,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: maxImagePixels,
    cMapUrl: `${home}/cmaps/`,
    iccUrl: `${home}/iccs/`,
    standardFontDataUrl: `${home}/standard_fonts/`,
    wasmUrl: `${home}/wasm/`,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const close = (): void => {
    closing.abort();
    void task.destroy();
  };
  try {
    const pdf = await Promise.race([task.promise, broken]);
    return {
      count: pdf.numPages,
      draw: (page, pixels) => Promise.race([drawPage(pdf, page, pixels), broken]),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  pixels: number,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: boundedWidth(pixels, natural) / natural.width });
  const canvas = blankCanvas(viewport);
  await page.render({ canvas, viewport }).promise;
  page.cleanup();
  return canvas;
}
