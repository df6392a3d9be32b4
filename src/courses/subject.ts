/** Subjects that are taught in ways of their own; `other` is taught in none. */
export const subjects = [
  'mathematics',
  'natural_science',
  'programming',
  'language_and_literature',
  'history_and_society',
  'other',
] as const;
export type Subject = (typeof subjects)[number];

/** Those that show in the form of a text, whatever language it is written in. */
export type SeenSubject = Extract<Subject, 'mathematics' | 'natural_science' | 'programming'>;

/** Fewer pieces of text tell nothing about a course. */
const fewestPieces = 4;
/** Enough of a piece to see its kind, in characters. */
const looked = 4_000;

/**
 * From which share of the pieces on a course counts as one of the subject, tried in this order: programs hold
 * brackets and equals signs, and a physicist's formulas come with units, so the rarer mark speaks first.
 * The shares are ours; a course in doubt is to stay neutral.
 */
const signs: readonly {
  readonly subject: SeenSubject;
  readonly share: number;
  readonly shows: (text: string) => boolean;
}[] = [
  { subject: 'programming', share: 0.25, shows: holdsCode },
  { subject: 'natural_science', share: 0.25, shows: holdsQuantities },
  { subject: 'mathematics', share: 0.35, shows: holdsFormulas },
];

/** What a course seems to be about, by the form of its own material alone; null where that does not tell. */
export function subjectOf(pieces: readonly string[]): SeenSubject | null {
  if (pieces.length < fewestPieces) return null;
  const texts = pieces.map((text) => text.slice(0, looked));
  const found = signs.find(
    ({ share, shows }) => texts.filter(shows).length >= share * texts.length,
  );
  return found?.subject ?? null;
}

/** None of them fits an item of a list in prose, or a line of LaTeX. */
const codeLines: readonly RegExp[] = [
  /^\s*(?:def \w+\(|class \w+\s*[:({]|from [\w.]+ import |import [\w.]+(?: as \w+|;)|#include\s*[<"])/,
  /^\s*(?:for \w+ in |while |if |elif )[^.?!]{1,80}:\s*$/,
  /^\s*(?:else|try|finally):\s*$/,
  /^\s*(?:(?:const|let|var) \w+ =|function \w+\(|(?:public|private) (?:static|class|void|int|String)\b)/,
  /^\s*(?:SELECT .{1,80} FROM |return\b.{0,80};\s*$)/,
  /^\s*(?:(?:print|printf|console\.log)\(.{0,120}\);?|\w[\w.]{0,40}\([^()]{0,80}\);)\s*$/,
  /^\s*[\w.]{1,40} [-+*]?= .{1,80};\s*$/,
  /^\s*\}[;,)]*\s*$|\)\s*\{\s*$/,
];

/** Prose keeps a paragraph in a line, so two short lines of this kind are no accident. */
function holdsCode(text: string): boolean {
  if (/^\s*(?:```|~~~)/m.test(text)) return true;
  const isCode = (line: string): boolean =>
    line.length < 200 && codeLines.some((pattern) => pattern.test(line));
  return text.split('\n').filter(isCode).length >= 2;
}

const quantity =
  /\d\s?(?:kg|mg|g\/mol|mol|m\/s|km\/h|km|cm|mm|nm|µm|μm|kJ|MJ|kPa|kW|eV|Hz|kHz|MHz|mL|ml|mT|mA|mV|kV|°C|Ω)(?![\p{L}\d])/u;

function holdsQuantities(text: string): boolean {
  return quantity.test(text);
}

const formula =
  /\\\(|\\\[|\\(?:frac|sum|int|sqrt|lim|begin\{(?:align|equation|matrix|pmatrix))|\$[^$\n]{0,120}[\\^_=][^$\n]{0,120}\$|[∫∑∏√∂∇∈∀∃⇒≤≥]|(?<!\p{L})\p{L}\(\p{L}\)\s?=|(?<!\p{L})\p{L}[′’]?\s?=\s?-?[\p{L}\d(]/u;

function holdsFormulas(text: string): boolean {
  return formula.test(text);
}
