import { mayBeCited, toCitation, type Passage } from '../passages.ts';
import type { Citation, Mark } from '../turn-event.ts';
import { markersIn, type Marker } from './markers.ts';
import { quoteFor } from './span-quote.ts';

export type AnswerPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly citation: Citation }
  | { readonly type: 'mark'; readonly mark: Mark };

/** The answer as the student gets it: how long it is by now, and what it has cited. */
export interface AnswerText {
  readonly cited: readonly Citation[];
  /** How many passages carry the answer that may not be named. */
  silent(): number;
  length(): number;
  /** True where nothing of the present line was shown yet. */
  lineIsEmpty(): boolean;
  add(text: string): AnswerPiece[];
  /** The rest of a sentence from `at`, with the citations that hold; none of them when it fails. */
  addSentence(raw: string, at: number, holds: boolean): AnswerPiece[];
}

export function createAnswerText(passages: readonly Passage[], from: number): AnswerText {
  const cited: Citation[] = [];
  const silent = new Set<number>();
  let length = from;
  let lineIsEmpty = true;

  function add(text: string): AnswerPiece[] {
    if (text === '') return [];
    length += text.length;
    lineIsEmpty = /\n[ \t]*$/.test(text) || (lineIsEmpty && text.trim() === '');
    return [{ type: 'text', text }];
  }

  function cite(passage: Passage, sentence: string): AnswerPiece[] {
    const marker = `[${passage.marker}]`;
    if (cited.some((citation) => citation.marker === marker)) return add(marker);
    const citation = toCitation(passage, quoteFor(sentence, passage.hit.content));
    cited.push(citation);
    return [{ type: 'citation', citation }, ...add(marker)];
  }

  return {
    cited,
    silent: () => silent.size,
    add,
    length: () => length,
    lineIsEmpty: () => lineIsEmpty,
    addSentence: (raw, at, holds) => {
      const pieces: AnswerPiece[] = [];
      let done = at;
      for (const marker of markersIn(raw)) {
        const meant = holds ? passagesOf(marker, passages) : [];
        const known = meant.filter(mayBeCited);
        for (const passage of meant) if (!known.includes(passage)) silent.add(passage.marker);
        const before = raw.slice(done, marker.from);
        pieces.push(...add(known.length > 0 ? before : withoutGap(before, raw, marker)));
        for (const passage of known) pieces.push(...cite(passage, raw));
        done = marker.to;
      }
      return [...pieces, ...add(raw.slice(done))];
    },
  };
}

function passagesOf({ numbers }: Marker, passages: readonly Passage[]): Passage[] {
  return numbers.flatMap((number) => passages.filter(({ marker }) => marker === number));
}

/** A gap before a citation that is left out, unless a word follows it. */
function withoutGap(before: string, raw: string, { from, to }: Marker): string {
  // What stands around it must not close to another one; its beginning may have been shown already.
  if (halfMarker.test(raw.slice(0, from))) return before + wordJoiner;
  return /^[\p{L}\p{N}]/u.test(raw.slice(to)) ? before : before.replace(/[ \t]+$/, '');
}

/** Invisible, and no citation holds one. */
const wordJoiner = '\u2060';
const halfMarker = /\[[\d,;\s]*$/;
