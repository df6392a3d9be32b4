import type { Canvas, Image } from '@napi-rs/canvas';
import { decodeImage, drawOnWhite } from './draw-picture.ts';
import { malformed, ParseError, tooManyPixels } from './parse-error.ts';
import { declaredPicture, isWhole } from './picture-size.ts';

/** A picture drawn anew: what it holds are its pixels and nothing else. */
export interface ShrunkPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/**
 * Longest side that is kept, in pixels: what all current Claude models see without shrinking it
 * themselves (platform.claude.com/docs/en/build-with-claude/vision), and enough for a sheet of handwriting.
 */
const maxSide = 1_568;
/** Pixels a picture may declare before it is decoded: those of a phone's 50 megapixels, 200 MB unpacked. */
const maxPixels = 50 * 1024 * 1024;
/** Of JPEG, 0 to 100. */
const quality = 85;
/** Screenshots stay sharp as PNG; one that is larger than this is rather a photo. */
const maxPngBytes = 1024 * 1024;

/**
 * Decodes a PNG, JPEG or WebP, turns it as its camera was held, scales it down and encodes it anew.
 * @throws ParseError `unsupported_format`, `unpacks_too_large`, `malformed`
 */
export async function shrinkPicture(bytes: Uint8Array): Promise<ShrunkPicture> {
  const declared = declaredPicture(bytes);
  if (!declared || !['png', 'jpeg', 'webp'].includes(declared.kind)) throw notAPicture();
  if (declared.width * declared.height > maxPixels) throw tooManyPixels(declared, maxPixels);
  if (!isWhole(declared, bytes)) throw malformed('picture');
  const image = await decodeImage(bytes);
  if (!isAsDeclared(image, declared)) throw malformed('picture');
  const scale = Math.min(1, maxSide / Math.max(image.width, image.height));
  return encode(drawOnWhite(image, scale, 'high'), declared.kind);
}

/** The right way up, width and height may have changed places. */
function isAsDeclared(
  { width, height }: Pick<Image, 'width' | 'height'>,
  declared: { readonly width: number; readonly height: number },
): boolean {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return (
    long === Math.max(declared.width, declared.height) &&
    short === Math.min(declared.width, declared.height)
  );
}

function encode(canvas: Canvas, kind: string): ShrunkPicture {
  const { width, height } = canvas;
  const png = kind === 'png' ? canvas.toBuffer('image/png') : undefined;
  if (png && png.length <= maxPngBytes)
    return { bytes: png, mediaType: 'image/png', width, height };
  const bytes = canvas.toBuffer('image/jpeg', quality);
  return { bytes, mediaType: 'image/jpeg', width, height };
}

function notAPicture(): ParseError {
  return new ParseError(
    'unsupported_format',
    'Only pictures can be added to a question: PNG, JPEG or WebP.',
  );
}
