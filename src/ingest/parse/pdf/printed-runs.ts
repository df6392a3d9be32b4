import type { Glyphs } from './lines.ts';
import { take } from './open-pdf.ts';
import type { Pdfium, Pointer } from './pdfium.ts';
import { unnamedGlyph } from './tex-glyphs.ts';

/** The part of the sheet that is shown, in points from its lower left, and how it is turned clockwise. */
export interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly quarters: number;
}

export interface PrintedRuns {
  readonly runs: readonly Glyphs[];
  /** Runs left out because they go up or down the page. */
  readonly sideways: number;
}

/** How a stretch of text is drawn; the size is in points. */
interface Style {
  readonly size: number;
  readonly isSideways: boolean;
}

interface Place {
  x: number;
  y: number;
  /** How far the character moves the next one on. */
  width: number;
}

interface OpenRun {
  text: string;
  /** A blank that follows the text, if another word does. */
  blank: '' | ' ';
  readonly x: number;
  readonly y: number;
  right: number;
  readonly style: Style;
}

/**
 * The characters of a page as runs on one baseline, in the order in which the file draws them, at their
 * places on the page as it is shown, y growing downwards.
 */
export function printedRuns(library: Pdfium, text: Pointer, frame: Frame): PrintedRuns {
  const characters = createCharacters(library, text, frame);
  try {
    return gather(library.calls.FPDFText_CountChars(text), characters);
  } finally {
    characters.release();
  }
}

function gather(count: number, characters: Characters): PrintedRuns {
  const runs: OpenRun[] = [];
  let run: OpenRun | undefined;
  let passedBy: Style | undefined;
  let sideways = 0;
  for (let index = 0; index < count; index += 1) {
    const character = characters.at(index);
    if (character === '') continue;
    if (character === ' ') {
      if (run && !characters.isGuessed(index)) run.blank = ' ';
      continue;
    }
    const style = characters.styleAt(index);
    if (style.isSideways) {
      sideways += style === passedBy ? 0 : 1;
      passedBy = style;
      continue;
    }
    const place = characters.placeAt(index);
    if (run && continues(run, place, style)) append(run, character, place);
    else {
      if (run) run.text += run.blank;
      run = begin(character, place, style);
      runs.push(run);
    }
  }
  return { runs: runs.map(close), sideways };
}

function begin(text: string, { x, y, width }: Readonly<Place>, style: Style): OpenRun {
  return { text, blank: '', x, y, right: x + width, style };
}

function append(run: OpenRun, character: string, { x, width }: Readonly<Place>): void {
  run.text += run.blank + character;
  run.blank = '';
  run.right = x + width;
}

function close({ text, x, y, right, style }: OpenRun): Glyphs {
  return { text, x, y, width: right - x, size: style.size };
}

/** Font sizes between two characters of one word, and between two words, of one run at most. */
const letterGap = 0.15;
const wordGap = 0.8;

function continues(run: OpenRun, { x, y }: Readonly<Place>, { size }: Style): boolean {
  if (size !== run.style.size || Math.abs(run.y - y) > size * 0.02) return false;
  const gap = x - run.right;
  return gap > -size * 0.3 && gap < size * (run.blank === '' ? letterGap : wordGap);
}

interface Characters {
  /** One character; every kind of blank as a space, and nothing for what is not printed. */
  at(index: number): string;
  /** True of a blank that the file does not hold: the library takes a gap for one. */
  isGuessed(index: number): boolean;
  styleAt(index: number): Style;
  /** The same object each time, with what is true of this character. */
  placeAt(index: number): Readonly<Place>;
  release(): void;
}

const blanks = new Set([9, 10, 13, 32, 0xa0]);
/** Blanks without width, and marks of the direction of writing, which the places tell. */
const unseen = new Set([0x200b, 0x200e, 0x200f, 0x2060, 0xfeff, ...range(0x202a, 0x202e)]);
/** What the library writes about one character: two doubles, then six floats; or the name of its font. */
const scratchBytes = 128;
const mostOfName = 100;

function createCharacters({ calls, memory }: Pdfium, text: Pointer, frame: Frame): Characters {
  const scratch = take({ calls }, scratchBytes);
  const isUpright = frame.quarters % 2 === 0;
  const firstDouble = scratch / 8;
  const firstFloat = scratch / 4 + 4;
  const place: Place = { x: 0, y: 0, width: 0 };
  let object: Pointer = -1;
  let style: Style = { size: 0, isSideways: false };

  function fontOf(index: number): string {
    const length = calls.FPDFText_GetFontInfo(
      text,
      index,
      scratch,
      mostOfName,
      scratch + mostOfName,
    );
    if (length <= 1 || length > mostOfName) return '';
    return Buffer.from(memory().bytes.subarray(scratch, scratch + length - 1)).toString();
  }

  function readStyle(index: number): Style {
    calls.FPDFText_GetMatrix(text, index, scratch + 16);
    const { floats } = memory();
    const [a = 1, b = 0, c = 0, d = 1] = floats.subarray(firstFloat, firstFloat + 4);
    const size = calls.FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
    const [along, across] = isUpright ? [a, b] : [b, a];
    return { size, isSideways: Math.abs(across) > Math.abs(along) * 0.3 };
  }

  return {
    at: (index) => {
      const code = calls.FPDFText_GetUnicode(text, index);
      if (calls.FPDFText_HasUnicodeMapError(text, index) === 1)
        return unnamedGlyph(fontOf(index), code);
      if (code > 32 && code < 127) return String.fromCharCode(code);
      if (blanks.has(code)) return ' ';
      if (code > 32) return unseen.has(code) ? '' : String.fromCodePoint(code);
      // The hyphen that breaks a word is said apart.
      return calls.FPDFText_IsHyphen(text, index) === 1 ? '-' : '\uFFFD';
    },
    isGuessed: (index) => calls.FPDFText_IsGenerated(text, index) === 1,
    styleAt: (index) => {
      const drawn = calls.FPDFText_GetTextObject(text, index);
      if (drawn !== object) {
        object = drawn;
        style = readStyle(index);
      }
      return style;
    },
    placeAt: (index) => {
      calls.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
      calls.FPDFText_GetLooseCharBox(text, index, scratch + 16);
      const { doubles, floats } = memory();
      const x = doubles[firstDouble] ?? 0;
      const y = doubles[firstDouble + 1] ?? 0;
      // The box is said as left, top, right, bottom.
      const [far, near] = isUpright ? [2, 0] : [1, 3];
      turn(place, x, y, frame);
      place.width = (floats[firstFloat + far] ?? 0) - (floats[firstFloat + near] ?? 0);
      return place;
    },
    release: () => calls.free(scratch),
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** From a place on the sheet, y growing upwards, to that on the page as it is shown. */
function turn(place: Place, x: number, y: number, frame: Frame): void {
  const { left, bottom, right, top, quarters } = frame;
  if (quarters === 1) [place.x, place.y] = [y - bottom, x - left];
  else if (quarters === 2) [place.x, place.y] = [right - x, y - bottom];
  else if (quarters === 3) [place.x, place.y] = [top - y, right - x];
  else [place.x, place.y] = [x - left, top - y];
}
