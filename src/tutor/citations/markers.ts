import { atomAt } from './atoms.ts';

/** `[2]` or `[1, 3]` as it stands in an answer. */
export interface Marker {
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly number[];
}

const marker = /^\[(\d{1,2}(?:[,;]\s*\d{1,2})*)\](?!\()/;

/** The citation that begins exactly at `at`. Nothing is numbered 0, so `[0, 1]` is an interval. */
export function markerAt(text: string, at: number): Marker | undefined {
  if (text[at] !== '[') return undefined;
  const [whole, inside = ''] = marker.exec(text.slice(at, at + 48)) ?? [];
  if (whole === undefined) return undefined;
  const numbers = inside.split(/[,;]\s*/).map(Number);
  return numbers.includes(0) ? undefined : { from: at, to: at + whole.length, numbers };
}

/** The citations of a text, outside its formulas and code. */
export function markersIn(text: string): Marker[] {
  const found: Marker[] = [];
  for (let at = 0; at < text.length;) {
    const atom = atomAt(text, at, true);
    const mark = markerAt(text, at);
    if (mark) found.push(mark);
    if (atom && atom !== 'unclosed') at = atom.end;
    else if (text[at] === '\\') at += 2;
    else at = mark?.to ?? at + 1;
  }
  return found;
}

// Of two backslashes the second is text.
const perhapsMarker = /(?<=(?:^|[^\\])(?:\\\\)*)\[(?:\d|$)/g;

/** Where, from `from` on, something begins that may be a citation once more has come; -1 when nowhere. */
export function possibleMarker(text: string, from: number): number {
  perhapsMarker.lastIndex = from;
  return perhapsMarker.exec(text)?.index ?? -1;
}
