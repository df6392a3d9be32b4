import { basename, extname } from 'node:path';

/** A readable title out of a file's name: "week_3-limits.pdf" is called "week 3 limits". */
export function titleOfFile(file: string): string {
  return basename(file, extname(file)).replaceAll(/[_-]+/g, ' ').trim();
}
