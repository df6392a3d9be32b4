import type { PdfLine } from './page-text.ts';

/** A run of characters, never of blanks alone, at its place: baseline from the left and from the top, in points. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface Sheet {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

interface OpenLine {
  readonly runs: Glyphs[];
  readonly y: number;
  readonly size: number;
  left: number;
  right: number;
}

const rightToLeftScripts =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const everyRightToLeft = new RegExp(rightToLeftScripts.source, 'gu');
/** A gap this many times the font size parts columns and the cells of a table. */
const columnGap = 2.2;

/** Joins runs to lines in the order in which the file draws them, which keeps sub- and superscripts in place. */
export function linesOf(
  glyphs: readonly Glyphs[],
  sheet: Sheet,
): { lines: PdfLine[]; rightToLeft: boolean } {
  const open: OpenLine[] = [];
  for (const run of glyphs) {
    const line = open.at(-1);
    if (line && continues(line, run)) add(line, run);
    else open.push(begin(run));
  }
  const lines = open.map((line) => close(line, sheet)).filter(({ text }) => text !== '');
  const backwards = lines.filter(({ text }) => isRightToLeft(text)).length;
  return { lines, rightToLeft: backwards > lines.length / 2 };
}

function begin(run: Glyphs): OpenLine {
  return { runs: [run], y: run.y, size: run.size, left: run.x, right: run.x + run.width };
}

function add(line: OpenLine, run: Glyphs): void {
  line.runs.push(run);
  line.left = Math.min(line.left, run.x);
  line.right = Math.max(line.right, run.x + run.width);
}

// Subscripts and superscripts sit a little off the baseline and still belong to the line.
function continues(line: OpenLine, run: Glyphs): boolean {
  const size = Math.max(line.size, run.size);
  if (Math.abs(line.y - run.y) >= size * 0.6) return false;
  const after = run.x - line.right;
  const before = line.left - (run.x + run.width);
  if (after > -line.size && after < size * columnGap) return true;
  // The next word of a line that is read from the right stands to the left.
  const backwards = rightToLeftScripts.test(run.text + (line.runs.at(-1)?.text ?? ''));
  return backwards && before > -line.size && before < size * columnGap;
}

function close(line: OpenLine, { page, width, height }: Sheet): PdfLine {
  const text = isRightToLeft(line.runs.map((run) => run.text).join(''))
    ? fromTheRight(line.runs)
    : fromTheLeft(line.runs);
  const share = (length: number, whole: number): number =>
    Math.round(Math.min(1, Math.max(0, length / whole)) * 10_000) / 10_000;
  return {
    text: tidy(text),
    size: Math.round((line.size / height) * 100_000) / 100_000,
    page,
    box: [
      share(line.left, width),
      share(line.y - line.size * 0.85, height),
      share(line.right, width),
      share(line.y + line.size * 0.25, height),
    ],
  };
}

export function isRightToLeft(text: string): boolean {
  if (!rightToLeftScripts.test(text)) return false;
  const backwards = text.match(everyRightToLeft)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return backwards >= letters / 2;
}

function fromTheLeft(runs: readonly Glyphs[]): string {
  let text = '';
  let right: number | undefined;
  for (const run of runs) {
    const gap = right === undefined ? 0 : run.x - right;
    text += (gap > run.size * 0.15 ? ' ' : '') + run.text;
    right = run.x + run.width;
  }
  return text;
}

/**
 * Orders the runs of a line from right to left. Numbers and words of other scripts inside it still
 * run from left to right: neighbours among them are turned back.
 */
function fromTheRight(runs: readonly Glyphs[]): string {
  const shown = runs.toSorted((a, b) => b.x - a.x);
  const ordered: Glyphs[] = [];
  let forward: Glyphs[] = [];
  for (const run of shown) {
    if (/[\p{Script=Latin}\p{N}]/u.test(run.text) && !rightToLeftScripts.test(run.text))
      forward.unshift(run);
    else {
      ordered.push(...forward, run);
      forward = [];
    }
  }
  ordered.push(...forward);
  let text = '';
  for (const [at, run] of ordered.entries()) {
    const previous = ordered[at - 1];
    text += (previous && apart(previous, run) > run.size * 0.15 ? ' ' : '') + run.text;
  }
  return text;
}

function apart(one: Glyphs, other: Glyphs): number {
  return Math.max(one.x - (other.x + other.width), other.x - (one.x + one.width));
}

const isTidy = /^[!-~]+(?: [!-~]+)*$/;

/** Ligatures as their letters, one kind of blank. */
function tidy(text: string): string {
  if (isTidy.test(text)) return text;
  return text
    .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replaceAll(/[\uFB1D-\uFB4F\uFB50-\uFDFF\uFE70-\uFEFC]/g, (form) => form.normalize('NFKC'))
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
