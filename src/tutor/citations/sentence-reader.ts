import { endsInAbbreviation } from '../../ground/text/index.ts';
import { atomAt } from './atoms.ts';
import { markerAt } from './markers.ts';

/** A sentence with its list marker before and its blanks after it; or a line of a code block. */
export interface AnswerUnit {
  readonly kind: 'prose' | 'code';
  readonly raw: string;
  /** List marker, heading mark, indentation: what stands before the sentence itself. */
  readonly prefix: string;
}

export interface SentenceReader {
  /** The next whole unit of `text`, which begins where the last one ended; undefined while it may still grow. */
  next(text: string, ended: boolean): AnswerUnit | undefined;
  /** True where `text` continues or begins a code block: nothing in it is a citation. */
  isCode(text: string): boolean;
}

/** A sentence without an end is taken as whole here: nobody waits for more, in characters. */
export const longestSentence = 600;

const blockPrefix = /^\s*(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6}|>)[ \t]+|\|[ \t]*)*/;
const fence = /^\s*(`{3,}|~{3,})/;
const halfFence = /^\s*(?:`{1,2}|~{1,2})$/;

/**
 * Cuts a growing Markdown answer into sentences. Put together again they are the answer. List
 * items, headings, table rows and paragraphs end a sentence; formulas, code and abbreviations do not.
 */
export function createSentenceReader(): SentenceReader {
  let openFence: string | undefined;
  let lineStart = true;
  // Growing text is read on from here, and not from the sentence's beginning at every token.
  let readOn: Place | undefined;

  function codeLine(text: string, ended: boolean): string | undefined {
    const at = text.indexOf('\n', text.search(/\S/));
    if (at === -1) return ended ? text : undefined;
    return text.slice(0, at + 1);
  }

  function readCode(text: string, ended: boolean): AnswerUnit | undefined {
    const raw = codeLine(text, ended);
    if (raw === undefined) return undefined;
    const [, ticks] = fence.exec(raw) ?? [];
    if (openFence === undefined) openFence = ticks;
    else if (ticks?.startsWith(openFence) && raw.trim() === ticks) openFence = undefined;
    return { kind: 'code', raw, prefix: '' };
  }

  const isCode = (text: string): boolean =>
    openFence !== undefined || (lineStart && fence.test(text));

  return {
    isCode,
    next: (text, ended) => {
      if (text === '') return undefined;
      if (isCode(text)) {
        const unit = readCode(text, ended);
        if (unit) lineStart = true;
        readOn = undefined;
        return unit;
      }
      if (lineStart && !ended && halfFence.test(text)) return undefined;
      const prefix = lineStart ? (blockPrefix.exec(text)?.[0] ?? '') : '';
      const at = readOn?.prefix === prefix ? readOn.at : prefix.length;
      const found = sentenceEnd(text, at, { from: prefix.length, prefix, ended });
      readOn = found.whole ? undefined : { prefix, at: found.at };
      if (!found.whole) return undefined;
      const raw = text.slice(0, found.at);
      lineStart = /\n[ \t]*$/.test(raw);
      return { kind: 'prose', raw, prefix };
    },
  };
}

/** How far a sentence was read, and with which prefix. */
interface Place {
  readonly prefix: string;
  readonly at: number;
}

interface Scan {
  readonly from: number;
  readonly prefix: string;
  readonly ended: boolean;
}

/** Where the sentence ends (`whole`), or up to where more text can change nothing. */
type Read = { readonly whole: boolean; readonly at: number };

function sentenceEnd(text: string, readFrom: number, scan: Scan): Read {
  const { from, ended } = scan;
  let at = readFrom;
  while (at < text.length) {
    const atom = atomAt(text, at, ended);
    if (atom === 'unclosed') return { whole: false, at };
    if (atom) {
      at = atom.end;
      continue;
    }
    const end = text[at] === '\n' ? lineEnd(text, at, scan) : stopEnd(text, at, ended);
    if (end === 'undecided') return { whole: false, at };
    if (end !== undefined) return { whole: true, at: end };
    if (isTooLong(at - from, text[at] ?? '')) return { whole: true, at: at + 1 };
    at += text[at] === '\\' ? 2 : 1;
  }
  return ended ? { whole: true, at: text.length } : { whole: false, at };
}

/** Cut at a blank; where none comes, anywhere. */
function isTooLong(length: number, char: string): boolean {
  return length >= longestSentence && (/\s/.test(char) || length >= 2 * longestSentence);
}

type End = number | 'undecided' | undefined;

const blockStart = /^[ \t]*(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]|>|\||`{3}|~{3})/;
const halfBlockStart = /^[ \t]*(?:[-*+•]|\d{1,3}[.)]?|#{1,6}|`{1,2}|~{1,2})?$/;

/** A line break ends a sentence when the block ends with it; else the paragraph goes on. */
function lineEnd(text: string, at: number, { prefix, ended }: Scan): End {
  const rest = text.slice(at + 1);
  // The blank lines behind it belong to it, and more of them may come.
  if (!ended && /^\s*$/.test(rest)) return 'undecided';
  if (/[#|]/.test(prefix) || /^[ \t]*\n/.test(rest) || blockStart.test(rest)) {
    return at + 1 + (/^\s*\n/.exec(rest)?.[0].length ?? 0);
  }
  if (!halfBlockStart.test(rest)) return undefined;
  return ended ? text.length : 'undecided';
}

const stops = /[.!?…。！？।؟]/;
const wideStops = /[。！？।]/;
const closers = /["'”’»›)*_~」』]/;

/** Where the sentence that stops at `at` ends, with the quotes, citations and blanks that belong to it. */
function stopEnd(text: string, at: number, ended: boolean): End {
  const stop = text[at] ?? '';
  if (!stops.test(stop)) return undefined;
  const after = afterStop(text, at + 1);
  if (after === text.length) return ended ? after : 'undecided';
  const rest = text.slice(after);
  // Half a citation, or the blank before one.
  if (!ended && /^\s*(?:\[[\d,;\s]*)?$/.test(rest)) return 'undecided';
  const blanks = /^\s*/.exec(rest)?.[0].length ?? 0;
  const wide = wideStops.test(stop);
  if (blanks === 0 && !wide) return undefined;
  const next = rest[blanks];
  if (next !== undefined && !wide && /\p{Ll}/u.test(next)) return undefined;
  if (stop === '.' && after === at + 1 && endsInAbbreviation(text.slice(0, after)))
    return undefined;
  return after + blanks;
}

function afterStop(text: string, from: number): number {
  let at = from;
  for (;;) {
    const blank = /^[ \t\n]?(?=\[)/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    const marker = markerAt(text, at + blank);
    if (marker) at = marker.to;
    else if (stops.test(text[at] ?? '') || closers.test(text[at] ?? '')) at += 1;
    else return at;
  }
}
