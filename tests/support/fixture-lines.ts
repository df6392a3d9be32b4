import { readFileSync } from 'node:fs';

/** The lines of a `.jsonl` file, each read as one value. */
export function readLines<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
