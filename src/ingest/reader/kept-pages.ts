import { gunzipSync, gzipSync } from 'node:zlib';
import type { PageText } from '../parse/pdf/page-text.ts';

/** Pages of a PDF as they were read, for the next time the same pages are seen. */
export interface KeptPages {
  /** Who read them; another reader, or other languages of OCR, would read something else. */
  readonly reader: string;
  /** Fingerprints of the pages that are held. */
  readonly prints: readonly string[];
  readonly pages: Uint8Array;
}

/** To be raised with every change of what is read from a file, or how it is cut: documents are then read again. */
const revision = 4;
export const readerVersion = `reader-${revision}`;

export function readerId(ocrLanguages: readonly string[]): string {
  return `${revision} ${ocrLanguages.join('+')}`;
}

/** A page, and what OCR read from it where it was asked. */
interface Sheet {
  readonly read: PageText;
  readonly recognised: PageText | null;
}

/** Packs the pages that were read to their end; those that still want OCR are left out. */
export function keepPages(
  reader: string,
  prints: readonly string[],
  { read, recognised }: { read: readonly PageText[]; recognised: readonly PageText[] },
): KeptPages {
  const better = new Map(recognised.map((page) => [page.page, page]));
  const sheets = new Map<string, Sheet>();
  for (const page of read) {
    const print = prints[page.page - 1];
    const found = better.get(page.page) ?? null;
    const isDone = page.wantsOcr ? found !== null : page.status !== 'failed';
    if (print !== undefined && isDone) sheets.set(print, { read: page, recognised: found });
  }
  const packed = gzipSync(JSON.stringify([...sheets.values()]), { level: 1 });
  return { reader, prints: [...sheets.keys()], pages: packed };
}

/** The pages of a file that are among the kept ones, under the numbers they have now. */
export function findKept(
  kept: KeptPages,
  prints: readonly string[],
): { read: PageText[]; recognised: PageText[] } {
  const all = JSON.parse(gunzipSync(kept.pages).toString()) as Sheet[];
  const sheets = new Map(kept.prints.map((print, at) => [print, all[at]]));
  const found = prints.flatMap((print, at) => {
    const sheet = sheets.get(print);
    return sheet ? [{ number: at + 1, ...sheet }] : [];
  });
  return {
    read: found.map(({ read, number }) => numbered(read, number)),
    recognised: found.flatMap(({ recognised, number }) =>
      recognised ? [numbered(recognised, number)] : [],
    ),
  };
}

function numbered(page: PageText, number: number): PageText {
  if (page.page === number) return page;
  const lines = page.lines.map((line) => ({ ...line, page: number }));
  return { ...page, page: number, lines };
}
