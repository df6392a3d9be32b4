import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas';
import { malformed } from './parse-error.ts';

/** Decodes the bytes of a picture, the right way up. @throws ParseError `malformed` */
export function decodeImage(bytes: Uint8Array): Promise<Image> {
  return loadImage(Buffer.from(bytes)).catch((cause: unknown) => {
    throw malformed('picture', cause);
  });
}

/** A picture on white paper, so many times as large; what is transparent in it is white then. */
export function drawOnWhite(
  image: Image,
  scale: number,
  smoothing: 'low' | 'high' = 'low',
): Canvas {
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = smoothing;
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}
