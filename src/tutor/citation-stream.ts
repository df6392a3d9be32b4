import { toCitation, type Passage } from './passages.ts';
import type { Citation } from './turn-event.ts';

export type CitedPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly citation: Citation };

export interface CitationStream {
  /** Takes the next piece of the model's answer; returns what may be shown now. */
  push(text: string): CitedPiece[];
  /** What was held back until the end. */
  end(): CitedPiece[];
  readonly cited: readonly Citation[];
}

/** The longest thing between brackets that could still become a citation, e.g. "[12, 13]". */
const longestMarker = 24;

/**
 * Reads citations out of an answer while it streams. A marker that names a passage of this turn is
 * announced once, just before the text that holds it; one that names none is left out, because a
 * citation nobody can open is worse than none.
 */
export function createCitationStream(passages: readonly Passage[]): CitationStream {
  const byMarker = new Map(passages.map((passage) => [passage.marker, passage]));
  const cited: Citation[] = [];
  let held = '';

  function resolve(inside: string): CitedPiece[] {
    const numbers = inside
      .split(/[,;\s]+/)
      .filter((part) => part !== '')
      .map(Number);
    const pieces: CitedPiece[] = [];
    for (const number of numbers) {
      const passage = byMarker.get(number);
      if (!passage) continue;
      if (!cited.some(({ marker }) => marker === `[${number}]`)) {
        const citation = toCitation(passage);
        cited.push(citation);
        pieces.push({ type: 'citation', citation });
      }
      pieces.push({ type: 'text', text: `[${number}]` });
    }
    return pieces;
  }

  function drain(atEnd: boolean): CitedPiece[] {
    const pieces: CitedPiece[] = [];
    while (held !== '') {
      const open = held.indexOf('[');
      if (open !== 0) {
        const plain = open === -1 ? held : held.slice(0, open);
        pieces.push({ type: 'text', text: plain });
        held = held.slice(plain.length);
        continue;
      }
      const marker = /^\[(\d{1,2}(?:[,;]\s*\d{1,2})*)\]/.exec(held);
      if (marker) {
        pieces.push(...resolve(marker[1] ?? ''));
        held = held.slice(marker[0].length);
      } else if (!atEnd && held.length < longestMarker && /^\[[\d,;\s]*$/.test(held)) {
        break;
      } else {
        pieces.push({ type: 'text', text: '[' });
        held = held.slice(1);
      }
    }
    return pieces;
  }

  return {
    cited,
    push: (text) => {
      held += text;
      return drain(false);
    },
    end: () => drain(true),
  };
}
