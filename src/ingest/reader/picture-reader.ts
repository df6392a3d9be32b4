import type { ShrunkPicture } from '../parse/shrink-picture.ts';
import type { PictureWords } from './task.ts';
import type { Threads } from './threads.ts';

/** Reads pictures that belong to no course, in threads of their own. @throws ParseError from every step */
export interface PictureReader {
  /** Decodes a picture and encodes it anew, smaller and without anything beside its pixels. */
  shrink(bytes: Uint8Array, signal: AbortSignal): Promise<ShrunkPicture>;
  /** The text that stands in a picture, as far as it can be recognised. */
  recognise(bytes: Uint8Array, signal: AbortSignal): Promise<PictureWords>;
}

const shrinkMs = 15_000;
const recogniseMs = 45_000;

export function createPictureReader(threads: Pick<Threads, 'run'>): PictureReader {
  return {
    shrink: (bytes, signal) =>
      threads.run({ kind: 'shrink', bytes }, { timeoutMs: shrinkMs, signal }),
    recognise: (bytes, signal) =>
      threads.run({ kind: 'words', bytes }, { timeoutMs: recogniseMs, signal }),
  };
}
