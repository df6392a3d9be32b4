import type { PdfLine } from './pdf-line.ts';

/** Lines at the edge of a page that are looked at, from the top and from the bottom. */
const edge = 2;

/**
 * Leaves out running heads, running feet and page numbers: lines at the edge of a page that come
 * again, apart from their digits, on more than half of the pages (A19). A document of one or two
 * pages has none.
 */
export function withoutRunningLines(lines: readonly PdfLine[], pageCount: number): PdfLine[] {
  if (pageCount < 3) return [...lines];
  const edges = edgeLines(lines);
  const pagesOf = new Map<string, Set<number>>();
  for (const line of edges) {
    const pages = pagesOf.get(shape(line)) ?? new Set();
    pagesOf.set(shape(line), pages.add(line.page));
  }
  return lines.filter(
    (line) => !edges.has(line) || (pagesOf.get(shape(line))?.size ?? 0) <= pageCount / 2,
  );
}

function edgeLines(lines: readonly PdfLine[]): Set<PdfLine> {
  const byPage = Map.groupBy(lines, ({ page }) => page);
  const found = new Set<PdfLine>();
  for (const page of byPage.values()) {
    const fromTop = page.toSorted((a, b) => b.y - a.y);
    for (const line of [...fromTop.slice(0, edge), ...fromTop.slice(-edge)]) found.add(line);
  }
  return found;
}

function shape({ text }: PdfLine): string {
  return text.replaceAll(/\d+/g, '#').toLowerCase();
}
