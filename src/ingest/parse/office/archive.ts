import { unzipSync } from 'fflate';
import { decodeText } from '../sniff-format.ts';
import { ParseError, malformed } from '../parse-error.ts';

/** The text parts of a zip. Their names are only ever keys of this map, never paths on a disk. */
export type Archive = ReadonlyMap<string, string>;

const limits = {
  entries: 10_000,
  /** Unpacked bytes of one part, and of all parts that are read. */
  part: 24 * 1024 * 1024,
  total: 64 * 1024 * 1024,
  /** Text packs ten to twenty times; more than this, over a megabyte, is made to harm. */
  ratio: 200,
};

/**
 * Unpacks the parts whose names are wanted. The sizes a zip declares are added up before anything
 * is unpacked, and no part can unpack to more than it declared.
 * @throws ParseError `unpacks_too_large`, `malformed`
 */
export function openArchive(bytes: Uint8Array, wanted: RegExp): Archive {
  let entries = 0;
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) throw tooLarge();
        if (!wanted.test(name)) return false;
        total += originalSize;
        const isBomb = originalSize > 1024 * 1024 && originalSize > size * limits.ratio;
        if (isBomb || originalSize > limits.part || total > limits.total) throw tooLarge();
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name, decodeText(part)]));
  } catch (error) {
    if (error instanceof ParseError) throw error;
    throw malformed('Office or EPUB file', error);
  }
}

function tooLarge(): ParseError {
  return new ParseError(
    'unpacks_too_large',
    'The file is small but unpacks to far more than a document of this kind holds; it was not opened.',
  );
}

/** A name inside the archive, relative to the part that mentions it. */
export function resolveName(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
