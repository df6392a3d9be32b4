import { createCanvas, ImageData } from '@napi-rs/canvas';
import { decodeImage, drawOnWhite } from '../draw-picture.ts';
import { malformed, tooManyPixels } from '../parse-error.ts';
import { declaredPicture } from '../picture-size.ts';
import { withinMemory, type OpenPdf } from './open-pdf.ts';
import type { Pdfium, Pointer } from './pdfium.ts';

/** A picture to be recognised, as PNG. */
export interface Picture {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Pixels per point: 200 dpi, at which print of 8 points is still read well. */
const wantedScale = 200 / 72;
/** Longest side of a picture; larger ones cost memory and are read no better. */
const maxSide = 3_600;
/** Pixels a picture may declare before it is decoded. */
const maxPixels = 80 * 1024 * 1024;

/** Draws one page, counted from 1, as people see it. @throws ParseError `malformed`, `too_much_memory` */
export function renderPage({ library, document }: OpenPdf, number: number): Picture {
  const { calls } = library;
  return withinMemory(library, () => {
    const page = calls.FPDF_LoadPage(document, number - 1);
    if (page === 0) throw malformed('PDF');
    const [wide, high] = [calls.FPDF_GetPageWidthF(page), calls.FPDF_GetPageHeightF(page)];
    const scale = Math.min(wantedScale, maxSide / Math.max(wide, high));
    const [width, height] = [Math.ceil(wide * scale), Math.ceil(high * scale)];
    const pixels = draw(library, page, { width, height });
    calls.FPDF_ClosePage(page);
    const canvas = createCanvas(width, height);
    canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
    return { png: canvas.toBuffer('image/png'), width, height };
  });
}

const white = 0xffffffff;
/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: what is written onto the page, and red first. */
const drawn = 0x01 | 0x10;

function draw(
  { calls, memory }: Pdfium,
  page: Pointer,
  { width, height }: { width: number; height: number },
): Uint8ClampedArray<ArrayBuffer> {
  const bitmap = calls.FPDFBitmap_Create(width, height, 1);
  if (bitmap === 0) throw malformed('PDF');
  calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
  calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawn);
  const at = calls.FPDFBitmap_GetBuffer(bitmap);
  // Four bytes a pixel leave no gap between the rows.
  const pixels = new Uint8ClampedArray(memory().bytes.slice(at, at + width * height * 4).buffer);
  calls.FPDFBitmap_Destroy(bitmap);
  return pixels;
}

/** Decodes a picture file and scales it for recognition. @throws ParseError */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  refuseHuge(bytes);
  const image = await decodeImage(bytes);
  // Small pictures are enlarged: letters of ten pixels are not recognised, of thirty they are.
  const scale = Math.min(maxSide / Math.max(image.width, image.height), 3);
  const fitted =
    image.width * scale > 2_000 && scale > 1 ? Math.max(1, 2_000 / image.width) : scale;
  const canvas = drawOnWhite(image, fitted);
  return { png: canvas.toBuffer('image/png'), width: canvas.width, height: canvas.height };
}

function refuseHuge(bytes: Uint8Array): void {
  const { width, height } = declaredPicture(bytes) ?? { width: 0, height: 0 };
  if (width * height > maxPixels) throw tooManyPixels({ width, height }, maxPixels);
}
