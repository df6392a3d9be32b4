import type { Block, LineMark } from '../parsed-document.ts';
import { onPage } from '../parsed-document.ts';
import type { PdfLine } from './page-text.ts';

interface OpenBlock {
  text: string;
  last: PdfLine;
  readonly lines: LineMark[];
}

/**
 * Makes paragraphs and headings of lines: soft wraps joined, words mended that were broken at the
 * end of a line. A heading is set clearly larger than the text; the larger, the higher.
 */
export function toBlocks(lines: readonly PdfLine[]): { blocks: Block[]; hyphens: number } {
  const body = bodySize(lines);
  const levels = headingLevels(lines, body);
  const mend = createMender(lines);
  const blocks: Block[] = [];
  let open: OpenBlock | undefined;
  const close = (): void => {
    if (open)
      blocks.push({
        kind: 'prose',
        level: 0,
        text: open.text,
        place: onPage(open.last.page),
        lines: open.lines,
      });
    open = undefined;
  };
  for (const line of lines) {
    const level = isHeading(line, body) ? levels.get(rounded(line.size)) : undefined;
    if (level !== undefined) {
      close();
      pushHeading(blocks, line, level);
    } else if (open && continues(open.last, line)) {
      const { text, at } = mend.join(open.text, line.text);
      open.text = text;
      open.lines.push({ at, box: line.box });
      open.last = line;
    } else {
      close();
      open = { text: line.text, last: line, lines: [{ at: 0, box: line.box }] };
    }
  }
  close();
  return { blocks, hyphens: mend.hyphens() };
}

/** Two lines of one heading are one heading. */
function pushHeading(blocks: Block[], line: PdfLine, level: number): void {
  const previous = blocks.at(-1);
  const last = previous?.lines?.at(-1)?.box;
  const follows =
    previous?.kind === 'heading' &&
    previous.level === level &&
    previous.place.page === line.page &&
    last !== undefined &&
    line.box[1] - last[3] < line.size * 0.6 &&
    line.box[1] > last[1];
  const mark = { at: follows ? previous.text.length + 1 : 0, box: line.box };
  if (follows) {
    const lines = [...(previous.lines ?? []), mark];
    blocks[blocks.length - 1] = { ...previous, text: `${previous.text} ${line.text}`, lines };
  } else {
    blocks.push({
      kind: 'heading',
      level,
      text: line.text,
      place: onPage(line.page),
      lines: [mark],
    });
  }
}

const steps = 2_000;

function rounded(size: number): number {
  return Math.round(size * steps) / steps;
}

/** The size most characters are set in. */
function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines)
    counts.set(rounded(size), (counts.get(rounded(size)) ?? 0) + text.length);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function headingLevels(lines: readonly PdfLine[], body: number): ReadonlyMap<number, number> {
  const sizes = new Set(
    lines.filter((line) => isHeading(line, body)).map(({ size }) => rounded(size)),
  );
  const ranked = [...sizes].toSorted((a, b) => b - a);
  return new Map(ranked.map((size, rank) => [size, Math.min(rank + 1, 4)]));
}

function isHeading({ text, size }: PdfLine, body: number): boolean {
  return size > body * 1.15 && text.length <= 120 && /\p{L}{2}/u.test(text);
}

function continues(last: PdfLine, line: PdfLine): boolean {
  if (last.page !== line.page || /^(?:[•‣◦▪–]|\(?[a-z\d]{1,2}[.)])\s/i.test(line.text))
    return false;
  const size = Math.max(last.size, line.size);
  const drop = line.box[3] - last.box[3];
  // The next piece of the same line, or the next line not further than a line and a half away.
  if (Math.abs(drop) < size * 0.5) return line.box[0] >= last.box[2] - size;
  const overlaps = Math.min(last.box[2], line.box[2]) > Math.max(last.box[0], line.box[0]);
  if (drop < 0 || drop > size * 1.75 || !overlaps) return false;
  const isIndented = line.box[0] - last.box[0] > size * 0.8 && line.box[0] - last.box[0] < size * 4;
  return !(isIndented && /[.!?:]["”’)]?$/.test(last.text));
}

/** Letters of the longest word that is looked at. */
const maxWord = 80;

/** Joins lines, and keeps the hyphen of a word that the document writes with one elsewhere. */
function createMender(lines: readonly PdfLine[]) {
  let hyphens = 0;
  let known: ReadonlySet<string> | undefined;
  const words = (): ReadonlySet<string> => {
    known ??= new Set(
      lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}]+(?:-[\p{L}]+)*/gu) ?? []),
    );
    return known;
  };

  function join(text: string, next: string): { text: string; at: number } {
    const first = text.endsWith('-') ? /([\p{L}]+)-$/u.exec(text.slice(-maxWord))?.[1] : undefined;
    const second = /^[\p{Ll}][\p{L}]*/u.exec(next)?.[0];
    if (first === undefined || second === undefined)
      return { text: `${text} ${next}`, at: text.length + 1 };
    const isCompound =
      words().has(`${first}-${second}`.toLowerCase()) &&
      !words().has((first + second).toLowerCase());
    return isCompound ? { text: text + next, at: text.length } : glued(text, next);
  }

  function glued(text: string, next: string): { text: string; at: number } {
    hyphens += 1;
    return { text: text.slice(0, -1) + next, at: text.length - 1 };
  }

  return { join, hyphens: () => hyphens };
}
