/**
 * A value as PDF writes it (ISO 32000-2, 7.3): names begin with a slash, strings keep their brackets,
 * `true`, `false` and `null` stay words.
 */
export type PdfValue = number | string | Reference | readonly PdfValue[] | PdfDictionary;
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** Where an object stands that is written somewhere else. */
export interface Reference {
  readonly object: number;
}

export class IrregularPdfError extends Error {
  override readonly name = 'IrregularPdfError';
  readonly code = 'irregular_pdf';
}

const blank = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const reference = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const simple =
  /[+-]?(?:\d+\.?\d*|\.\d+)|\/[^\0\t\n\f\r ()<>[\]{}/%]*|<[\da-fA-F\s]*>|true|false|null/y;
const stringEdge = /[()\\]/g;
/** Nesting no honest file has. */
const deepest = 60;

/** Reads one value from `at` on. @throws IrregularPdfError */
export function readValue(source: string, at: number, depth = 0): { value: PdfValue; end: number } {
  if (depth > deepest) throw new IrregularPdfError('nested too deeply');
  const from = afterBlanks(source, at);
  if (source.startsWith('<<', from)) return readDictionary(source, from + 2, depth);
  if (source[from] === '[') return readArray(source, from + 1, depth);
  if (source[from] === '(') return readString(source, from);
  const [, object] = match(reference, source, from) ?? [];
  if (object !== undefined) return { value: { object: Number(object) }, end: reference.lastIndex };
  const [found] = match(simple, source, from) ?? [];
  if (found === undefined) throw new IrregularPdfError(`no value at ${from}`);
  return { value: /^[+-.\d]/.test(found) ? Number(found) : found, end: simple.lastIndex };
}

/** The offset of the first character that is neither blank nor part of a comment. */
export function afterBlanks(source: string, at: number): number {
  match(blank, source, at);
  return blank.lastIndex;
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function readDictionary(source: string, at: number, depth: number): ReturnType<typeof readValue> {
  const entries = new Map<string, PdfValue>();
  let next = afterBlanks(source, at);
  while (!source.startsWith('>>', next)) {
    const key = readValue(source, next, depth + 1);
    if (typeof key.value !== 'string' || !key.value.startsWith('/'))
      throw new IrregularPdfError(`no key at ${next}`);
    const { value, end } = readValue(source, key.end, depth + 1);
    entries.set(key.value.slice(1), value);
    next = afterBlanks(source, end);
  }
  return { value: entries, end: next + 2 };
}

function readArray(source: string, at: number, depth: number): ReturnType<typeof readValue> {
  const items: PdfValue[] = [];
  let next = afterBlanks(source, at);
  while (source[next] !== ']') {
    const { value, end } = readValue(source, next, depth + 1);
    items.push(value);
    next = afterBlanks(source, end);
  }
  return { value: items, end: next + 1 };
}

function readString(source: string, from: number): { value: string; end: number } {
  let open = 0;
  stringEdge.lastIndex = from;
  for (let edge = stringEdge.exec(source); edge; edge = stringEdge.exec(source)) {
    if (edge[0] === '\\') stringEdge.lastIndex += 1;
    else open += edge[0] === '(' ? 1 : -1;
    if (open === 0) return { value: source.slice(from, edge.index + 1), end: edge.index + 1 };
  }
  throw new IrregularPdfError('a string without end');
}

export function isReference(value: PdfValue | undefined): value is Reference {
  return typeof value === 'object' && 'object' in value;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}
