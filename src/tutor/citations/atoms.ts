/** A formula or a piece of code inside an answer: its inside is neither prose nor citation. */
export interface Atom {
  readonly kind: 'formula' | 'code';
  readonly end: number;
}

const pairs = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['$$', '$$'],
] as const;

/** A mark that is not closed within so many characters was no mark. */
const longest = { formula: 2_000, dollars: 300, code: 300 } as const;

/**
 * The formula or code that begins exactly at `at`: `unclosed` while its end may still come,
 * undefined when none begins there.
 */
export function atomAt(text: string, at: number, ended: boolean): Atom | 'unclosed' | undefined {
  const char = text[at];
  if (char !== '\\' && char !== '$' && char !== '`') return undefined;
  if (char === '\\' && at + 1 === text.length) return ended ? undefined : 'unclosed';
  const pair = pairs.find(([open]) => text.startsWith(open, at));
  if (pair) return between(text, at, { close: pair[1], ended });
  if (char === '$') return betweenDollars(text, at, ended);
  return char === '`' ? betweenTicks(text, at, ended) : undefined;
}

function between(
  text: string,
  at: number,
  { close, ended }: { close: string; ended: boolean },
): Atom | 'unclosed' | undefined {
  const to = text.indexOf(close, at + 2);
  const inside = text.slice(at + 2, to === -1 ? undefined : to);
  if (/\n[ \t]*\n/.test(inside) || inside.length > longest.formula) return undefined;
  if (to !== -1) return { kind: 'formula', end: to + close.length };
  return ended ? undefined : 'unclosed';
}

// Prices are no formulas: no space inside the marks, no digit after them, all on one line.
function betweenDollars(text: string, at: number, ended: boolean): Atom | 'unclosed' | undefined {
  if (/[\s$]/.test(text[at + 1] ?? '')) return undefined;
  const line = text.slice(at + 1).split('\n', 1)[0] ?? '';
  const whole = ended || at + 1 + line.length < text.length;
  for (const { index } of line.matchAll(/\$/g)) {
    if (/[\s\\]/.test(line[index - 1] ?? ' ')) continue;
    const next = line[index + 1];
    if (next === undefined && !whole) return 'unclosed';
    if (!/\d/.test(next ?? '')) return { kind: 'formula', end: at + index + 2 };
  }
  return whole || line.length > longest.dollars ? undefined : 'unclosed';
}

function betweenTicks(text: string, at: number, ended: boolean): Atom | 'unclosed' | undefined {
  const ticks = /^`+/.exec(text.slice(at))?.[0] ?? '`';
  const from = at + ticks.length;
  const to = text.indexOf(ticks, from);
  const inside = text.slice(from, to === -1 ? undefined : to);
  if (/\n[ \t]*\n/.test(inside) || inside.length > longest.code) return undefined;
  if (to !== -1) return { kind: 'code', end: to + ticks.length };
  return ended ? undefined : 'unclosed';
}
