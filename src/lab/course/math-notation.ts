import type { Face } from './fonts.ts';
import { scripts } from './script-font.ts';

/** A stretch of text in one face; sizes, rise (upwards) and gap (white space after it) in points. */
export interface Segment {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly rise: number;
  readonly gap: number;
}

const token = /\\[a-z]+|\^(?:\{[^}]*\}|.)|_(?:\{[^}]*\}|.)|'+|\p{L}|[^\p{L}\\^_']+/gu;

// Shares of the size of the text around.
const small = 0.7;
const raised = 0.38;
const lowered = -0.2;
const beforeScript = 0.03;

// How far slanted letters lean out of their box. Kept below a tenth of the size: beyond that,
// readers of the text layer take the gap for a space.
const leaning: Readonly<Record<string, number>> = {
  f: 0.09,
  g: 0.03,
  k: 0.03,
  v: 0.03,
  y: 0.03,
  r: 0.03,
  V: 0.09,
  P: 0.09,
  S: 0.05,
  A: 0.01,
  x: 0.01,
};

/**
 * Reads one-line formulas such as "f'(x) = n x^{n−1}": letters are set slanted, \sin and its like
 * upright, ^ and _ raise and lower one character or a group in braces.
 */
export function mathSegments(source: string, size: number): Segment[] {
  const segments: Segment[] = [];
  for (const [part] of source.matchAll(token)) {
    if (part.startsWith('^')) segments.push(...script(bare(part), 'super', size));
    else if (part.startsWith('_')) segments.push(...script(bare(part), 'sub', size));
    else if (part.startsWith("'")) segments.push(primes(part.length, size));
    else segments.push(plain(part, size));
  }
  return segments.map((segment, at) => makeRoom(segment, segments[at + 1]));
}

function bare(part: string): string {
  return part.slice(1).replace(/^\{(.*)\}$/, '$1');
}

function plain(part: string, size: number): Segment {
  const letter = /^\p{Ll}|^[A-Z]/u.test(part) && part.length === 1;
  const face = letter ? 'math' : 'serif';
  return { text: part.replace('\\', ''), face, size, rise: 0, gap: 0 };
}

function primes(count: number, size: number): Segment {
  return {
    text: '′'.repeat(count),
    face: 'serif',
    size: size * small,
    rise: size * raised,
    gap: 0,
  };
}

function script(text: string, place: 'super' | 'sub', size: number): Segment[] {
  const rise = size * (place === 'super' ? raised : lowered);
  // "h → 0" below a limit: Unicode has no lowered arrow, so it stays plain, set off by spaces.
  const spelled = text.includes('→') ? ` ${text} ` : text;
  return Array.from(spelled, (char) => {
    const glyph = spelled === text ? scriptGlyph(char, place) : plain(char, size);
    return { text: glyph.text, face: glyph.face, size: size * small, rise, gap: 0 };
  });
}

function scriptGlyph(char: string, place: 'super' | 'sub'): Pick<Segment, 'text' | 'face'> {
  const { italic, upright } = scripts[place];
  const slanted = italic.get(char);
  if (slanted) return { text: slanted, face: place === 'super' ? 'mathSuper' : 'mathSub' };
  const straight = upright.get(char);
  if (straight) return { text: straight, face: place === 'super' ? 'serifSuper' : 'serifSub' };
  throw new TypeError(`there is no ${place}script for ${char}`);
}

function makeRoom(segment: Segment, next: Segment | undefined): Segment {
  if (segment.face !== 'math' || !next) return segment;
  const lean = leaning[segment.text] ?? 0;
  const share = next.rise > 0 ? Math.max(beforeScript, 0.8 * lean) : next.rise < 0 ? 0 : lean;
  return { ...segment, gap: segment.size * share };
}
