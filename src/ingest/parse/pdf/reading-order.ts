import { isRightToLeft } from './lines.ts';
import type { PdfLine } from './page-text.ts';

/** Lines a side must have to be a column. */
const minLines = 6;
/** Share of its column's width that the middle line of running text fills; table cells fill less. */
const minFill = 0.55;
const maxDepth = 2;

/**
 * Orders the lines of a page as people read them: where the page has columns, each from top to
 * bottom between the lines that cross them; else as the file draws them, unless that jumps about.
 */
export function inReadingOrder(lines: readonly PdfLine[]): { lines: PdfLine[]; columns: boolean } {
  const inColumns = byColumns(lines, 0);
  if (inColumns) return { lines: inColumns, columns: true };
  return { lines: jumpsAbout(lines) ? fromTheTop(lines) : [...lines], columns: false };
}

function byColumns(lines: readonly PdfLine[], depth: number): PdfLine[] | undefined {
  const gutter = depth < maxDepth ? findGutter(lines) : undefined;
  if (gutter === undefined) return undefined;
  const ordered: PdfLine[] = [];
  let band: PdfLine[] = [];
  const closeBand = (): void => {
    const sides = [
      band.filter((line) => isLeftOf(line, gutter)),
      band.filter((line) => !isLeftOf(line, gutter)),
    ];
    const backwards = band.filter(({ text }) => isRightToLeft(text)).length > band.length / 2;
    for (const side of backwards ? sides.toReversed() : sides)
      ordered.push(...(byColumns(side, depth + 1) ?? settled(side)));
    band = [];
  };
  for (const line of fromTheTop(lines)) {
    if (crosses(line, gutter)) {
      closeBand();
      ordered.push(line);
    } else band.push(line);
  }
  closeBand();
  return ordered;
}

function settled(lines: readonly PdfLine[]): PdfLine[] {
  return jumpsAbout(lines) ? fromTheTop(lines) : [...lines];
}

/** The place across the page that the fewest lines cross while running text stands on both sides. */
function findGutter(lines: readonly PdfLine[]): number | undefined {
  if (lines.length < minLines * 2) return undefined;
  const left = Math.min(...lines.map(({ box }) => box[0]));
  const right = Math.max(...lines.map(({ box }) => box[2]));
  let best: { at: number; crossing: number } | undefined;
  for (let step = 25; step <= 75; step += 1) {
    const at = left + ((right - left) * step) / 100;
    const crossing = lines.filter((line) => crosses(line, at)).length;
    const isBetter =
      !best || crossing < best.crossing || (crossing === best.crossing && Math.abs(step - 50) < 2);
    if (isBetter) best = { at, crossing };
  }
  if (!best || best.crossing > lines.length * 0.4) return undefined;
  const { at } = best;
  const sides = [
    lines.filter((line) => line.box[2] <= at),
    lines.filter((line) => line.box[0] >= at),
  ];
  return sides.every(isColumn) && standBeside(sides) ? at : undefined;
}

function isColumn(side: readonly PdfLine[]): boolean {
  if (side.length < minLines) return false;
  const widths = side.map(({ box }) => box[2] - box[0]).toSorted((a, b) => a - b);
  const width =
    Math.max(...side.map(({ box }) => box[2])) - Math.min(...side.map(({ box }) => box[0]));
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= width * minFill;
}

function standBeside([one = [], other = []]: readonly (readonly PdfLine[])[]): boolean {
  const span = (side: readonly PdfLine[]): [number, number] => [
    Math.min(...side.map(({ box }) => box[1])),
    Math.max(...side.map(({ box }) => box[3])),
  ];
  const [[top1, bottom1], [top2, bottom2]] = [span(one), span(other)];
  const shared = Math.min(bottom1, bottom2) - Math.max(top1, top2);
  return shared > 0.5 * Math.min(bottom1 - top1, bottom2 - top2);
}

function crosses({ box }: PdfLine, at: number): boolean {
  return box[0] < at && box[2] > at;
}

function isLeftOf({ box }: PdfLine, at: number): boolean {
  return (box[0] + box[2]) / 2 < at;
}

/** More than a few lines stand clearly above the one before them. */
function jumpsAbout(lines: readonly PdfLine[]): boolean {
  const jumps = lines.filter((line, at) => {
    const previous = lines[at - 1];
    return previous !== undefined && line.box[3] < previous.box[1] - line.size;
  });
  return lines.length > 3 && jumps.length > lines.length * 0.15;
}

// Lines of the same height within half their size are beside each other.
function fromTheTop(lines: readonly PdfLine[]): PdfLine[] {
  return lines.toSorted((a, b) => {
    const apart = a.box[3] - b.box[3];
    return Math.abs(apart) > Math.min(a.size, b.size) * 0.5 ? apart : a.box[0] - b.box[0];
  });
}
