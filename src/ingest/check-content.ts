import { ParseError } from './parse/parse-error.ts';
import { sniffContainer } from './parse/sniff-format.ts';
import type { ScanForMalware } from './scan-for-malware.ts';

/**
 * Looks at bytes before a parser does: size, kind and, where a scanner is configured, malware.
 * @throws ParseError `empty_file`, `too_large`, `unsupported_format`, `malware_found`
 * @throws Error when the scanner does not answer: nothing is taken unscanned
 */
export type CheckContent = (bytes: Uint8Array, signal: AbortSignal) => Promise<void>;

export interface ContentRules {
  readonly maxBytes: number;
  /** Undefined: no scanner is configured. */
  readonly scan: ScanForMalware | undefined;
}

export function createCheckContent({ maxBytes, scan }: ContentRules): CheckContent {
  return async (bytes, signal) => {
    if (bytes.length > maxBytes) throw tooLarge(bytes.length, maxBytes);
    sniffContainer(bytes);
    const found = await scan?.(bytes, signal);
    if (found === undefined) return;
    throw new ParseError(
      'malware_found',
      `The virus scanner found “${found}” in this file; it was not opened. Remove it from the course.`,
    );
  };
}

export function tooLarge(size: number, maxBytes: number): ParseError {
  return new ParseError(
    'too_large',
    `The file is ${megabytes(size)} MB large; files up to ${megabytes(maxBytes)} MB are read.`,
  );
}

export function megabytes(bytes: number): number {
  return Math.round((bytes / (1024 * 1024)) * 10) / 10;
}
