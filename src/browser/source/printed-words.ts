import type { PrintedLine } from '../api/source-shapes.ts';

/** Part of a page as fractions of it, from its top left corner. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PrintedText {
  readonly content: string;
  readonly lines: readonly PrintedLine[];
}

/** How wide a text is, in any unit. */
export type Measure = (text: string) => number;

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Where a whole piece stands on its page. */
export function patchesOf({ lines }: PrintedText): Patch[] {
  return lines.map((line) => patch(line, 0, 1));
}

/**
 * Where these words of a piece stand on its page: whole lines, and of the first and the last the part
 * that holds them. Nothing when they are not in it, or when its lines do not know their words.
 */
export function patchesOfWords(text: PrintedText, said: string, measure: Measure): Patch[] {
  const { content, lines } = text;
  const from = said === '' ? -1 : content.indexOf(said);
  if (from === -1) return [];
  const to = from + said.length;
  return lines.flatMap((line, index) => {
    const at = line[4];
    if (at === undefined) return [];
    const printed = content.slice(at, lines[index + 1]?.[4] ?? content.length).trimEnd();
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, printed.length)];
    if (start >= end) return [];
    const whole = measure(printed) || 1;
    const share = (length: number): number => measure(printed.slice(0, length)) / whole;
    const ends = [share(start), share(end)] as const;
    return rightToLeft.test(printed)
      ? [patch(line, 1 - ends[1], 1 - ends[0])]
      : [patch(line, ...ends)];
  });
}

function patch([left, top, right, bottom]: PrintedLine, start: number, end: number): Patch {
  const width = right - left;
  return { left: left + width * start, top, width: width * (end - start), height: bottom - top };
}
