import type { PdfLine } from './page-text.ts';

/** Lines at the edge of a page that are looked at, from the top and from the bottom. */
const edge = 2;
/** How far from the place of its sisters a running line may stand, as a fraction of the page. */
const sameHeight = 0.01;

export interface CleanLines {
  readonly lines: PdfLine[];
  readonly notes: {
    readonly runningLines: number;
    readonly pageNumbers: number;
    readonly rules: number;
  };
}

/**
 * Leaves out what a page carries beside its text (A19): running heads and feet (lines at the edge
 * that come again at the same height, apart from their digits, on more than half of the pages),
 * page numbers standing alone, and lines made of strokes. Dots that lead to a page number go too.
 */
export function cleanLines(lines: readonly PdfLine[], pageCount: number): CleanLines {
  const notes = { runningLines: 0, pageNumbers: 0, rules: 0 };
  const edges = edgeLines(lines);
  const running = pageCount < 3 ? new Set<PdfLine>() : repeated(edges, pageCount);
  const kept: PdfLine[] = [];
  for (const line of lines) {
    if (running.has(line)) notes.runningLines += 1;
    else if (edges.has(line) && isPageNumber(line)) notes.pageNumbers += 1;
    else if (/^[\s|_=\-–—·.•─━│┃┌┐└┘├┤┬┴┼═║]{3,}$/.test(line.text)) notes.rules += 1;
    else kept.push(withoutLeaders(line));
  }
  return { lines: kept, notes };
}

function edgeLines(lines: readonly PdfLine[]): Set<PdfLine> {
  const byPage = Map.groupBy(lines, ({ page }) => page);
  const found = new Set<PdfLine>();
  for (const page of byPage.values()) {
    const fromTop = page.toSorted((a, b) => a.box[1] - b.box[1]);
    for (const line of [...fromTop.slice(0, edge), ...fromTop.slice(-edge)]) found.add(line);
  }
  return found;
}

function repeated(edges: ReadonlySet<PdfLine>, pageCount: number): Set<PdfLine> {
  const found = new Set<PdfLine>();
  for (const sisters of Map.groupBy(edges, shape).values()) {
    if (sisters.length <= pageCount / 2) continue;
    for (const [line, pages] of pagesAtHeight(sisters)) if (pages > pageCount / 2) found.add(line);
  }
  return found;
}

/** Of each line, on how many pages one of its sisters stands at about its height. */
function* pagesAtHeight(sisters: readonly PdfLine[]): Generator<[PdfLine, number]> {
  const sorted = sisters.toSorted((a, b) => a.box[3] - b.box[3]);
  const pages = new Map<number, number>();
  let [first, end] = [0, 0];
  for (const line of sorted) {
    for (
      let next = sorted[end];
      next && next.box[3] - line.box[3] < sameHeight;
      next = sorted[end]
    ) {
      pages.set(next.page, (pages.get(next.page) ?? 0) + 1);
      end += 1;
    }
    for (let last = sorted[first]; last && line.box[3] - last.box[3] >= sameHeight;) {
      const left = (pages.get(last.page) ?? 1) - 1;
      if (left === 0) pages.delete(last.page);
      else pages.set(last.page, left);
      first += 1;
      last = sorted[first];
    }
    yield [line, pages.size];
  }
}

function shape({ text }: PdfLine): string {
  return text.replaceAll(/\d+/g, '#').toLowerCase();
}

const numberForms =
  /^(?:[-–—|[(]?\s*\d{1,4}\s*[-–—|\])]?|(?:page|seite|página|pagina|стр\.?|עמוד)\s+\d+(?:\s*(?:of|\/|von|de)\s*\d+)?|\d+\s*(?:\/|of)\s*\d+|[ivxl]{1,7})$/i;

function isPageNumber({ text, box }: PdfLine): boolean {
  return (box[1] < 0.1 || box[3] > 0.9) && numberForms.test(text);
}

function withoutLeaders(line: PdfLine): PdfLine {
  if (!/\.\s?\./.test(line.text)) return line;
  const text = line.text.replaceAll(/\s*(?:\.\s?){5,}\s*/g, ' ').trim();
  return text === line.text ? line : { ...line, text };
}
