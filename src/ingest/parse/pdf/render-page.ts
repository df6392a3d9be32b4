import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { malformed, ParseError } from '../parse-error.ts';

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

/** Draws one page as people see it. */
export async function renderPage(document: PDFDocumentProxy, number: number): Promise<Picture> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(wantedScale, maxSide / Math.max(width, height));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // pdf.js asks for a browser's canvas; this one draws the same.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  return { png: canvas.toBuffer('image/png'), width: canvas.width, height: canvas.height };
}

/** Decodes a picture file and scales it for recognition. @throws ParseError */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  refuseHuge(bytes);
  const image = await loadImage(Buffer.from(bytes)).catch((cause: unknown) => {
    throw malformed('picture', cause);
  });
  // Small pictures are enlarged: letters of ten pixels are not recognised, of thirty they are.
  const scale = Math.min(maxSide / Math.max(image.width, image.height), 3);
  const fitted =
    image.width * scale > 2_000 && scale > 1 ? Math.max(1, 2_000 / image.width) : scale;
  const width = Math.max(1, Math.round(image.width * fitted));
  const height = Math.max(1, Math.round(image.height * fitted));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return { png: canvas.toBuffer('image/png'), width, height };
}

function refuseHuge(bytes: Uint8Array): void {
  const [width, height] = declaredSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (width * height > maxPixels)
    throw new ParseError(
      'unpacks_too_large',
      `The picture is ${width} by ${height} pixels; pictures up to ${maxPixels / 1024 / 1024} megapixels are read.`,
    );
}

/** Width and height as the header of a PNG, GIF, BMP, WebP or JPEG declares them; 0 when it does not. */
function declaredSize(bytes: Buffer): [number, number] {
  const kind = bytes.toString('latin1', 0, 4);
  if (bytes.length < 30) return [0, 0];
  if (kind === '\x89PNG') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (kind === 'GIF8') return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (kind.startsWith('BM')) return [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))];
  if (kind === 'RIFF') return webpSize(bytes);
  return jpegSize(bytes);
}

function webpSize(bytes: Buffer): [number, number] {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (form === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
}

function jpegSize(bytes: Buffer): [number, number] {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return [0, 0];
}
