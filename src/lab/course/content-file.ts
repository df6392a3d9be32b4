import { readFile } from 'node:fs/promises';

/** The bytes of a file under content/. */
export function contentFile(fileName: string): Promise<Buffer> {
  return readFile(new URL(`./content/${fileName}`, import.meta.url));
}
