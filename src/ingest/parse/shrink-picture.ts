import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
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
  const image = await loadImage(Buffer.from(bytes)).catch((cause: unknown) => {
    throw malformed('picture', cause);
  });
  if (!isAsDeclared(image, declared)) throw malformed('picture');
  return encode(draw(image), declared.kind);
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

function draw(image: Image) {
  const scale = Math.min(1, maxSide / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

function encode(canvas: ReturnType<typeof draw>, kind: string): ShrunkPicture {
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
