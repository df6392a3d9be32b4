/** A formula found in a text. */
export interface Formula {
  readonly tex: string;
  /** True when it stands on a line of its own. */
  readonly display: boolean;
  /** Index after its closing mark. */
  readonly end: number;
}

interface Marks {
  readonly open: string;
  readonly close: string;
  readonly display: boolean;
}

const marks: readonly Marks[] = [
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
  { open: '$$', close: '$$', display: true },
];

/** The longest formula that is looked for; a lost mark must not swallow the page. */
const longest = 4_000;

/** The whole formula that begins exactly at `at`; undefined when none does, or it is not closed yet. */
export function formulaAt(text: string, at: number): Formula | undefined {
  const pair = marks.find(({ open }) => text.startsWith(open, at));
  if (pair) return between(text, at, pair);
  return text[at] === '$' ? betweenDollars(text, at) : undefined;
}

/** True when a formula is opened at `at` by marks that mean nothing else. */
export function opensFormula(text: string, at: number): boolean {
  return marks.some(({ open }) => text.startsWith(open, at));
}

function between(text: string, at: number, { open, close, display }: Marks): Formula | undefined {
  const from = at + open.length;
  const to = text.indexOf(close, from);
  if (to === -1 || to - from > longest) return undefined;
  const tex = text.slice(from, to);
  const foreign = tex.trim() === '' || (open !== close && tex.includes(open));
  return foreign ? undefined : { tex: tex.trim(), display, end: to + close.length };
}

// Prices are no formulas: no space inside the marks, no digit after them, all on one line.
function betweenDollars(text: string, at: number): Formula | undefined {
  if (/[\s$]/.test(text[at + 1] ?? ' ')) return undefined;
  const line = text.slice(at + 1, at + 1 + longest).split('\n', 1)[0] ?? '';
  for (const { index } of line.matchAll(/\$/g)) {
    const escaped = line[index - 1] === '\\';
    if (!escaped && !/\s/.test(line[index - 1] ?? ' ') && !/\d/.test(line[index + 1] ?? '')) {
      return { tex: line.slice(0, index), display: false, end: at + index + 2 };
    }
  }
  return undefined;
}

export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: Formula; readonly source: string };

/** Cuts a text into what is formula and what is not; joined again it is the same text. */
export function splitFormulas(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const formula = text[at - 1] === '\\' && text[at] === '$' ? undefined : formulaAt(text, at);
    if (!formula) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push({ kind: 'formula', formula, source: text.slice(at, formula.end) });
    at = formula.end;
  }
  if (plain !== '') pieces.push({ kind: 'text', text: plain });
  return pieces;
}

/** What follows a formula, so that a full stop never begins a line of its own. */
export function boundToFormula(text: string): string {
  return text.replace(/^(?=[.,;:!?)\]…])/, '\u2060');
}
