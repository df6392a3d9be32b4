import { isFunctionWord, stem } from '../../../ground/text/index.ts';
import { computing } from './computing.ts';
import { everyday } from './everyday.ts';
import { mathematics } from './mathematics.ts';
import { sciences } from './sciences.ts';

/**
 * Meanings a stem, or two neighbouring stems with a blank between, may have: numbers of lines in the
 * thesaurus. A student's word and the book's word for the same thing share one.
 */
export function meaningsOf(stems: string): readonly number[] {
  return meanings.get(stems) ?? [];
}

const meanings = new Map<string, number[]>();

const lines = [everyday, mathematics, sciences, computing].flatMap((part) =>
  part.trim().split('\n'),
);
for (const [meaning, line] of lines.entries()) {
  for (const stems of new Set(line.split(' ').map(stemsOf))) {
    meanings.set(stems, [...(meanings.get(stems) ?? []), meaning]);
  }
}

function stemsOf(entry: string): string {
  return entry
    .split('_')
    .filter((word) => !isFunctionWord(word))
    .map(stem)
    .join(' ');
}
