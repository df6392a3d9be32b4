/** A kind of picture that is told by its first bytes. */
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp';

export interface DeclaredPicture {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
}

/**
 * Kind and size of a picture as its header declares them, read as its decoder reads them and before
 * anything is unpacked. Undefined where the bytes are none of these, or leave the size in doubt.
 */
export function declaredPicture(bytes: Uint8Array): DeclaredPicture | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length < 30) return undefined;
  const kind = kindOf(buffer);
  const [width, height] = kind === undefined ? [0, 0] : sizeOf[kind](buffer);
  if (kind === undefined || width === 0 || height === 0) return undefined;
  return { kind, width, height };
}

/** Whether a picture of this kind goes on to its end, so that no part of it is missing. */
export function isWhole({ kind }: DeclaredPicture, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'png') return buffer.includes('IEND');
  if (kind === 'webp') return buffer.readUInt32LE(4) + 8 <= buffer.length;
  // A preview in front of the frame has an end of its own.
  if (kind === 'jpeg') return buffer.includes(Buffer.from([0xff, 0xd9]), frameAt(buffer));
  return true;
}

function kindOf(bytes: Buffer): PictureKind | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'webp';
  if (start.startsWith('GIF8')) return 'gif';
  return start.startsWith('BM') ? 'bmp' : undefined;
}

type Size = readonly [number, number];
const unknown: Size = [0, 0];

const sizeOf: Readonly<Record<PictureKind, (bytes: Buffer) => Size>> = {
  png: (bytes) =>
    bytes.toString('latin1', 12, 16) === 'IHDR'
      ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
      : unknown,
  jpeg: jpegSize,
  webp: webpSize,
  gif: (bytes) => [bytes.readUInt16LE(6), bytes.readUInt16LE(8)],
  bmp: (bytes) => [Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22))],
};

function webpSize(bytes: Buffer): Size {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
  if (form === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  if (form !== 'VP8 ') return unknown;
  return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
}

function jpegSize(bytes: Buffer): Size {
  const at = frameAt(bytes);
  return at < 0 ? unknown : [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
}

/**
 * Goes from segment to segment to the frame header (ITU-T T.81, B.1.1). Where a decoder might find
 * its way differently, over bytes that belong to no segment, it is not found (-1).
 */
function frameAt(bytes: Buffer): number {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return -1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      // A marker may be preceded by any number of these.
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return at;
    // Markers without a segment, which do not come before the frame.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda)) return -1;
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return -1;
}
