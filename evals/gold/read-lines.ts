import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { digest } from '../../src/ground/crypto/index.ts';
import { GoldError } from './gold-error.ts';

export interface GoldFile<Entry> {
  readonly name: string;
  /** Digest of the bytes: two runs over the same fingerprint had the same cases. */
  readonly fingerprint: string;
  readonly entries: readonly Entry[];
}

/** More mistakes than this are not listed one by one. */
const mistakesShown = 20;

/**
 * Reads a file of one JSON object a line; empty lines are skipped.
 * @throws GoldError naming each bad line by its number and what is wrong with it
 */
export async function readLines<Entry extends { readonly id: string }>(
  file: string,
  schema: z.ZodType<Entry>,
): Promise<GoldFile<Entry>> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new GoldError(`${file} cannot be read.`, { cause });
  });
  const entries: Entry[] = [];
  const mistakes: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [at, line] of decode(file, bytes).split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, schema);
    if ('mistakes' in read) {
      mistakes.push(...read.mistakes.map((mistake) => `line ${at + 1}: ${mistake}`));
      continue;
    }
    const earlier = lineOf.get(read.entry.id);
    if (earlier !== undefined)
      mistakes.push(`line ${at + 1}: id "${read.entry.id}" was used on line ${earlier} already`);
    lineOf.set(read.entry.id, at + 1);
    entries.push(read.entry);
  }
  if (mistakes.length > 0) throw new GoldError(complaint(file, mistakes));
  if (entries.length === 0) throw new GoldError(`${file} holds no cases.`);
  return { name: basename(file), fingerprint: digest(bytes), entries };
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GoldError(`${file} is not UTF-8 text.`, { cause });
  }
}

function readLine<Entry>(
  line: string,
  schema: z.ZodType<Entry>,
): { entry: Entry } | { mistakes: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { mistakes: [`not JSON (${(error as Error).message})`] };
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return { entry: data };
  return {
    mistakes: error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    ),
  };
}

function complaint(file: string, mistakes: readonly string[]): string {
  const shown = mistakes.slice(0, mistakesShown).map((mistake) => `  ${mistake}`);
  const rest = mistakes.length - shown.length;
  return [
    `${file} is not a gold file of the documented form:`,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join('\n');
}
