import type { Passage } from '../passages.ts';
import type { Citation, SupportCounts } from '../turn-event.ts';
import { createAnswerText, type AnswerPiece } from './answer-text.ts';
import { createCheckSentence, type Verdict } from './check-sentence.ts';
import { possibleMarker } from './markers.ts';
import { createSentenceReader, type AnswerUnit } from './sentence-reader.ts';

export interface CheckedAnswer {
  /** Takes the next piece of the model's answer; returns what may be shown now. */
  push(text: string): AnswerPiece[];
  /** What was held back until the end. */
  end(): AnswerPiece[];
  readonly cited: readonly Citation[];
  counts(): SupportCounts;
}

export interface CheckedAnswerNeeds {
  readonly passages: readonly Passage[];
  /** What becomes of a sentence that its source does not carry. */
  readonly policy: 'mark' | 'drop';
  /** Length of what the student has seen before, in UTF-16 units: marks count from there. */
  readonly from: number;
}

/**
 * Lets an answer through as it comes and checks it sentence by sentence. A citation is shown only
 * after its sentence was compared with the cited place; one that names no passage of this turn is
 * never shown. With `mark` words flow at once and only what follows a citation waits for the end
 * of its sentence; with `drop` a sentence waits for its own end.
 */
export function createCheckedAnswer({ passages, policy, from }: CheckedAnswerNeeds): CheckedAnswer {
  const reader = createSentenceReader();
  const text = createAnswerText(passages, from);
  const judge = createJudge(passages);
  const { tally } = judge;
  let held = '';
  /** How much of `held` was shown. */
  let shown = 0;
  /** Where the sentence in progress began. */
  let begun = from;
  /** A list marker whose first sentence was dropped, and which may still get another one. */
  let waitingPrefix = '';

  function drop({ raw, prefix }: AnswerUnit): AnswerPiece[] {
    tally.dropped += 1;
    const endsLine = /\n[ \t]*$/.test(raw);
    waitingPrefix = endsLine ? '' : waitingPrefix || prefix;
    return endsLine && !text.lineIsEmpty() ? text.add(/\s*$/.exec(raw)?.[0] ?? '') : [];
  }

  function take(unit: AnswerUnit): AnswerPiece[] {
    if (unit.kind === 'code') return text.add(unit.raw.slice(shown));
    const verdict = judge.hear(unit);
    if (verdict?.holds === false && policy === 'drop') return drop(unit);
    const pieces = text.add(waitingPrefix);
    waitingPrefix = '';
    pieces.push(...text.addSentence(unit.raw, shown, verdict?.holds ?? true));
    if (verdict?.holds === false) {
      tally.marked += 1;
      const to = text.length() - tailOf(unit.raw);
      const mark = { from: begun + unit.prefix.length, to, failed: verdict.failed };
      pieces.push({ type: 'mark', mark });
    }
    return pieces;
  }

  function drain(ended: boolean): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    for (let unit = reader.next(held, ended); unit; unit = reader.next(held, ended)) {
      pieces.push(...take(unit));
      held = held.slice(unit.raw.length);
      // What looked like an open formula may have let more than this sentence through.
      shown = Math.max(0, shown - unit.raw.length);
      begun = text.length() - shown;
    }
    const isCode = reader.isCode(held);
    if (policy === 'mark' || isCode) {
      const free = isCode ? held.length : freeLength(held, shown);
      pieces.push(...text.add(held.slice(shown, free)));
      shown = Math.max(shown, free);
    }
    return joinTexts(pieces);
  }

  return {
    cited: text.cited,
    push: (more) => {
      held += more;
      return drain(false);
    },
    end: () => drain(true),
    counts: () => ({
      cited: text.cited.length + text.silent(),
      passages: passages.length,
      ...tally,
    }),
  };
}

function createJudge(passages: readonly Passage[]) {
  const check = createCheckSentence(passages);
  const tally = { checked: 0, marked: 0, dropped: 0 };
  return {
    tally,
    hear: ({ raw, prefix }: AnswerUnit): Verdict | undefined => {
      const verdict = check(raw.slice(prefix.length), { isHeading: prefix.includes('#') });
      if (verdict) tally.checked += 1;
      return verdict;
    },
  };
}

/** The end of a sentence and the beginning of the next are one piece: the second would wait for a frame of its own. */
function joinTexts(pieces: readonly AnswerPiece[]): AnswerPiece[] {
  const joined: AnswerPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text')
      joined.splice(-1, 1, { type: 'text', text: last.text + piece.text });
    else joined.push(piece);
  }
  return joined;
}

/** Length of the blanks, or a table's bar, after a sentence. */
function tailOf(raw: string): number {
  return /[\s|]*$/.exec(raw)?.[0].length ?? 0;
}

/** How much of a sentence in progress nobody needs to wait for; nothing in what was shown is a citation. */
function freeLength(held: string, shown: number): number {
  const marker = possibleMarker(held, shown);
  let free = marker === -1 ? held.length : marker;
  while (free > shown && /[ \t]/.test(held[free - 1] ?? '')) free -= 1;
  return free;
}
